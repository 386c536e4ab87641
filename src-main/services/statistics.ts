import { readDocument, readPage } from '../domain/dataset-versions/object-forms';
import type { ObjectId, ObjectReader } from '../domain/dataset-versions/object-store';
import type { DocumentContent, PageContent } from '../domain/regions/region';
import type { LibraryReader } from '../storage/library-storage';
import type { Summary } from '../storage/repositories/summary-repository';
import type { Statistics } from '../storage/repositories/version-repository';

type Node = { readonly entries: [string, ObjectId][] } | { readonly children: [string, ObjectId, number][] };

/**
 * Counts of a dataset root. Each tree node and document is counted once in its life and remembered by
 * its object id, so a version that changed one page costs the nodes above that page.
 */
export function countRoot(reader: LibraryReader, objects: ObjectReader, root: ObjectId): Statistics {
  const known = reader.summaries.get(root);
  if (known !== undefined) return known;
  const node = objects.read(root) as unknown as Node;
  const parts =
    'children' in node
      ? node.children.map(([, child]) => countRoot(reader, objects, child))
      : node.entries.map(([, document]) => countDocument(reader, objects, document));
  const total = addAll(parts);
  reader.summaries.put(root, total);
  return total;
}

/** Counts of one document object. */
export function countDocument(reader: LibraryReader, objects: ObjectReader, id: ObjectId): Summary {
  const known = reader.summaries.get(id);
  if (known !== undefined) return known;
  const document = readDocument(objects, id);
  const summary = summariseDocument(document, {
    pages: countFilePages(reader, document.file),
    countsOf: (page) => countPage(readPage(objects, page)),
  });
  reader.summaries.put(id, summary);
  return summary;
}

/** What a document's counts need of one page. */
export interface PageCounts {
  readonly regions: number;
  readonly isReviewed: boolean;
  /** Regions by class id; the empty id stands for none. */
  readonly byClass: Readonly<Record<string, number>>;
}

/** Counts of one page's content. */
export function countPage({ regions, state }: PageContent): PageCounts {
  const byClass = emptyCounts();
  for (const region of regions) byClass[region.class ?? ''] = (byClass[region.class ?? ''] ?? 0) + 1;
  return { regions: regions.length, isReviewed: state === 'reviewed', byClass };
}

/** Pages of a document, with regions or without. One whose file is absent counts as one page. */
export const countFilePages = (reader: LibraryReader, file: string | null): number =>
  file === null ? 1 : (reader.fileFacts.get(file)?.pages ?? 0);

/** Counts of a document from those of its pages, for a caller that has them at hand. */
export function summariseDocument(
  { file, absent, split, pages: pageObjects }: DocumentContent,
  { pages, countsOf }: { readonly pages: number; countsOf(page: ObjectId): PageCounts },
): Summary {
  const counts = pageObjects.map(([, page]) => countsOf(page));
  const pagesWithRegions = counts.filter(({ regions }) => regions > 0).length;
  const shown = { file, ...(absent !== undefined && { absent }), ...(split !== undefined && { split }) };
  return {
    documents: 1,
    pages,
    regions: counts.reduce((sum, { regions }) => sum + regions, 0),
    reviewedPages: counts.filter(({ isReviewed }) => isReviewed).length,
    emptyPages: pages - pagesWithRegions,
    byClass: sumCounts(counts.map(({ byClass }) => byClass)),
    bySplit: { [split ?? '']: 1 },
    document: shown,
  };
}

/** One sum for many parts: copying it for each would cost the number of classes every time. */
function addAll(parts: readonly Statistics[]): Statistics {
  const total = { documents: 0, pages: 0, regions: 0, reviewedPages: 0, emptyPages: 0 };
  for (const part of parts) {
    total.documents += part.documents;
    total.pages += part.pages;
    total.regions += part.regions;
    total.reviewedPages += part.reviewedPages;
    total.emptyPages += part.emptyPages;
  }
  return {
    ...total,
    byClass: sumCounts(parts.map(({ byClass }) => byClass)),
    bySplit: sumCounts(parts.map(({ bySplit }) => bySplit)),
  };
}

/**
 * A table without a prototype. To V8 an ordinary object is a record: with hundreds of classes, every order in
 * which they turn up on a page would become a hidden class of its own, and that takes longer than counting.
 */
const emptyCounts = (): Record<string, number> => Object.create(null) as Record<string, number>;

function sumCounts(all: readonly Readonly<Record<string, number>>[]): Record<string, number> {
  const sum = emptyCounts();
  for (const counts of all)
    for (const [key, count] of Object.entries(counts)) sum[key] = (sum[key] ?? 0) + count;
  return sum;
}
