import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Box, PageSize } from '../../src-main/domain/geometry/units';
import {
  layoutPages,
  mostVisiblePage,
  PAGE_GAP,
  type PageLayout,
  pageLeft,
  type PageRange,
  type Scroll,
  scrollKeepingAnchor,
  type ViewPoint,
  visiblePages,
} from './page-layout';
import { boxToSheet } from './page-transform';
import { baseScale, fitPageScale, fitWidthScale, nextZoom, scaleLimits } from './zoom-levels';

/** How the zoom follows the size of the view. */
export type Fit = 'width' | 'page' | 'none';

export interface ViewportState {
  readonly sizes: readonly PageSize[];
  /** CSS pixels per point at 100 %. */
  readonly base: number;
  readonly fit: Fit;
  readonly layout: PageLayout;
  /** The view's size in CSS pixels; 0 before it is on the screen. */
  readonly width: number;
  readonly height: number;
  readonly scroll: Scroll;
  /** Set when a scroll position has to be given to the scroller; it takes it after laying out. */
  readonly wanted: Scroll | null;
  readonly visible: PageRange;
  readonly currentPage: number;
  /** 1 when going towards the end, -1 towards the beginning: which pages to draw in advance. */
  readonly direction: 1 | -1;
}

/** Zoom and scroll of one document view. Knows no DOM: the scroller reports to it and obeys `wanted`. */
export interface Viewport {
  readonly store: StoreApi<ViewportState>;
  resize(width: number, height: number): void;
  scrolled(scroll: Scroll): void;
  setFit(fit: Fit): void;
  /** Zoom as a factor of 100 %, keeping `anchor` (default: the middle of the view) in its place. */
  zoomTo(zoom: number, anchor?: ViewPoint): void;
  zoomBy(factor: number, anchor?: ViewPoint): void;
  zoomStep(direction: 1 | -1): void;
  goToPage(pageIndex: number): void;
  scrollBy(dx: number, dy: number): void;
  /** Scrolls as little as needed to show a box of a page, with some air around it. */
  reveal(pageIndex: number, box: Box): void;
}

export const zoomOf = (state: ViewportState): number => state.layout.scale / state.base;

export function createViewport(
  sizes: readonly PageSize[],
  mediaType: string | null,
  firstPage = 0,
): Viewport {
  const startPage = Math.max(0, Math.min(sizes.length - 1, firstPage));
  const base = baseScale(mediaType);
  const limits = scaleLimits(sizes, base);
  const clampScale = (scale: number): number => Math.min(limits.max, Math.max(limits.min, scale));
  const layout = layoutPages(sizes, clampScale(base));
  const store = createStore<ViewportState>(() => ({
    sizes,
    base,
    fit: 'width',
    layout,
    width: 0,
    height: 0,
    scroll: { left: 0, top: 0 },
    wanted: null,
    visible: { first: startPage, last: sizes.length === 0 ? -1 : startPage },
    currentPage: startPage,
    direction: 1,
  }));
  const put = (changes: Partial<ViewportState>): void =>
    store.setState(withView({ ...store.getState(), ...changes }));

  const fitted = (state: ViewportState, fit: Fit, page: number): number => {
    const size = state.sizes[page];
    if (fit === 'none' || size === undefined || state.width === 0) return state.layout.scale;
    return clampScale(
      fit === 'width' ? fitWidthScale(widest(state.sizes), state) : fitPageScale(size, state),
    );
  };

  const rescale = (scale: number, fit: Fit, anchor: ViewPoint): void => {
    const state = store.getState();
    if (scale === state.layout.scale) return put({ fit });
    const next = layoutPages(state.sizes, scale);
    const scroll = scrollKeepingAnchor(state.layout, next, state.wanted ?? state.scroll, anchor, state.width);
    put({ fit, layout: next, scroll, wanted: scroll });
  };

  const scrollTo = (scroll: Scroll): void => put({ scroll, wanted: scroll });
  const middle = (): ViewPoint => ({ x: store.getState().width / 2, y: store.getState().height / 2 });

  return {
    store,
    resize(width, height) {
      const before = store.getState();
      if (width === before.width && height === before.height) return;
      const isFirst = before.width === 0;
      store.setState({ width, height });
      const state = store.getState();
      rescale(fitted(state, state.fit, state.currentPage), state.fit, { x: width / 2, y: 0 });
      if (isFirst) this.goToPage(before.currentPage);
      else put({});
    },
    scrolled(scroll) {
      const before = store.getState();
      const down = scroll.top - before.scroll.top;
      // Browsers round what they are given; keeping our own value stops zooming in and out from drifting.
      if (Math.abs(down) < 1 && Math.abs(scroll.left - before.scroll.left) < 1) {
        if (before.wanted !== null) put({ wanted: null });
        return;
      }
      put({ scroll, wanted: null, direction: down === 0 ? before.direction : down > 0 ? 1 : -1 });
    },
    setFit(fit) {
      const state = store.getState();
      const page = state.currentPage;
      rescale(fitted(state, fit, page), fit, middle());
      if (fit === 'page') this.goToPage(page);
    },
    zoomTo(zoom, anchor = middle()) {
      rescale(clampScale(zoom * base), 'none', anchor);
    },
    zoomBy(factor, anchor = middle()) {
      rescale(clampScale(store.getState().layout.scale * factor), 'none', anchor);
    },
    zoomStep(direction) {
      this.zoomTo(nextZoom(zoomOf(store.getState()), direction));
    },
    goToPage(pageIndex) {
      const { layout: now, scroll, sizes: all } = store.getState();
      if (all.length === 0) return;
      const page = Math.min(all.length - 1, Math.max(0, pageIndex));
      scrollTo({ left: scroll.left, top: Math.max(0, now.tops[page]! - PAGE_GAP) });
    },
    scrollBy(dx, dy) {
      const { scroll } = store.getState();
      scrollTo({ left: Math.max(0, scroll.left + dx), top: Math.max(0, scroll.top + dy) });
    },
    reveal(pageIndex, box) {
      const target = revealed(store.getState(), pageIndex, box);
      if (target !== null) scrollTo(target);
    },
  };
}

/** What follows from scroll and layout. Unchanged values keep their identity, so that nothing renders for them. */
function withView(state: ViewportState): ViewportState {
  const top = state.scroll.top;
  const visible = visiblePages(state.layout, top, top + Math.max(1, state.height));
  const same = visible.first === state.visible.first && visible.last === state.visible.last;
  return {
    ...state,
    visible: same ? state.visible : visible,
    currentPage:
      state.sizes.length === 0 || state.height === 0
        ? state.currentPage
        : mostVisiblePage(state.layout, top, top + state.height),
  };
}

const widest = (sizes: readonly PageSize[]): PageSize => sizes.reduce((a, b) => (b.width > a.width ? b : a));

/** CSS pixels kept free around what is revealed. */
const REVEAL_MARGIN = 48;

function revealed(state: ViewportState, pageIndex: number, box: Box): Scroll | null {
  if (state.layout.tops[pageIndex] === undefined) return null;
  const rect = boxToSheet(box, state.layout.scale);
  const x = pageLeft(state.layout, pageIndex, state.width) + rect.x;
  const y = state.layout.tops[pageIndex] + rect.y;
  const left = nearest(state.scroll.left, state.width, x, rect.width);
  const top = nearest(state.scroll.top, state.height, y, rect.height);
  return left === state.scroll.left && top === state.scroll.top ? null : { left, top };
}

/** Least scrolling along one axis that shows `start` … `start + length`. */
function nearest(scroll: number, view: number, start: number, length: number): number {
  const margin = Math.min(REVEAL_MARGIN, view / 4);
  if (start >= scroll && start + length <= scroll + view) return scroll;
  if (length + 2 * margin > view || start < scroll) return Math.max(0, start - margin);
  return Math.max(0, start + length + margin - view);
}
