import type { Box, PageSize, Units } from '../geometry/units';
import type { GeometryKind, Part, Region } from './region';

/** Which of the three shapes a part is. */
export function kindOfPart(part: Part): GeometryKind {
  if ('box' in part) return 'box';
  return 'quad' in part ? 'quad' : 'polygon';
}

/** Corners of a part as x1,y1,x2,y2 …; of a box its left top and its right bottom one. */
export function pointsOfPart(part: Part): readonly Units[] {
  if ('box' in part) return part.box;
  return 'quad' in part ? part.quad : part.polygon;
}

/** The upright box around a part, in units of page space. */
export function boundsOfPart(part: Part): Box {
  if ('box' in part) return part.box;
  const points = pointsOfPart(part);
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

/**
 * Whether a region lies wholly or partly outside the page that holds it; on the very edge is inside. Parts
 * on other pages are not looked at: the sizes of those pages are not known here.
 */
export function isOutsidePage({ parts }: Pick<Region, 'parts'>, { width, height }: PageSize): boolean {
  return parts.some((part) => {
    if (part.page !== undefined) return false;
    const [left, top, right, bottom] = boundsOfPart(part);
    return left < 0 || top < 0 || right > width || bottom > height;
  });
}
