import { readPage, writePage } from '../../domain/dataset-versions/object-forms';
import type { ObjectId } from '../../domain/dataset-versions/object-store';
import { readPageProvenance, writePageProvenance } from '../../domain/dataset-versions/provenance';
import type { DocumentContent, PageContent } from '../../domain/regions/region';
import type { ObjectBuffer } from '../../storage/repositories/object-buffer';

/** A document whose labels are those of a file. */
export interface ReplacedDocument {
  /** As it was before the import, but for its relations. */
  content: DocumentContent;
  readonly pages: Map<number, ObjectId>;
  readonly provenance: Map<number, ObjectId>;
  /** Ids of the regions that the file has, of every page that it speaks of. */
  readonly inFile: Map<number, Set<string>>;
}

/**
 * Takes away what a file does not have on the pages that it speaks of. What pointed there goes with it: places in the
 * reading order, relations, and the parents of regions that stay.
 *
 * @returns how many regions went, and how many pages that the import had left as they were changed so
 */
export function dropWhatFileLacks(
  objects: ObjectBuffer,
  document: ReplacedDocument,
): { readonly regions: number; readonly pages: number } {
  const gone = new Set<string>();
  for (const [pageIndex, kept] of document.inFile)
    for (const { id } of readPage(objects, document.pages.get(pageIndex)).regions)
      if (!kept.has(id)) gone.add(id);
  if (gone.size === 0) return { regions: 0, pages: 0 };
  const original = new Map(document.content.pages);
  let pages = 0;
  for (const [pageIndex, id] of document.pages) {
    const next = putPage(objects, document, { pageIndex, gone });
    if (next !== id && original.get(pageIndex) === id) pages += 1;
  }
  const { relations = [] } = document.content;
  const isLeft = ({ from, to }: { from: string; to: string }): boolean => !gone.has(from) && !gone.has(to);
  document.content = { ...document.content, relations: relations.filter(isLeft) };
  return { regions: gone.size, pages };
}

interface Gone {
  readonly pageIndex: number;
  readonly gone: ReadonlySet<string>;
}

function putPage(
  objects: ObjectBuffer,
  { pages, provenance }: ReplacedDocument,
  { pageIndex, gone }: Gone,
): ObjectId | null {
  const before = readPage(objects, pages.get(pageIndex));
  const id = writePage(objects, pageWithout(before, gone));
  if (id === null) pages.delete(pageIndex);
  else pages.set(pageIndex, id);
  if (!before.regions.some((region) => gone.has(region.id))) return id;
  const known = readPageProvenance(objects, provenance.get(pageIndex));
  const regions = Object.fromEntries(Object.entries(known.regions).filter(([region]) => !gone.has(region)));
  const isEmpty = before.regions.every((region) => gone.has(region.id));
  const provenanceId = isEmpty ? null : writePageProvenance(objects, { ...known, regions });
  if (provenanceId === null) provenance.delete(pageIndex);
  else provenance.set(pageIndex, provenanceId);
  return id;
}

function pageWithout(page: PageContent, gone: ReadonlySet<string>): PageContent {
  const regions = page.regions
    .filter(({ id }) => !gone.has(id))
    .map((region) => {
      if (region.parent === undefined || !gone.has(region.parent)) return region;
      const { parent: _parent, ...rest } = region;
      return rest;
    });
  const order = page.order?.filter((id) => !gone.has(id));
  return { ...page, regions, ...(order !== undefined && { order }) };
}
