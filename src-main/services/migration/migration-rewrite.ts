import { compareCodeUnits } from '../../domain/canonical/canonical-json';
import { documentObject, readPage, writePage } from '../../domain/dataset-versions/object-forms';
import type { ObjectId, ObjectWriter } from '../../domain/dataset-versions/object-store';
import {
  provenanceOf,
  readPageProvenance,
  writeDocumentProvenance,
  writePageProvenance,
  type Act,
  type DocumentProvenance,
  type PageProvenance,
  type RegionProvenance,
} from '../../domain/dataset-versions/provenance';
import type { PageSize } from '../../domain/geometry/units';
import {
  sizeOfPage,
  type DocumentPage,
  type MigratedDocument,
} from '../../domain/migration/migrate-document';
import type { MigratedPage } from '../../domain/migration/migrate-page';
import type { DocumentContent } from '../../domain/regions/region';
import type { ReviewItemRow } from '../../storage/repositories/review-repository';
import type { Summary } from '../../storage/repositories/summary-repository';
import { countPage, summariseDocument, type PageCounts } from '../statistics';

interface WalkedDocument {
  readonly id: ObjectId;
  readonly document: DocumentContent;
  readonly migrated: MigratedDocument;
  /** Pages of its file, with regions or without. */
  readonly filePages: number;
}

/** What a plan leaves to a person in one document. */
export function itemsOf(plan: ObjectId, entry: string, pages: readonly DocumentPage[]): ReviewItemRow[] {
  return pages.flatMap(({ pageIndex, migrated }) =>
    migrated.outcomes
      .filter(({ questions }) => questions.length > 0)
      .map(({ id, questions }) => ({ plan, entry, pageIndex, region: id, questions })),
  );
}

/**
 * Writes what a migration makes of a document.
 *
 * @param pageSize size of a page of a file, in units; `undefined` when it is not known
 * @returns `null` when nothing changed
 */
export function rewriteDocument(
  objects: ObjectWriter,
  { id, document, migrated, filePages }: WalkedDocument,
  pageSize: (file: string, pageIndex: number) => PageSize | undefined,
): { id: ObjectId; summary: Summary } | null {
  const counts = new Map<ObjectId, PageCounts>();
  const pages = document.pages.flatMap(([pageIndex, old], index): [number, ObjectId][] => {
    const page = migrated.pages[index] as DocumentPage;
    const next = page.migrated.page === page.before ? old : writePage(objects, page.migrated.page);
    if (next === null) return [];
    counts.set(next, countPage(page.migrated.page, sizeOfPage(document, pageIndex, pageSize)));
    return [[pageIndex, next]];
  });
  const { relations: _old, ...rest } = document;
  const { relations } = migrated;
  const next = { ...rest, pages, ...(relations !== undefined && { relations }) };
  const written = objects.write(documentObject(next));
  if (written === id) return null;
  const countsOf = (page: ObjectId, pageIndex: number): PageCounts =>
    counts.get(page) ?? countPage(readPage(objects, page), sizeOfPage(document, pageIndex, pageSize));
  return { id: written, summary: summariseDocument(next, { pages: filePages, countsOf }) };
}

/** Writes the provenance of the pages of a document that a migration changed, and gives that of the document. */
export function rewriteProvenance(
  objects: ObjectWriter,
  known: DocumentProvenance,
  pages: readonly DocumentPage[],
  act: Act,
): ObjectId | null {
  const provenance = new Map(known);
  for (const { pageIndex, before, migrated } of pages) {
    if (migrated.page === before) continue;
    const page = readPageProvenance(objects, provenance.get(pageIndex));
    const written = writePageProvenance(objects, provenanceAfter(page, migrated, act));
    if (written === null) provenance.delete(pageIndex);
    else provenance.set(pageIndex, written);
  }
  return writeDocumentProvenance(objects, [...provenance]);
}

function provenanceAfter(
  page: PageProvenance,
  { page: after, outcomes }: MigratedPage,
  act: Act,
): PageProvenance {
  const rewritten = outcomes.filter((one) => one.after !== one.before);
  const stayed = rewritten.filter((one) => one.after !== null).length;
  const listsNone = page.default !== undefined && Object.keys(page.regions).length === 0;
  // The page as one import made it, all of it rewritten: most pages of a large migration, so without tables of ids.
  if (listsNone && stayed > 0 && stayed === after.regions.length) return { ...page, changed: act };
  const ids = new Set(rewritten.map(({ id }) => id));
  const isWhole =
    page.default !== undefined &&
    after.regions.length > 0 &&
    after.regions.every(({ id }) => ids.has(id) || page.regions[id] !== undefined);
  const regions = new Map<string, RegionProvenance>(Object.entries(page.regions));
  for (const { id, after: next } of rewritten) {
    if (next === null) regions.delete(id);
    else if (regions.has(id) || !isWhole)
      regions.set(id, { changed: act, made: provenanceOf(page, id)?.made ?? act });
  }
  // In the order of the canonical form: writing it needs no sorting then, which takes far longer.
  const sorted = Object.fromEntries([...regions].sort(([a], [b]) => compareCodeUnits(a, b)));
  return isWhole ? { ...page, changed: act, regions: sorted } : { ...page, regions: sorted };
}
