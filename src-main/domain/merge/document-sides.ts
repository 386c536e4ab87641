import { readDocument, readPage } from '../dataset-versions/object-forms';
import type { ObjectId, ObjectReader } from '../dataset-versions/object-store';
import { scalePage } from '../diff/scale-regions';
import type { PageSize } from '../geometry/units';
import { migrateDocument, type DocumentPage } from '../migration/migrate-document';
import type { Migrator } from '../migration/migrate-page';
import type { DocumentContent, PageContent } from '../regions/region';
import type { ThreeValues } from './conflict';
import type { PlacedRegion } from './merge-region';

/** Size of a page of a file, in units; `undefined` when it is not known. */
export type PageSizeOf = (file: string, pageIndex: number) => PageSize | undefined;

/** One side's document, its labels under the merged schema. */
export interface DocumentSide {
  readonly document: DocumentContent;
  /** Pages that were read. Those that are the same on all sides were not. */
  readonly pages: ReadonlyMap<number, PageContent>;
}

/** Carries labels to the merged schema; `null` where they are under it already. */
export type SideMigrators = Readonly<Record<'ours' | 'theirs', Migrator | null>> & {
  /**
   * The common ancestor, by way of our schema and by way of theirs. Where the two lead to different labels,
   * the schema changes themselves disagree, and what differs has no base.
   */
  readonly base: readonly [viaOurs: Migrator, viaTheirs: Migrator] | null;
};

export const NO_MIGRATORS: SideMigrators = { ours: null, theirs: null, base: null };

/** Is told what a migration made of the pages of a document. */
export type OnMigrated = (entry: string, pages: readonly DocumentPage[]) => void;

/** Where documents are read, and how they are understood. */
export interface DocumentSource {
  readonly reader: ObjectReader;
  readonly pageSize: PageSizeOf;
  readonly onMigrated?: OnMigrated | undefined;
}

/** Reads a document with the pages at these places, and carries it to the merged schema. */
export function readSide(
  { reader, pageSize, onMigrated }: DocumentSource,
  id: ObjectId,
  places: ReadonlySet<number> | null,
  migrator: Migrator | null,
): DocumentSide {
  const stored = readDocument(reader, id);
  const wanted = stored.pages.filter(([index]) => places === null || places.has(index));
  if (migrator === null)
    return {
      document: stored,
      pages: new Map(wanted.map(([index, pageId]) => [index, readPage(reader, pageId)])),
    };
  const { relations: _before, ...rest } = stored;
  const migrated = migrateDocument(reader, { ...stored, pages: wanted }, migrator, pageSize);
  onMigrated?.(stored.entry, migrated.pages);
  const { relations } = migrated;
  return {
    document: { ...rest, ...(relations !== undefined && { relations }) },
    pages: new Map(migrated.pages.map((page) => [page.pageIndex, page.migrated.page])),
  };
}

/** The places of pages that are not the same object on all three sides. */
export function differingPages(documents: ThreeValues<DocumentContent>): Set<number> {
  const [base, ours, theirs] = [documents.base, documents.ours, documents.theirs].map(pagesOf) as ThreePages;
  const places = [base, ours, theirs].flatMap((pages) => [...pages.keys()]);
  return new Set(places.filter((at) => ours.get(at) !== theirs.get(at) || ours.get(at) !== base.get(at)));
}

type ThreePages = [base: Pages, ours: Pages, theirs: Pages];
type Pages = ReadonlyMap<number, ObjectId>;
const pagesOf = (document: DocumentContent | undefined): Pages => new Map(document?.pages ?? []);

/**
 * The side measured in the pages of the file that the merged document has: who attached a file to
 * annotations that came without measured their regions anew, the other side did not.
 */
export function atFile(
  side: DocumentSide | undefined,
  file: string | null,
  pageSize: PageSizeOf,
): DocumentSide | undefined {
  if (side === undefined || file === null || side.document.file !== null) return side;
  const { absent } = side.document;
  if (absent === undefined) return side;
  const pages = [...side.pages].map(([index, page]): [number, PageContent] => {
    const size = pageSize(file, index);
    return [index, size === undefined ? page : scalePage(page, absent, size)];
  });
  return { ...side, pages: new Map(pages) };
}

/** The regions of the pages that were read, by id. */
export function regionsOf(side: DocumentSide | undefined): Map<string, PlacedRegion> {
  const regions = new Map<string, PlacedRegion>();
  for (const [pageIndex, { regions: list }] of [...(side?.pages ?? [])].sort((a, b) => a[0] - b[0])) {
    for (const region of list) {
      // An id is there once in a document; a second one, which only damage could make, is not to be lost.
      const key = regions.has(region.id) ? `${region.id} ${pageIndex}` : region.id;
      regions.set(key, { pageIndex, region });
    }
  }
  return regions;
}
