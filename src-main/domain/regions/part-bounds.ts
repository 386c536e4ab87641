import type { Box } from '../geometry/units';
import type { GeometryKind, Part } from './region';

/** Which of the three shapes a part is. */
export function kindOfPart(part: Part): GeometryKind {
  if ('box' in part) return 'box';
  return 'quad' in part ? 'quad' : 'polygon';
}

/** The upright box around a part, in units of page space. */
export function boundsOfPart(part: Part): Box {
  if ('box' in part) return part.box;
  const points = 'quad' in part ? part.quad : part.polygon;
  let [left, top, right, bottom] = [points[0] ?? 0, points[1] ?? 0, points[0] ?? 0, points[1] ?? 0];
  for (let index = 2; index + 1 < points.length; index += 2) {
    const x = points[index] as number;
    const y = points[index + 1] as number;
    if (x < left) left = x;
    if (x > right) right = x;
    if (y < top) top = y;
    if (y > bottom) bottom = y;
  }
  return [left, top, right, bottom];
}
