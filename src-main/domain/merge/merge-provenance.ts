import { compareCodeUnits } from '../canonical/canonical-json';
import type { ObjectId, ObjectReader, ObjectWriter } from '../dataset-versions/object-store';
import {
  NO_PROVENANCE,
  provenanceOf,
  readDocumentProvenance,
  readPageProvenance,
  writeDocumentProvenance,
  writePageProvenance,
  type Act,
  type PageProvenance,
  type RegionProvenance,
} from '../dataset-versions/provenance';
import { same } from './ledger';
import type { PlacedRegion } from './merge-region';

/** Who made and changed the regions of a document on one side. */
export interface SideProvenance {
  /** Object ids by page. */
  readonly pages: ReadonlyMap<number, ObjectId>;
  page(pageIndex: number): PageProvenance;
}

/** Reads a side's provenance of a document, each page when it is asked for. */
export function readSideProvenance(reader: ObjectReader, id: ObjectId | undefined): SideProvenance {
  const pages = new Map(readDocumentProvenance(reader, id));
  const read = new Map<number, PageProvenance>();
  const page = (pageIndex: number): PageProvenance => {
    const known = read.get(pageIndex) ?? readPageProvenance(reader, pages.get(pageIndex));
    read.set(pageIndex, known);
    return known;
  };
  return { pages, page };
}

/** Who changed a region last, or made it when nobody did. */
export function lastAct(side: SideProvenance, placed: PlacedRegion | undefined): Act | undefined {
  const known = recordOf(side, placed);
  return known?.changed ?? known?.made;
}

const recordOf = (side: SideProvenance, placed: PlacedRegion | undefined): RegionProvenance | undefined =>
  placed === undefined ? undefined : provenanceOf(side.page(placed.pageIndex), placed.region.id);

/** A merged document, and what its regions were on either side. */
export interface MergedRegions {
  /** Pages that the merge wrote, with their regions. */
  readonly pages: ReadonlyMap<number, readonly PlacedRegion[]>;
  readonly ours: ReadonlyMap<string, PlacedRegion>;
  readonly theirs: ReadonlyMap<string, PlacedRegion>;
  /** Who decided conflicts of a region, by its id. */
  readonly deciders: ReadonlyMap<string, Act>;
}

/**
 * Who made and last changed the regions of a merged document. A region that is as one side has it keeps what
 * that side knows; one with something of both was changed by who decided its conflicts, else by who came last.
 */
export function mergeProvenance(
  writer: ObjectWriter,
  sides: { readonly ours: SideProvenance; readonly theirs: SideProvenance },
  merged: MergedRegions,
): ObjectId | null {
  const pages = new Map(sides.ours.pages);
  for (const [pageIndex, regions] of merged.pages) {
    const records = regions.flatMap((placed): [string, RegionProvenance][] => {
      const record = mergeRecord(placed, sides, merged);
      return record === undefined ? [] : [[placed.region.id, record]];
    });
    const id =
      regions.length === 0 ? null : writePageProvenance(writer, pageOfRecords(pageIndex, records, sides));
    if (id === null) pages.delete(pageIndex);
    else pages.set(pageIndex, id);
  }
  return writeDocumentProvenance(writer, [...pages]);
}

function mergeRecord(
  placed: PlacedRegion,
  sides: { readonly ours: SideProvenance; readonly theirs: SideProvenance },
  { ours, theirs, deciders }: MergedRegions,
): RegionProvenance | undefined {
  const { id } = placed.region;
  const [our, their] = [ours.get(id), theirs.get(id)];
  const [left, right] = [recordOf(sides.ours, our), recordOf(sides.theirs, their)];
  if (same(placed, our)) return left ?? right;
  if (same(placed, their)) return right ?? left;
  const made = (left ?? right)?.made;
  if (made === undefined) return undefined;
  const changed = deciders.get(id) ?? later(left?.changed, right?.changed);
  return { made, ...(changed !== undefined && { changed }) };
}

const later = (a: Act | undefined, b: Act | undefined): Act | undefined =>
  a === undefined || (b !== undefined && b.at > a.at) ? b : a;

/** What the page's default says is not said again: a page that was only imported stays one shared object. */
function pageOfRecords(
  pageIndex: number,
  records: readonly (readonly [string, RegionProvenance])[],
  { ours, theirs }: { readonly ours: SideProvenance; readonly theirs: SideProvenance },
): PageProvenance {
  const known = [ours.page(pageIndex), theirs.page(pageIndex)];
  const { default: made, changed } = known.find((page) => page.default !== undefined) ?? NO_PROVENANCE;
  const listed = records.filter(([, record]) => !same(record.made, made) || !same(record.changed, changed));
  return {
    ...(made !== undefined && { default: made }),
    ...(changed !== undefined && { changed }),
    regions: Object.fromEntries([...listed].sort((a, b) => compareCodeUnits(a[0], b[0]))),
  };
}
