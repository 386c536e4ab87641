import type { PlacedRegion } from './merge-region';
import type { Relation } from '../regions/region';

/** What the merge did to regions that others point to. */
export interface Fates {
  /** Ids that a side or the common ancestor has and the result has not. */
  readonly gone: ReadonlySet<string>;
  /** Duplicates that were dropped, and what stands in their place. */
  readonly replaced: ReadonlyMap<string, string>;
  /** Whether a side had a link to something that it did not have itself: such links stay as they are. */
  readonly wasLoose: (link: { readonly from: string; readonly to: string }) => boolean;
}

/** A parent or relation that went because what it points to went. */
export interface DroppedLink {
  readonly kind: 'parent' | 'relation';
  /** Id of the region, or of the relation. */
  readonly id: string;
  /** The region that is gone. */
  readonly to: string;
}

/**
 * What points to a region that is gone does so no more, as in a migration; what points to a duplicate that
 * was dropped points to the one that stayed.
 */
export function settleParents(
  regions: readonly PlacedRegion[],
  fates: Fates,
  dropped: DroppedLink[],
): PlacedRegion[] {
  return regions.map((placed) => {
    const { parent: stored, ...rest } = placed.region;
    if (stored === undefined) return placed;
    const parent = fates.replaced.get(stored) ?? stored;
    const isGone =
      parent === rest.id || (fates.gone.has(parent) && !fates.wasLoose({ from: rest.id, to: parent }));
    if (isGone) dropped.push({ kind: 'parent', id: rest.id, to: parent });
    else if (parent === stored) return placed;
    return { ...placed, region: isGone ? rest : { ...rest, parent } };
  });
}

/** The same for relations. */
export function settleRelations(
  relations: readonly Relation[],
  fates: Fates,
  dropped: DroppedLink[],
): Relation[] {
  return relations.flatMap((stored) => {
    const ends = { from: stored.from, to: stored.to };
    const from = fates.replaced.get(ends.from) ?? ends.from;
    const to = fates.replaced.get(ends.to) ?? ends.to;
    const missing = [from, to].find((end) => fates.gone.has(end));
    if (missing !== undefined && !fates.wasLoose({ from: stored.id, to: missing })) {
      dropped.push({ kind: 'relation', id: stored.id, to: missing });
      return [];
    }
    return [from === ends.from && to === ends.to ? stored : { ...stored, from, to }];
  });
}
