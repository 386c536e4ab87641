import { compareCodeUnits } from '../canonical/canonical-json';
import type { Act } from '../dataset-versions/provenance';
import type { ThreeValues } from './conflict';
import { findDuplicates, idsOf } from './duplicates';
import { actsOf, note, same, type Ledger } from './ledger';
import { mergeRegion, type PlacedRegion } from './merge-region';

export type RegionsById = ReadonlyMap<string, PlacedRegion>;

/** The regions of a document on each side, of the pages that were read. */
export interface RegionSides {
  readonly document: string;
  readonly base: RegionsById;
  readonly ours: RegionsById;
  readonly theirs: RegionsById;
  /** Who changed a region last on each side. */
  readonly actOf: (side: 'ours' | 'theirs', id: string) => Act | undefined;
}

export interface MergedRegionList {
  readonly regions: readonly PlacedRegion[];
  /** Duplicates that were dropped, and what stands in their place. */
  readonly replaced: ReadonlyMap<string, string>;
}

/**
 * Every region of the pages that differ.
 *
 * @param overlap share of their union that two boxes of one class have in common to count as drawn twice;
 *   `null` looks for none
 */
export function mergeRegions(ledger: Ledger, sides: RegionSides, overlap: number | null): MergedRegionList {
  const { document, base, ours, theirs, actOf } = sides;
  const ids = [...new Set([...base.keys(), ...ours.keys(), ...theirs.keys()])].sort(compareCodeUnits);
  const merged = new Map<string, PlacedRegion>();
  for (const id of ids) {
    const states: ThreeValues<PlacedRegion> = {
      base: base.get(id),
      ours: ours.get(id),
      theirs: theirs.get(id),
    };
    if (states.ours !== undefined && isSameRegion(states.ours, states.theirs)) {
      merged.set(id, states.ours); // most regions of a page
      continue;
    }
    const acts = actsOf(actOf('ours', id), actOf('theirs', id));
    const place = { target: { kind: 'region' as const, document, region: id }, ...(acts && { acts }) };
    const region = mergeRegion(ledger, place, states);
    if (region !== null) merged.set(id, region);
  }
  const replaced = overlap === null ? new Map<string, string>() : settleDuplicates(ledger, sides, overlap);
  for (const id of replaced.keys()) merged.delete(id);
  return { regions: [...merged.values()], replaced };
}

/** Most regions of a page. Their texts are compared first: that takes a tenth of the time of comparing values. */
const isSameRegion = (one: PlacedRegion, other: PlacedRegion | undefined): boolean =>
  other !== undefined &&
  one.pageIndex === other.pageIndex &&
  (JSON.stringify(one.region) === JSON.stringify(other.region) || same(one.region, other.region));

/** Regions that both sides drew in one place; gives those that are dropped and what stands for them. */
function settleDuplicates(ledger: Ledger, sides: RegionSides, overlap: number): Map<string, string> {
  const { document, base, ours, theirs, actOf } = sides;
  const addedTo = (side: RegionsById, other: RegionsById): PlacedRegion[] =>
    [...side].flatMap(([id, placed]) => (base.has(id) || other.has(id) ? [] : [placed]));
  const replaced = new Map<string, string>();
  for (const pair of findDuplicates(addedTo(ours, theirs), addedTo(theirs, ours), overlap)) {
    const [first, second] = idsOf(pair);
    const [our, their] = [pair.ours.region.id, pair.theirs.region.id];
    const acts = actsOf(actOf('ours', our), actOf('theirs', their));
    const resolution = note(ledger, {
      place: { target: { kind: 'region', document, region: first }, ...(acts && { acts }) },
      field: `duplicate/${second}`,
      kind: 'duplicates',
      hasBase: false,
      values: { base: undefined, ours: pair.ours, theirs: pair.theirs },
    });
    if (resolution === null || !('choice' in resolution)) continue;
    if (resolution.choice === 'ours') replaced.set(their, our);
    if (resolution.choice === 'theirs') replaced.set(our, their);
  }
  return replaced;
}
