import { readDocument, readPage } from '../domain/dataset-versions/object-forms';
import type { ObjectId, ObjectReader } from '../domain/dataset-versions/object-store';
import { emptyTable, sumHistograms } from '../domain/distribution/histogram';
import { sizesOnPage, sumSpreads, type Spread } from '../domain/distribution/spread';
import type { PageSize } from '../domain/geometry/units';
import { sizeOfPage } from '../domain/migration/migrate-document';
import type { DocumentContent, PageContent } from '../domain/regions/region';
import type { LibraryReader } from '../storage/library-storage';
import type { Summary } from '../storage/repositories/summary-repository';

type Node = { readonly entries: [string, ObjectId][] } | { readonly children: [string, ObjectId, number][] };

/**
 * Counts of a dataset root. Each tree node and document is counted once in its life and remembered by
 * its object id, so a version that changed one page costs the nodes above that page.
 */
export function countRoot(reader: LibraryReader, objects: ObjectReader, root: ObjectId): Summary {
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
  return recountDocument(reader, objects, id);
}

/** Counts a document from its pages, whatever was remembered of it. */
export function recountDocument(reader: LibraryReader, objects: ObjectReader, id: ObjectId): Summary {
  const document = readDocument(objects, id);
  const { pageSize } = reader.fileFacts;
  const summary = summariseDocument(document, {
    pages: countFilePages(reader, document.file),
    countsOf: (page, pageIndex) =>
      countPage(readPage(objects, page), sizeOfPage(document, pageIndex, pageSize)),
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
  readonly sizes: Spread['sizes'];
}

/**
 * Counts of one page's content.
 *
 * @param size of the page, in units; `null` when it is not known
 */
export function countPage({ regions, state }: PageContent, size: PageSize | null): PageCounts {
  const byClass = emptyTable<number>();
  for (const region of regions) byClass[region.class ?? ''] = (byClass[region.class ?? ''] ?? 0) + 1;
  const sizes = sizesOnPage(regions, size);
  return { regions: regions.length, isReviewed: state === 'reviewed', byClass, sizes };
}

/** Pages of a document, with regions or without. One whose file is absent counts as one page. */
export const countFilePages = (reader: LibraryReader, file: string | null): number =>
  file === null ? 1 : (reader.fileFacts.get(file)?.pages ?? 0);

/** Counts of a document from those of its pages, for a caller that has them at hand. */
export function summariseDocument(
  { file, absent, split, pages: pageObjects }: DocumentContent,
  { pages, countsOf }: { readonly pages: number; countsOf(page: ObjectId, pageIndex: number): PageCounts },
): Summary {
  const counts = pageObjects.map(([pageIndex, page]) => countsOf(page, pageIndex));
  const pagesWithRegions = counts.filter(({ regions }) => regions > 0).length;
  const shown = { file, ...(absent !== undefined && { absent }), ...(split !== undefined && { split }) };
  return {
    documents: 1,
    pages,
    regions: counts.reduce((sum, { regions }) => sum + regions, 0),
    reviewedPages: counts.filter(({ isReviewed }) => isReviewed).length,
    emptyPages: pages - pagesWithRegions,
    byClass: sumHistograms(counts.map(({ byClass }) => byClass)),
    bySplit: { [split ?? '']: 1 },
    document: shown,
    spread: sumSpreads(counts.map(spreadOnPage)) as Spread,
  };
}

const spreadOnPage = ({ regions, sizes }: PageCounts): Spread => ({
  pages: regions === 0 ? {} : { [regions]: 1 },
  sizes,
});

/** One sum for many parts: copying it for each would cost the number of classes every time. */
export function addAll(parts: readonly Summary[]): Summary {
  const total = { documents: 0, pages: 0, regions: 0, reviewedPages: 0, emptyPages: 0 };
  for (const part of parts) {
    total.documents += part.documents;
    total.pages += part.pages;
    total.regions += part.regions;
    total.reviewedPages += part.reviewedPages;
    total.emptyPages += part.emptyPages;
  }
  const spread = sumSpreads(parts.map((part) => part.spread));
  return {
    ...total,
    byClass: sumHistograms(parts.map(({ byClass }) => byClass)),
    bySplit: sumHistograms(parts.map(({ bySplit }) => bySplit)),
    ...(spread !== undefined && { spread }),
  };
}
