import type { Box, PageSize, Units } from '../../../src-main/domain/geometry/units';
import type { PagePoint } from '../../pdf-view/page-transform';
import { boundsOfGeometry, type Geometry, MIN_EDGE } from '../edits/region-geometry';
import { clampPoint, type Handle, type PlacedHandle } from './tool';

/** Corners first: where grips overlap on a small region, the corner is the more useful one. */
const EDGES: readonly Handle[] = [
  { kind: 'edge', x: -1, y: -1 },
  { kind: 'edge', x: 1, y: -1 },
  { kind: 'edge', x: 1, y: 1 },
  { kind: 'edge', x: -1, y: 1 },
  { kind: 'edge', x: 0, y: -1 },
  { kind: 'edge', x: 1, y: 0 },
  { kind: 'edge', x: 0, y: 1 },
  { kind: 'edge', x: -1, y: 0 },
];

/** Polygons with more corners than this are moved and not reshaped by hand: the grips would be all one sees. */
const MAX_CORNERS = 80;

/** The grips of a shape. Edges shorter than `roomy` units have none in the middle. */
export function handlesOf(geometry: Geometry, roomy: Units): readonly PlacedHandle[] {
  if (!('box' in geometry)) return cornersOf('quad' in geometry ? geometry.quad : geometry.polygon);
  const [left, top, right, bottom] = boundsOfGeometry(geometry);
  const at = (low: Units, high: Units, side: -1 | 0 | 1): Units =>
    side === 0 ? Math.round((low + high) / 2) : side < 0 ? low : high;
  return EDGES.flatMap((handle) => {
    if (handle.kind !== 'edge') return [];
    if (handle.x === 0 && right - left < roomy) return [];
    if (handle.y === 0 && bottom - top < roomy) return [];
    return [{ handle, point: { x: at(left, right, handle.x), y: at(top, bottom, handle.y) } }];
  });
}

function cornersOf(points: readonly Units[]): PlacedHandle[] {
  if (points.length / 2 > MAX_CORNERS) return [];
  const handles: PlacedHandle[] = [];
  for (let at = 0; at + 1 < points.length; at += 2) {
    handles.push({
      handle: { kind: 'corner', index: at / 2 },
      point: { x: points[at]!, y: points[at + 1]! },
    });
  }
  return handles;
}

/** The grip within `reach` units of a point, the nearest one. */
export function handleNear(
  handles: readonly PlacedHandle[],
  point: PagePoint,
  reach: Units,
): PlacedHandle | null {
  let best: PlacedHandle | null = null;
  let bestDistance = reach;
  for (const placed of handles) {
    const distance = Math.max(Math.abs(placed.point.x - point.x), Math.abs(placed.point.y - point.y));
    if (distance < bestDistance || (distance === bestDistance && best === null))
      [best, bestDistance] = [placed, distance];
  }
  return best;
}

/**
 * The shape after a grip was dragged to a point. The dragged edges stay on the page and the box keeps a
 * least size; dragged past the opposite edge, it turns over.
 */
export function dragHandle(geometry: Geometry, handle: Handle, to: PagePoint, size: PageSize): Geometry {
  const target = clampPoint(to, size);
  if (handle.kind === 'edge')
    return 'box' in geometry ? { box: dragEdges(boundsOfGeometry(geometry), handle, target) } : geometry;
  const move = (points: readonly Units[]): Units[] =>
    points.map((value, at) =>
      Math.floor(at / 2) !== handle.index ? value : at % 2 === 0 ? target.x : target.y,
    );
  if ('box' in geometry) return geometry;
  return 'quad' in geometry ? { quad: move(geometry.quad) } : { polygon: move(geometry.polygon) };
}

function dragEdges(
  [left, top, right, bottom]: Box,
  { x, y }: { readonly x: number; readonly y: number },
  to: PagePoint,
): Box {
  const [x1, x2] = dragAxis(left, right, x, to.x);
  const [y1, y2] = dragAxis(top, bottom, y, to.y);
  return [x1, y1, x2, y2];
}

function dragAxis(low: Units, high: Units, side: number, to: Units): readonly [Units, Units] {
  if (side === 0) return [low, high];
  const fixed = side < 0 ? high : low;
  const isBelow = to < fixed || (to === fixed && side < 0);
  // A region that came smaller than the least size may keep its size, and is not blown up by a touch.
  const least = Math.min(MIN_EDGE, Math.max(1, high - low));
  return isBelow ? [Math.min(to, fixed - least), fixed] : [fixed, Math.max(to, fixed + least)];
}

const CURSORS: Readonly<Record<string, string>> = {
  '-1 -1': 'nwse-resize',
  '1 1': 'nwse-resize',
  '1 -1': 'nesw-resize',
  '-1 1': 'nesw-resize',
  '0 -1': 'ns-resize',
  '0 1': 'ns-resize',
  '1 0': 'ew-resize',
  '-1 0': 'ew-resize',
};

export const cursorOf = (handle: Handle): string =>
  handle.kind === 'corner' ? 'move' : (CURSORS[`${handle.x} ${handle.y}`] ?? 'default');
