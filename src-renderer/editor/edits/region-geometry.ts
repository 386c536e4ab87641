import { type Box, type PageSize, toPoints, type Units } from '../../../src-main/domain/geometry/units';
import type { EditGeometry } from '../../../src-main/domain/edits/edit';
import type { Part, Region } from '../../../src-main/domain/regions/region';
import { boundsOfPart, unionOfBoxes } from '../../pdf-view/shapes/page-shape';

/** The shape of one part without its page: a box, or the corners of a quad or polygon. Units. */
export type Geometry =
  | { readonly box: Box }
  | { readonly quad: readonly Units[] }
  | { readonly polygon: readonly Units[] };

/** Parts of a region that lie on a page. A part without a page lies on the page that holds the region. */
export const partsOnPage = (region: Region, pageIndex: number): readonly Part[] =>
  region.parts.filter((part) => (part.page ?? pageIndex) === pageIndex);

/** Bounds of what a region shows on a page; null when all its parts are elsewhere. */
export const boundsOnPage = (region: Region, pageIndex: number): Box | null =>
  unionOfBoxes(partsOnPage(region, pageIndex).map(boundsOfPart));

/** Bounds of each region that shows something on a page. */
export const boxesOnPage = (regions: Iterable<Region>, pageIndex: number): Box[] =>
  [...regions].flatMap((region) => {
    const box = boundsOnPage(region, pageIndex);
    return box === null ? [] : [box];
  });

/**
 * What can be moved and resized: the shape of a region with one part. Regions with several parts keep
 * their shape here, because an edit replaces the shape as a whole.
 */
export function editableGeometry(region: Region): Geometry | null {
  const [part, second] = region.parts;
  if (part === undefined || second !== undefined) return null;
  if ('box' in part) return { box: part.box };
  return 'quad' in part ? { quad: part.quad } : { polygon: part.polygon };
}

const shift = (points: readonly Units[], dx: Units, dy: Units): Units[] =>
  points.map((value, at) => value + (at % 2 === 0 ? dx : dy));

export function moveGeometry(geometry: Geometry, dx: Units, dy: Units): Geometry {
  if ('box' in geometry) {
    const [left, top, right, bottom] = geometry.box;
    return { box: [left + dx, top + dy, right + dx, bottom + dy] };
  }
  return 'quad' in geometry
    ? { quad: shift(geometry.quad, dx, dy) }
    : { polygon: shift(geometry.polygon, dx, dy) };
}

/** Geometry as edits write it, in points. The core multiplies and rounds: the same units come out (tested). */
export function toEditGeometry(geometry: Geometry): EditGeometry {
  if ('box' in geometry) return { box: geometry.box.map(toPoints) };
  return 'quad' in geometry
    ? { quad: geometry.quad.map(toPoints) }
    : { polygon: geometry.polygon.map(toPoints) };
}

export const boundsOfGeometry = (geometry: Geometry): Box => boundsOfPart(geometry);

const inOrder = (a: Units, b: Units): readonly [Units, Units] => (a <= b ? [a, b] : [b, a]);

/** The box between two corners in any order. */
export function boxBetween(a: { x: Units; y: Units }, b: { x: Units; y: Units }): Box {
  const [left, right] = inOrder(a.x, b.x);
  const [top, bottom] = inOrder(a.y, b.y);
  return [left, top, right, bottom];
}

/**
 * Limits a movement so that what lies on the page stays on it. An edge that is outside already is left
 * alone: regions outside the page are kept, and can be brought back bit by bit.
 */
export function clampMove(
  bounds: Box,
  dx: Units,
  dy: Units,
  size: PageSize,
): { readonly dx: Units; readonly dy: Units } {
  const [left, top, right, bottom] = bounds;
  return { dx: clampAxis(left, right, dx, size.width), dy: clampAxis(top, bottom, dy, size.height) };
}

function clampAxis(low: Units, high: Units, delta: Units, extent: Units): Units {
  let allowed = delta;
  if (low >= 0) allowed = Math.max(allowed, -low);
  if (high <= extent) allowed = Math.min(allowed, extent - high);
  return allowed + 0;
}

export const isOutside = ([left, top, right, bottom]: Box, size: PageSize): boolean =>
  left < 0 || top < 0 || right > size.width || bottom > size.height;

/** Moves and, where it is larger than the page, cuts a box so that it lies on the page. */
export function boxInside([left, top, right, bottom]: Box, size: PageSize): Box {
  const fit = (low: Units, high: Units, extent: Units): readonly [Units, Units] => {
    const length = Math.min(high - low, extent);
    const start = Math.min(Math.max(0, low), extent - length);
    return [start, start + length];
  };
  const [x1, x2] = fit(left, right, size.width);
  const [y1, y2] = fit(top, bottom, size.height);
  return [x1, y1, x2, y2];
}

/** Smallest edge of a region that is drawn or resized: 1 point. Imported ones may be smaller. */
export const MIN_EDGE: Units = 10_000;
