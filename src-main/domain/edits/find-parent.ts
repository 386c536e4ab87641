import type { Region } from '../regions/region';
import type { EditContext } from './plan-edit';

/** Where a region is to be put. */
interface Place {
  readonly document: string;
  readonly pageIndex: number;
}

/**
 * Why a region of this page cannot be inside another: that one is not in the document, or is itself
 * inside this one, however far. `null` when it can.
 *
 * @param region id of the one that moves, which need not exist yet
 */
export function obstacleToParent(
  region: string,
  parent: string,
  place: Place,
  context: EditContext,
): string | null {
  if (parent === region) return 'a region cannot be its own parent';
  const find = finderFrom(place, context);
  const above = find(parent);
  if (above === undefined) return `there is no region ${parent} in this document to be the parent`;
  const seen = new Set<string>([parent]);
  for (let next = above.parent; next !== undefined && !seen.has(next); next = find(next)?.parent) {
    if (next === region) return `region ${parent} is inside this one already; parents may not form a circle`;
    seen.add(next);
  }
  return null;
}

/** Looks on the page itself, then on its neighbours, ever farther: parents are seldom far. */
function finderFrom(
  { document, pageIndex }: Place,
  context: EditContext,
): (id: string) => Region | undefined {
  const pages = context.pageCount(document);
  const onPage = (index: number, id: string): Region | undefined =>
    index < 0 || index >= pages
      ? undefined
      : context.page(document, index).content.regions.find((region) => region.id === id);
  return (id) => {
    for (let step = 0; step < pages; step++) {
      const found = onPage(pageIndex - step, id) ?? (step > 0 ? onPage(pageIndex + step, id) : undefined);
      if (found !== undefined) return found;
    }
    return undefined;
  };
}
