import type { PageSize } from '../../src-main/domain/geometry/units';
import { sheetSize } from './page-transform';

/** CSS pixels between pages, and around them all. */
export const PAGE_GAP = 16;

/**
 * Chrome cannot lay out more than 2^25 - 1 pixels (33.5 million). Documents that would be taller have a
 * lower greatest zoom; 10,000 A4 pages still reach 260 %.
 */
export const MAX_LAYOUT_HEIGHT = 30_000_000;

/** Where every page of a document lies in the scroller, in CSS pixels. Known before any page is loaded. */
export interface PageLayout {
  /** CSS pixels per point. */
  readonly scale: number;
  readonly tops: Float64Array;
  readonly widths: Float64Array;
  readonly heights: Float64Array;
  readonly totalHeight: number;
  readonly maxWidth: number;
}

export function layoutPages(sizes: readonly PageSize[], scale: number): PageLayout {
  const tops = new Float64Array(sizes.length);
  const widths = new Float64Array(sizes.length);
  const heights = new Float64Array(sizes.length);
  let top = PAGE_GAP;
  let maxWidth = 0;
  sizes.forEach((size, index) => {
    const sheet = sheetSize(size, scale);
    tops[index] = top;
    widths[index] = sheet.width;
    heights[index] = sheet.height;
    top += sheet.height + PAGE_GAP;
    maxWidth = Math.max(maxWidth, sheet.width);
  });
  return { scale, tops, widths, heights, totalHeight: top, maxWidth };
}

/** The page at a height: the last one that begins above it. O(log n). */
export function pageAtHeight(layout: PageLayout, y: number): number {
  let low = 0;
  let high = layout.tops.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (layout.tops[middle]! <= y) low = middle;
    else high = middle - 1;
  }
  return Math.max(0, low);
}

export interface PageRange {
  readonly first: number;
  /** Inclusive; `last < first` when there are no pages. */
  readonly last: number;
}

/** Pages that any part of `top` … `bottom` shows. */
export function visiblePages(layout: PageLayout, top: number, bottom: number): PageRange {
  if (layout.tops.length === 0) return { first: 0, last: -1 };
  let first = pageAtHeight(layout, top);
  const hidden = layout.tops[first]! + layout.heights[first]! <= top;
  if (hidden && first < layout.tops.length - 1) first += 1;
  return { first, last: Math.max(first, pageAtHeight(layout, bottom)) };
}

/** The page that fills most of the view; the first of equals. */
export function mostVisiblePage(layout: PageLayout, top: number, bottom: number): number {
  const { first, last } = visiblePages(layout, top, bottom);
  let best = first;
  let bestShare = -1;
  for (let index = first; index <= last; index += 1) {
    const begin = Math.max(top, layout.tops[index]!);
    const end = Math.min(bottom, layout.tops[index]! + layout.heights[index]!);
    if (end - begin > bestShare + 0.5) [best, bestShare] = [index, end - begin];
  }
  return best;
}

/** Width of the scrolled content: at least the view's, so that narrow pages stand in the middle. */
export const contentWidth = (layout: PageLayout, viewWidth: number): number =>
  Math.max(viewWidth, layout.maxWidth + 2 * PAGE_GAP);

export const pageLeft = (layout: PageLayout, pageIndex: number, viewWidth: number): number =>
  (contentWidth(layout, viewWidth) - layout.widths[pageIndex]!) / 2;

/** Scroll position, in CSS pixels. */
export interface Scroll {
  readonly left: number;
  readonly top: number;
}

/** A point of the view, in CSS pixels from its top left corner. */
export interface ViewPoint {
  readonly x: number;
  readonly y: number;
}

export interface ZoomStep {
  readonly before: PageLayout;
  readonly after: PageLayout;
  readonly scroll: Scroll;
  /** The point of the view that stays on its spot of the page. */
  readonly anchor: ViewPoint;
  readonly viewWidth: number;
}

/**
 * The scroll position after a change of zoom that keeps the same spot of the page under `anchor`.
 * Gaps do not grow with the zoom, hence the detour over the page.
 */
export function scrollKeepingAnchor({ before, after, scroll, anchor, viewWidth }: ZoomStep): Scroll {
  if (before.tops.length === 0) return { left: 0, top: 0 };
  const page = pageAtHeight(before, scroll.top + anchor.y);
  const ratio = after.scale / before.scale;
  const inPageX = scroll.left + anchor.x - pageLeft(before, page, viewWidth);
  const inPageY = scroll.top + anchor.y - before.tops[page]!;
  // Below a page lies the gap: only the page's share grows.
  const grownY =
    Math.min(inPageY, before.heights[page]!) * ratio + Math.max(0, inPageY - before.heights[page]!);
  return {
    left: Math.max(0, pageLeft(after, page, viewWidth) + inPageX * ratio - anchor.x),
    top: Math.max(0, after.tops[page]! + (inPageY < 0 ? inPageY : grownY) - anchor.y),
  };
}
