import type { PageDifference } from './dataset-diff';
import { comparable, type NewNames } from './new-names';
import { changedKinds, type RegionDifference } from './region-diff';

/**
 * Joins what two pages of a document tell of a region that went from one to the other: it is one change of its
 * geometry (data-model.md §3), told on the page that it is on now.
 */
export function joinMoved(pages: readonly PageDifference[], names: NewNames): readonly PageDifference[] {
  if (pages.length < 2) return pages;
  const gone = placesOf(pages, 'removed');
  const came = gone.size === 0 ? gone : placesOf(pages, 'added');
  const moved = [...gone.keys()].filter((id) => came.has(id));
  if (moved.length === 0) return pages;
  const ids = new Set(moved);
  return pages.map((page) => ({
    ...page,
    regions: page.regions.flatMap((region): RegionDifference[] => {
      if (region.change === 'changed' || !ids.has(region.id)) return [region];
      if (region.change === 'removed') return [];
      return [moveOf(gone.get(region.id) as Place, region, names)];
    }),
  }));
}

interface Place {
  readonly pageIndex: number;
  readonly region: RegionDifference;
}

/** Regions that came or went, by id. An id that is told twice, which only damage could make, belongs nowhere. */
function placesOf(pages: readonly PageDifference[], change: 'added' | 'removed'): Map<string, Place> {
  const places = new Map<string, Place>();
  const twice = new Set<string>();
  for (const { pageIndex, regions } of pages)
    for (const region of regions) {
      if (region.change !== change) continue;
      if (places.has(region.id)) twice.add(region.id);
      places.set(region.id, { pageIndex, region });
    }
  for (const id of twice) places.delete(id);
  return places;
}

function moveOf({ pageIndex, region }: Place, { id, after }: RegionDifference, names: NewNames) {
  const { before } = region;
  // Without its parts: the same shape on another page is another place.
  const kinds =
    before === null || after === null
      ? []
      : changedKinds({ ...comparable(before, after, names), parts: [] }, after);
  return { id, change: 'changed' as const, kinds, before, after, pageBefore: pageIndex };
}
