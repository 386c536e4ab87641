import { readDocument, readPage } from '../domain/dataset-versions/object-forms';
import { diffTrees, listEntries, type TreeEntry } from '../domain/dataset-versions/document-tree';
import type { ObjectId, ObjectReader } from '../domain/dataset-versions/object-store';
import { emptyTable, subtractHistogram, sumHistograms } from '../domain/distribution/histogram';
import { sizesOnPage, subtractSpread, sumSpreads, type Spread } from '../domain/distribution/spread';
import type { PageSize } from '../domain/geometry/units';
import { sizeOfPage } from '../domain/migration/migrate-document';
import type { DocumentContent, PageContent } from '../domain/regions/region';
import type { LibraryReader } from '../storage/library-storage';
import type { Statistics } from '../storage/repositories/version-repository';
import type { Summary } from '../storage/repositories/summary-repository';

/**
 * Counts of a dataset root, by correcting those of one near it for the documents that differ: a version that changed
 * one page costs that document. Where none of those near is known, all documents are added up.
 *
 * They are remembered for the roots that somebody comes back to alone (`summaries.put`): kept beside every node of every
 * tree, counts took more room than the pages that had changed (docs/decisions/0018).
 *
 * @param near roots that are probably like it, the likest first
 */
export function countRoot(
  reader: LibraryReader,
  objects: ObjectReader,
  root: ObjectId,
  near: readonly ObjectId[] = [],
): Summary {
  const known = reader.summaries.get(root);
  if (known !== undefined) return known;
  for (const other of near) {
    const counts = reader.summaries.get(other);
    if (counts !== undefined) return correctCounts(reader, objects, { root: other, counts }, root);
  }
  const entries = listEntries(objects, root);
  return addAll([...documentsOf(entries, (ids) => addDocuments(reader, objects, ids))]);
}

/** A root whose counts are known. */
export interface CountedRoot {
  readonly root: ObjectId;
  readonly counts: Summary;
}

/** Counts of a root from those of another one and the documents that differ. */
export function correctCounts(
  reader: LibraryReader,
  objects: ObjectReader,
  known: CountedRoot,
  root: ObjectId,
): Summary {
  const before: ObjectId[] = [];
  const after: ObjectId[] = [];
  for (const change of diffTrees(objects, known.root, root)) {
    if (change.before !== undefined) before.push(change.before);
    if (change.after !== undefined) after.push(change.after);
  }
  const more = addAll([known.counts, addDocuments(reader, objects, after)]);
  return subtractCounts(more, addDocuments(reader, objects, before));
}

/** Documents that are looked up at once. */
const BATCH_DOCUMENTS = 500;

function* documentsOf<Result>(
  entries: Iterable<TreeEntry>,
  take: (ids: readonly ObjectId[]) => Result,
): Generator<Result> {
  let ids: ObjectId[] = [];
  for (const [, id] of entries) {
    ids.push(id);
    if (ids.length < BATCH_DOCUMENTS) continue;
    yield take(ids);
    ids = [];
  }
  if (ids.length > 0) yield take(ids);
}

function addDocuments(reader: LibraryReader, objects: ObjectReader, ids: readonly ObjectId[]): Summary {
  const known = reader.summaries.getMany(ids);
  return addAll(ids.map((id) => known.get(id) ?? recountDocument(reader, objects, id)));
}

/** What the row of a version says. How regions spread stays beside its root: every list of versions would read it. */
export function statisticsOf({ spread: _spread, document: _document, ...counts }: Summary): Statistics {
  return counts;
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

/** What is left of some counts without a part of them. */
function subtractCounts(all: Summary, part: Summary): Summary {
  const spread = subtractSpread(all.spread, part.spread);
  return {
    documents: all.documents - part.documents,
    pages: all.pages - part.pages,
    regions: all.regions - part.regions,
    reviewedPages: all.reviewedPages - part.reviewedPages,
    emptyPages: all.emptyPages - part.emptyPages,
    byClass: subtractHistogram(all.byClass, part.byClass),
    bySplit: subtractHistogram(all.bySplit, part.bySplit),
    ...(spread !== undefined && { spread }),
  };
}
