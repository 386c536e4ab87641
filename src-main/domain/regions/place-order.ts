import { compareCodeUnits } from '../canonical/canonical-json';
import { boundsOfPart } from './part-bounds';
import type { Region } from './region';

/** Regions of one page from top to bottom, then from left to right, by their first part; at one place by id. */
export function sortByPlace<Item>(items: readonly Item[], regionOf: (item: Item) => Region): Item[] {
  return items
    .map((item) => {
      const region = regionOf(item);
      const [part] = region.parts;
      const [left, top] = part === undefined ? [0, 0] : boundsOfPart(part);
      return { item, id: region.id, left, top };
    })
    .sort((a, b) => a.top - b.top || a.left - b.left || compareCodeUnits(a.id, b.id))
    .map(({ item }) => item);
}
