import type { Region } from '../../../src-main/domain/regions/region';
import { shapeOfPart } from '../../pdf-view/shapes/page-shape';
import { EMPTY_INDEX, indexShapes, type ShapeIndex } from '../../pdf-view/shapes/shape-index';
import { partsOnPage } from '../edits/region-geometry';
import type { StyleOf } from './region-styles';

interface Cached {
  readonly styleOf: StyleOf;
  readonly index: ShapeIndex;
}

const cache = new WeakMap<ReadonlyMap<string, Region>, Cached>();

/** The shapes of a page, made once for as long as neither regions nor styles change. */
export function sceneOf(
  regions: ReadonlyMap<string, Region> | undefined,
  pageIndex: number,
  styleOf: StyleOf,
): ShapeIndex {
  if (regions === undefined || regions.size === 0) return EMPTY_INDEX;
  const known = cache.get(regions);
  if (known !== undefined && known.styleOf === styleOf) return known.index;
  const shapes = [...regions.values()].flatMap((region) =>
    partsOnPage(region, pageIndex).map((part) => shapeOfPart(region.id, part, styleOf(region))),
  );
  const index = indexShapes(shapes);
  cache.set(regions, { styleOf, index });
  return index;
}
