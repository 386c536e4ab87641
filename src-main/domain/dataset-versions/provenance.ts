import type { ObjectId, ObjectReader, ObjectWriter, StoredObject } from './object-store';

/** Who did something to a region, when, and through which import. */
export interface Act {
  readonly by: string;
  /** ISO 8601, UTC, milliseconds. */
  readonly at: string;
  /** Id of the import run, or object id of the migration's plan, when it came through one. */
  readonly run?: string;
}

/** Who made a region and who changed it last. `changed` is absent while nobody has. */
export interface RegionProvenance {
  readonly made: Act;
  readonly changed?: Act;
}

/**
 * Provenance of the regions of one page. Regions that are not listed have `made: default`: a page that
 * was imported as a whole, like most pages are, costs one object shared by all pages of the run, and so
 * does one that a migration rewrote as a whole.
 */
export interface PageProvenance {
  readonly default?: Act;
  /** Who changed the regions that are not listed: a migration that rewrote all of them. Only beside `default`. */
  readonly changed?: Act;
  readonly regions: Readonly<Record<string, RegionProvenance>>;
}

export const NO_PROVENANCE: PageProvenance = { regions: {} };

/** Provenance of one region; `undefined` when nothing is known (content older than its provenance). */
export function provenanceOf(page: PageProvenance, regionId: string): RegionProvenance | undefined {
  // An id may come from a stranger's file, and be the name of something that every object has.
  const listed = Object.hasOwn(page.regions, regionId) ? page.regions[regionId] : undefined;
  if (listed !== undefined || page.default === undefined) return listed;
  return { made: page.default, ...(page.changed !== undefined && { changed: page.changed }) };
}

/**
 * Writes a page's provenance and gives its id, or `null` when there is none.
 *
 * @param like the object whose place it takes
 */
export function writePageProvenance(
  writer: ObjectWriter,
  page: PageProvenance,
  like?: ObjectId,
): ObjectId | null {
  const hasRegions = Object.keys(page.regions).length > 0;
  if (page.default === undefined && !hasRegions) return null;
  const object: StoredObject = {
    ...(page.changed !== undefined && { changed: page.changed }),
    ...(page.default !== undefined && { default: page.default }),
    format: 1,
    ...(hasRegions && { regions: page.regions }),
    type: 'page-provenance',
  };
  return writer.write(object, like);
}

/** Reads a page's provenance; `undefined` gives none. */
export function readPageProvenance(reader: ObjectReader, id: ObjectId | undefined): PageProvenance {
  if (id === undefined) return NO_PROVENANCE;
  const stored = reader.read(id) as unknown as Partial<PageProvenance>;
  return {
    ...(stored.default !== undefined && { default: stored.default }),
    ...(stored.changed !== undefined && { changed: stored.changed }),
    regions: stored.regions ?? {},
  };
}

/** Provenance of a document's pages by 0-based page index. */
export type DocumentProvenance = readonly (readonly [pageIndex: number, id: ObjectId])[];

/**
 * Writes the provenance of a document's pages and gives its id, or `null` when there is none.
 *
 * @param like the object whose place it takes
 */
export function writeDocumentProvenance(
  writer: ObjectWriter,
  pages: DocumentProvenance,
  like?: ObjectId,
): ObjectId | null {
  if (pages.length === 0) return null;
  const sorted = [...pages].sort((a, b) => a[0] - b[0]);
  return writer.write({ format: 1, pages: sorted, type: 'document-provenance' }, like);
}

export function readDocumentProvenance(reader: ObjectReader, id: ObjectId | undefined): DocumentProvenance {
  if (id === undefined) return [];
  return (reader.read(id) as unknown as { pages: DocumentProvenance }).pages;
}
