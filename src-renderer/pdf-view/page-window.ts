import { PAGE_GAP, pageLeft, type PageLayout } from './page-layout';
import type { SheetRect } from './page-transform';
import type { ViewportState } from './viewport';

/** CSS pixels of a sheet up to which layers cover it whole; scrolling then costs no drawing at all. */
const WHOLE_SHEET_PIXELS = 2 ** 22;

/**
 * The part of a sheet that layers draw: all of a small one, else what is visible and half a view around
 * it. A window is kept as long as it covers what is visible, so that panning does not draw on each step.
 */
export function pageWindow(state: ViewportState, pageIndex: number, last: SheetRect | undefined): SheetRect {
  const { layout, width, height } = state;
  const sheet: SheetRect = {
    x: 0,
    y: 0,
    width: layout.widths[pageIndex]!,
    height: layout.heights[pageIndex]!,
  };
  if (sheet.width * sheet.height <= WHOLE_SHEET_PIXELS) return same(last, sheet);
  const shown = clip(shownPart(state, layout, pageIndex), sheet);
  const nearby = {
    x: shown.x - width / 2,
    y: shown.y - height / 2,
    width: shown.width + width,
    height: shown.height + height,
  };
  const fresh = clip(nearby, sheet);
  if (last === undefined || !covers(last, shown)) return fresh;
  // After zooming in, the old window may be many times what is needed.
  const isTooLarge = last.width * last.height > 2 * fresh.width * fresh.height || !covers(sheet, last);
  return isTooLarge ? fresh : last;
}

function shownPart(state: ViewportState, layout: PageLayout, pageIndex: number): SheetRect {
  const { scroll, width, height } = state;
  return {
    x: scroll.left - pageLeft(layout, pageIndex, width),
    y: scroll.top - layout.tops[pageIndex]! - PAGE_GAP,
    width,
    height: height + 2 * PAGE_GAP,
  };
}

function clip(rect: SheetRect, sheet: SheetRect): SheetRect {
  const x = Math.floor(Math.min(sheet.width, Math.max(0, rect.x)));
  const y = Math.floor(Math.min(sheet.height, Math.max(0, rect.y)));
  const right = Math.min(sheet.width, Math.max(0, rect.x + rect.width));
  const bottom = Math.min(sheet.height, Math.max(0, rect.y + rect.height));
  return { x, y, width: Math.max(0, right - x), height: Math.max(0, bottom - y) };
}

const covers = (outer: SheetRect, inner: SheetRect): boolean =>
  inner.x >= outer.x - 1 &&
  inner.y >= outer.y - 1 &&
  inner.x + inner.width <= outer.x + outer.width + 1 &&
  inner.y + inner.height <= outer.y + outer.height + 1;

const same = (last: SheetRect | undefined, next: SheetRect): SheetRect =>
  last !== undefined &&
  last.x === next.x &&
  last.y === next.y &&
  last.width === next.width &&
  last.height === next.height
    ? last
    : next;
