import { compareCodeUnits } from '../canonical/canonical-json';
import { groupBy } from '../group-by';
import { matchRegions } from '../matching/match-regions';
import type { PlacedRegion } from './merge-region';

/** Two regions, one from each side, that show the same thing. */
export interface Duplicate {
  readonly ours: PlacedRegion;
  readonly theirs: PlacedRegion;
}

/**
 * Regions that both sides drew in one place: on the same page, of the same class, covering in common at least
 * `threshold` of what either covers. Found as regions without common ids are matched everywhere: each is in one pair
 * at most, and which side is called ours does not matter.
 *
 * @param threshold intersection over union, above 0, at most 1
 */
export function findDuplicates(
  ours: readonly PlacedRegion[],
  theirs: readonly PlacedRegion[],
  threshold: number,
): Duplicate[] {
  if (ours.length === 0 || theirs.length === 0) return [];
  const groups = groupBy(theirs, placeOf);
  const pairs = [...groupBy(ours, placeOf)].flatMap(([place, group]) => {
    const others = groups.get(place) ?? [];
    const [one, other] = [byRegion(group), byRegion(others)];
    return matchRegions([...one.keys()], [...other.keys()], threshold).map(({ from, to }): Duplicate => ({
      ours: one.get(from) as PlacedRegion,
      theirs: other.get(to) as PlacedRegion,
    }));
  });
  return pairs.sort((a, b) => compareIds(idsOf(a), idsOf(b)));
}

const placeOf = ({ pageIndex, region }: PlacedRegion): string => JSON.stringify([pageIndex, region.class]);
const byRegion = (group: readonly PlacedRegion[]) => new Map(group.map((placed) => [placed.region, placed]));

/** Both ids, the lesser first, so that a pair is named alike from both sides. */
export const idsOf = ({ ours, theirs }: Duplicate): [string, string] =>
  [ours.region.id, theirs.region.id].sort(compareCodeUnits) as [string, string];

const compareIds = (a: readonly [string, string], b: readonly [string, string]): number =>
  compareCodeUnits(a[0], b[0]) || compareCodeUnits(a[1], b[1]);
