import type { PageSize } from '../../src-main/domain/geometry/units';
import { toPoints } from '../../src-main/domain/geometry/units';
import { MAX_LAYOUT_HEIGHT, PAGE_GAP } from './page-layout';

/** 10 % and 800 %. */
export const MIN_ZOOM = 0.1;
export const MAX_ZOOM = 8;

/** Steps of the + and - keys, as people know them from browsers and PDF readers. */
const STEPS = [
  0.1, 0.17, 0.25, 0.33, 0.5, 0.67, 0.75, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3, 4, 5, 6.4, 8,
] as const;

/** CSS pixels per point at 100 %: a point is 1/72 inch, a CSS pixel 1/96. A pixel of an image is one CSS pixel. */
export const baseScale = (mediaType: string | null): number =>
  mediaType?.startsWith('image/') === true ? 1 : 96 / 72;

/** The next zoom step above or below, past the one we stand on (within half a percent). */
export function nextZoom(zoom: number, direction: 1 | -1): number {
  const found =
    direction === 1
      ? STEPS.find((step) => step > zoom * 1.005)
      : STEPS.findLast((step) => step < zoom * 0.995);
  return found ?? (direction === 1 ? MAX_ZOOM : MIN_ZOOM);
}

/** Smallest and greatest scale (CSS pixels per point) for a document. */
export function scaleLimits(
  sizes: readonly PageSize[],
  base: number,
): { readonly min: number; readonly max: number } {
  const heightPt = sizes.reduce((sum, size) => sum + toPoints(size.height), 0);
  const tallest = heightPt === 0 ? Infinity : (MAX_LAYOUT_HEIGHT - PAGE_GAP * (sizes.length + 1)) / heightPt;
  const min = MIN_ZOOM * base;
  return { min, max: Math.max(min, Math.min(MAX_ZOOM * base, tallest)) };
}

/** Scale at which a page fills the width of the view. `view` in CSS pixels. */
export const fitWidthScale = (size: PageSize, view: { readonly width: number }): number =>
  Math.max(1, view.width - 2 * PAGE_GAP) / Math.max(1e-4, toPoints(size.width));

/** Scale at which a whole page can be seen. */
export const fitPageScale = (
  size: PageSize,
  view: { readonly width: number; readonly height: number },
): number =>
  Math.min(
    fitWidthScale(size, view),
    Math.max(1, view.height - 2 * PAGE_GAP) / Math.max(1e-4, toPoints(size.height)),
  );
