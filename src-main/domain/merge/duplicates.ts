import { compareCodeUnits } from '../canonical/canonical-json';
import type { Box } from '../geometry/units';
import { boundsOfPart } from '../regions/part-bounds';
import type { Part } from '../regions/region';
import type { PlacedRegion } from './merge-region';

/** Two regions, one from each side, that show the same thing. */
export interface Duplicate {
  readonly ours: PlacedRegion;
  readonly theirs: PlacedRegion;
  /** Intersection over union of their bounding boxes. */
  readonly overlap: number;
}

/**
 * Regions that both sides drew in one place: on the same page, of the same class, with bounding boxes whose
 * intersection is at least `threshold` of their union. Each region is in one pair at most, the closest ones
 * first; which side is called ours does not matter.
 */
export function findDuplicates(
  ours: readonly PlacedRegion[],
  theirs: readonly PlacedRegion[],
  threshold: number,
): Duplicate[] {
  const candidates = ours.flatMap((one) =>
    theirs.flatMap((other): Duplicate[] => {
      if (one.pageIndex !== other.pageIndex || one.region.class !== other.region.class) return [];
      const overlap = overlapOf(one.region.parts, other.region.parts);
      return overlap >= threshold && overlap > 0 ? [{ ours: one, theirs: other, overlap }] : [];
    }),
  );
  const used = new Set<string>();
  return candidates.sort(closestFirst).filter((pair) => {
    if (idsOf(pair).some((id) => used.has(id))) return false;
    for (const id of idsOf(pair)) used.add(id);
    return true;
  });
}

/** Both ids, the lesser first, so that a pair is named alike from both sides. */
export const idsOf = ({ ours, theirs }: Duplicate): [string, string] =>
  [ours.region.id, theirs.region.id].sort(compareCodeUnits) as [string, string];

function closestFirst(a: Duplicate, b: Duplicate): number {
  const [first, second] = [idsOf(a), idsOf(b)];
  return (
    b.overlap - a.overlap || compareCodeUnits(first[0], second[0]) || compareCodeUnits(first[1], second[1])
  );
}

/** Parts are compared in order; what only one region has counts as not overlapping. */
function overlapOf(one: readonly Part[], other: readonly Part[]): number {
  let shared = 0;
  let whole = 0;
  for (let index = 0; index < Math.max(one.length, other.length); index++) {
    const [left, right] = [one[index], other[index]];
    const both = left !== undefined && right !== undefined && left.page === right.page;
    const common = both ? areaOf(intersect(boundsOfPart(left), boundsOfPart(right))) : 0;
    shared += common;
    whole += areaOfPart(left) + areaOfPart(right) - common;
  }
  return whole === 0 ? 0 : shared / whole;
}

const intersect = (a: Box, b: Box): Box => [
  Math.max(a[0], b[0]),
  Math.max(a[1], b[1]),
  Math.min(a[2], b[2]),
  Math.min(a[3], b[3]),
];
const areaOf = ([left, top, right, bottom]: Box): number =>
  Math.max(0, right - left) * Math.max(0, bottom - top);
const areaOfPart = (part: Part | undefined): number => (part === undefined ? 0 : areaOf(boundsOfPart(part)));
