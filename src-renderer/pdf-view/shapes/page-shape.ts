import type { Box, Units } from '../../../src-main/domain/geometry/units';
import type { Part } from '../../../src-main/domain/regions/region';

/** How a shape looks. One object per class and state is enough: shapes share them. */
export interface ShapeStyle {
  /** `#rrggbb`. */
  readonly color: string;
  /** Words on its tag; null for none. */
  readonly label: string | null;
  /** Proposed by a model, or the ghost of what was. */
  readonly isDashed?: boolean;
  /** 0 … 1; a faint default so that text stays readable below. */
  readonly fillOpacity?: number;
  /** CSS pixels. */
  readonly strokeWidth?: number;
  /** Drawn pale: not what the person is looking for. */
  readonly isFaded?: boolean;
}

/** One outline on a page. Several may have the same id: the parts of one region. */
export interface PageShape {
  readonly id: string;
  /** Its bounds in units. */
  readonly box: Box;
  /** Corners x1,y1,x2,y2 … in units, for what is not an upright box. */
  readonly points?: readonly Units[];
  readonly style: ShapeStyle;
}

export function shapeOfPart(id: string, part: Part, style: ShapeStyle): PageShape {
  if ('box' in part) return { id, box: normalBox(part.box), style };
  const points = 'quad' in part ? part.quad : part.polygon;
  return { id, box: boundsOfPoints(points), points, style };
}

export const boundsOfPart = (part: Part): Box =>
  'box' in part ? normalBox(part.box) : boundsOfPoints('quad' in part ? part.quad : part.polygon);

export function boundsOfPoints(points: readonly Units[]): Box {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let at = 0; at + 1 < points.length; at += 2) {
    left = Math.min(left, points[at]!);
    right = Math.max(right, points[at]!);
    top = Math.min(top, points[at + 1]!);
    bottom = Math.max(bottom, points[at + 1]!);
  }
  return [left, top, right, bottom];
}

/** Imported boxes may have negative widths; they are kept, and drawn as what they cover. */
const normalBox = ([left, top, right, bottom]: Box): Box =>
  left <= right && top <= bottom
    ? [left, top, right, bottom]
    : [Math.min(left, right), Math.min(top, bottom), Math.max(left, right), Math.max(top, bottom)];

/** The smallest box around all; null for none. */
export function unionOfBoxes(boxes: Iterable<Box>): Box | null {
  let union: Box | null = null;
  for (const [left, top, right, bottom] of boxes) {
    union =
      union === null
        ? [left, top, right, bottom]
        : [
            Math.min(union[0], left),
            Math.min(union[1], top),
            Math.max(union[2], right),
            Math.max(union[3], bottom),
          ];
  }
  return union;
}

/** Even-odd rule, as canvas fills it. */
export function isInPolygon(points: readonly Units[], x: Units, y: Units): boolean {
  let inside = false;
  for (let at = 0, last = points.length - 2; at + 1 < points.length; last = at, at += 2) {
    const [x1, y1, x2, y2] = [points[at]!, points[at + 1]!, points[last]!, points[last + 1]!];
    if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) inside = !inside;
  }
  return inside;
}
