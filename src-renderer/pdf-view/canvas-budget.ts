import { toPoints, type PageSize } from '../../src-main/domain/geometry/units';
import type { SheetRect } from './page-transform';
import type { PixelRect } from './sources/page-source';

/** Pixels of one page's canvas. Beyond it the page is drawn coarser, and the visible part once more on top, sharp. */
export const MAX_PAGE_PIXELS = 2 ** 23;

/** Pixels of all canvases kept: 2^25 (33.5 million) as in pdf.js' viewer, 134 MB. */
export const MAX_KEPT_PIXELS = 2 ** 25;

/** Pages kept that are not on the screen any more, as in pdf.js' viewer. */
export const MAX_KEPT_PAGES = 10;

export interface CanvasPlan {
  /** Device pixels per point. */
  readonly scale: number;
  readonly width: number;
  readonly height: number;
  /** Coarser than the screen: the visible part deserves a detail canvas. */
  readonly isCapped: boolean;
}

/** Size of the canvas of a whole page. `scale` in device pixels per point. */
export function planCanvas(size: PageSize, scale: number): CanvasPlan {
  const widthPt = toPoints(size.width);
  const heightPt = toPoints(size.height);
  const most = Math.sqrt(MAX_PAGE_PIXELS / (widthPt * heightPt));
  const used = Math.min(scale, most);
  return {
    scale: used,
    width: Math.max(1, Math.round(widthPt * used)),
    height: Math.max(1, Math.round(heightPt * used)),
    isCapped: used < scale,
  };
}

/** The device pixels of a window of the sheet (CSS pixels), whole and inside the page. */
export function detailClip(
  window: SheetRect,
  size: PageSize,
  cssScale: number,
  pixelRatio: number,
): PixelRect {
  const scale = cssScale * pixelRatio;
  const x = Math.max(0, Math.floor(window.x * pixelRatio));
  const y = Math.max(0, Math.floor(window.y * pixelRatio));
  const right = Math.min(
    Math.ceil(toPoints(size.width) * scale),
    Math.ceil((window.x + window.width) * pixelRatio),
  );
  const bottom = Math.min(
    Math.ceil(toPoints(size.height) * scale),
    Math.ceil((window.y + window.height) * pixelRatio),
  );
  return { x, y, width: Math.max(1, right - x), height: Math.max(1, bottom - y) };
}

export interface KeptPage {
  readonly pageIndex: number;
  readonly pixels: number;
  /** Counts up with every use. */
  readonly lastUsed: number;
}

/** Pages to let go of: the longest unused first, never one that is `needed`. */
export function pagesToForget(kept: readonly KeptPage[], needed: (pageIndex: number) => boolean): number[] {
  let pixels = kept.reduce((sum, page) => sum + page.pixels, 0);
  let pages = kept.length;
  const forgotten: number[] = [];
  for (const page of kept.toSorted((a, b) => a.lastUsed - b.lastUsed)) {
    if (pixels <= MAX_KEPT_PIXELS && pages <= MAX_KEPT_PAGES) break;
    if (needed(page.pageIndex)) continue;
    forgotten.push(page.pageIndex);
    pixels -= page.pixels;
    pages -= 1;
  }
  return forgotten;
}
