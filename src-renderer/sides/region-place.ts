import type { RegionChangeView } from '../../src-main/contract/version-contract';
import type { Box, Units } from '../../src-main/domain/geometry/units';
import { UNITS_PER_POINT } from '../../src-main/domain/geometry/units';
import type { Part } from '../../src-main/domain/regions/region';
import { boundsOfPart, unionOfBoxes } from '../pdf-view/shapes/page-shape';

/** A region as the contract gives it. */
export type ComparedRegion = NonNullable<RegionChangeView['before']>;

/** Where a change is looked at. */
export interface ChangePlace {
  readonly pageIndex: number;
  /** Around the old and the new shape, in units. */
  readonly box: Box;
}

/** A part names its page only where it is not the page that holds the region. */
const pageOf = (part: ComparedRegion['parts'][number], holder: number): number => part.page ?? holder;

export const partsOnPage = (
  region: ComparedRegion | null,
  holder: number,
  pageIndex: number,
): readonly Part[] =>
  (region?.parts ?? []).filter((part) => pageOf(part, holder) === pageIndex) as readonly Part[];

/** Where to look at a change: on the page that holds the region, or else where its first part is. */
export function placeOfChange({
  pageIndex,
  pageBefore = pageIndex,
  before,
  after,
}: RegionChangeView): ChangePlace | null {
  const first = (after ?? before)?.parts[0];
  for (const page of new Set([pageIndex, first === undefined ? pageIndex : pageOf(first, pageIndex)])) {
    const parts = [...partsOnPage(before, pageBefore, page), ...partsOnPage(after, pageIndex, page)];
    const box = unionOfBoxes(parts.map(boundsOfPart));
    if (box !== null) return { pageIndex: page, box };
  }
  return null;
}

/** Regions whose tops lie in one such band are read from left to right. */
const BAND: Units = 12 * UNITS_PER_POINT;

/** Changes in the order in which the eye meets them: by page, from the top, from the left. */
export function inReadingOrder(changes: readonly RegionChangeView[]): readonly RegionChangeView[] {
  const placed = changes.map((change) => {
    const { pageIndex, box } = placeOfChange(change) ?? {
      pageIndex: change.pageIndex,
      box: [0, 0, 0, 0] as const,
    };
    return { change, pageIndex, band: Math.floor(box[1] / BAND), left: box[0], top: box[1] };
  });
  placed.sort(
    (a, b) =>
      a.pageIndex - b.pageIndex ||
      a.band - b.band ||
      a.left - b.left ||
      a.top - b.top ||
      (a.change.id < b.change.id ? -1 : 1),
  );
  return placed.map(({ change }) => change);
}
