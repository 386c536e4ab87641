import type { Box, PageSize } from '../../src-main/domain/geometry/units';
import {
  layoutPages,
  mostVisiblePage,
  pageLeft,
  type Scroll,
  scrollKeepingAnchor,
  type ViewPoint,
  visiblePages,
} from './page-layout';
import { boxFromSheet, boxToSheet } from './page-transform';
import type { Fit, ViewportState } from './viewport';
import { fitPageScale, fitWidthScale } from './zoom-levels';

/** What follows from scroll and layout. Unchanged values keep their identity, so that nothing renders for them. */
export function withView(state: ViewportState): ViewportState {
  const { top } = state.scroll;
  const bottom = top + Math.max(1, state.height);
  const visible = visiblePages(state.layout, top, bottom);
  const same = visible.first === state.visible.first && visible.last === state.visible.last;
  const isShown = state.sizes.length > 0 && state.height > 0;
  return {
    ...state,
    visible: same ? state.visible : visible,
    currentPage: isShown ? mostVisiblePage(state.layout, top, bottom) : state.currentPage,
  };
}

const widest = (sizes: readonly PageSize[]): PageSize => sizes.reduce((a, b) => (b.width > a.width ? b : a));

/** Scale at which the document fits: the widest page in width, or the page in view as a whole. */
export function fittedScale(state: ViewportState, fit: Fit): number {
  const page = state.sizes[state.currentPage];
  if (fit === 'none' || page === undefined || state.width === 0) return state.layout.scale;
  return fit === 'width' ? fitWidthScale(widest(state.sizes), state) : fitPageScale(page, state);
}

/** The state at another scale, with the same spot of the page under `anchor`. */
export function rescaled(state: ViewportState, scale: number, fit: Fit, anchor: ViewPoint): ViewportState {
  if (scale === state.layout.scale) return withView({ ...state, fit });
  const layout = layoutPages(state.sizes, scale);
  const from = state.wanted ?? state.scroll;
  const scroll = scrollKeepingAnchor({
    before: state.layout,
    after: layout,
    scroll: from,
    anchor,
    viewWidth: state.width,
  });
  return withView({ ...state, fit, layout, scroll, wanted: scroll });
}

/** The part of a page that the view shows, in units; null when it shows nothing of it. */
export function visiblePart({ layout, scroll, width, height }: ViewportState, pageIndex: number): Box | null {
  const top = layout.tops[pageIndex];
  if (top === undefined) return null;
  const left = pageLeft(layout, pageIndex, width);
  const x = Math.max(0, scroll.left - left);
  const y = Math.max(0, scroll.top - top);
  const right = Math.min(layout.widths[pageIndex]!, scroll.left + width - left);
  const bottom = Math.min(layout.heights[pageIndex]!, scroll.top + height - top);
  return right <= x || bottom <= y
    ? null
    : boxFromSheet({ x, y, width: right - x, height: bottom - y }, layout.scale);
}

/** CSS pixels kept free around what is revealed. */
const REVEAL_MARGIN = 48;

/** Where to scroll to show a box of a page; null when it is in view. */
export function scrollToReveal(state: ViewportState, pageIndex: number, box: Box): Scroll | null {
  const pageTop = state.layout.tops[pageIndex];
  if (pageTop === undefined) return null;
  const rect = boxToSheet(box, state.layout.scale);
  const x = pageLeft(state.layout, pageIndex, state.width) + rect.x;
  const left = nearest({ scroll: state.scroll.left, view: state.width, start: x, length: rect.width });
  const top = nearest({
    scroll: state.scroll.top,
    view: state.height,
    start: pageTop + rect.y,
    length: rect.height,
  });
  return left === state.scroll.left && top === state.scroll.top ? null : { left, top };
}

interface Axis {
  readonly scroll: number;
  readonly view: number;
  readonly start: number;
  readonly length: number;
}

/** Least scrolling along one axis that shows `start` … `start + length`. */
function nearest({ scroll, view, start, length }: Axis): number {
  const margin = Math.min(REVEAL_MARGIN, view / 4);
  if (start >= scroll && start + length <= scroll + view) return scroll;
  if (length + 2 * margin > view || start < scroll) return Math.max(0, start - margin);
  return Math.max(0, start + length + margin - view);
}
