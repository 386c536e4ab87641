import type { RegionChangeView } from '../../../src-main/contract/version-contract';
import type { Part } from '../../../src-main/domain/regions/region';
import { type ComparedRegion, partsOnPage } from '../../sides/region-place';
import { natureOf, type Nature } from '../changes/nature';

/** A change as it is drawn on one page. */
export interface Mark extends Nature {
  readonly change: RegionChangeView;
  /** Shapes of before that are not those of after: of what was removed, and where something was. */
  readonly old: readonly Part[];
  /** Shapes as they are now; of what was removed, none. */
  readonly now: readonly Part[];
}

export interface MergedPage {
  /** Regions that both sides have alike. */
  readonly unchanged: readonly ComparedRegion[];
  readonly marks: readonly Mark[];
}

/**
 * One page with both sides laid over each other.
 *
 * @param changes all changes of the document: a region that another page holds may have a part here
 * @param regions what the page holds on the side whose paper is shown
 */
export function mergePageSides(
  pageIndex: number,
  changes: readonly RegionChangeView[],
  regions: readonly ComparedRegion[],
): MergedPage {
  const marks = changes.map((change) => markOf(change, pageIndex)).filter((mark) => mark !== null);
  return { unchanged: withoutChanged(regions, changes), marks };
}

/** One side of a page alone, for panes side by side. Shapes are those of the side itself, on its own paper. */
export function splitPageSide(
  pageIndex: number,
  changes: readonly RegionChangeView[],
  regions: readonly ComparedRegion[],
  side: 'before' | 'after',
): MergedPage {
  const own = new Map(regions.map((region) => [region.id, region]));
  const marks = changes.flatMap((change) => {
    const region = change[side] === null ? null : (own.get(change.id) ?? change[side]);
    const holder = side === 'before' ? (change.pageBefore ?? change.pageIndex) : change.pageIndex;
    const parts = partsOnPage(region, holder, pageIndex);
    if (parts.length === 0) return [];
    const isGone = side === 'before' && change.change === 'removed';
    return [{ change, ...natureOf(change), old: isGone ? parts : [], now: isGone ? [] : parts }];
  });
  return { unchanged: withoutChanged(regions, changes), marks };
}

function withoutChanged(
  regions: readonly ComparedRegion[],
  changes: readonly RegionChangeView[],
): readonly ComparedRegion[] {
  const changed = new Set(changes.map(({ id }) => id));
  return regions.filter(({ id }) => !changed.has(id));
}

function markOf(change: RegionChangeView, pageIndex: number): Mark | null {
  const nature = natureOf(change);
  const isOldShown = nature.isMoved || change.change === 'removed';
  const old = isOldShown ? partsOnPage(change.before, change.pageBefore ?? change.pageIndex, pageIndex) : [];
  const now = partsOnPage(change.after, change.pageIndex, pageIndex);
  return old.length + now.length === 0 ? null : { change, ...nature, old, now };
}
