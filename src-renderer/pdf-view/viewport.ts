import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Box, PageSize } from '../../src-main/domain/geometry/units';
import {
  layoutPages,
  PAGE_GAP,
  type PageLayout,
  type PageRange,
  type Scroll,
  type ViewPoint,
} from './page-layout';
import { fittedScale, rescaled, scrollToReveal, withView } from './viewport-moves';
import { baseScale, nextZoom, scaleLimits } from './zoom-levels';

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
  /** Zooms as another view is, which goes on with fitting when this one is alone again. */
  zoomLike(other: Pick<ViewportState, 'layout' | 'base' | 'fit'>): void;
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
  const base = baseScale(mediaType);
  const limits = scaleLimits(sizes, base);
  const clamp = (scale: number): number => Math.min(limits.max, Math.max(limits.min, scale));
  const store = createStore<ViewportState>(() => startState(sizes, base, clamp(base), firstPage));
  const now = (): ViewportState => store.getState();
  const middle = (): ViewPoint => ({ x: now().width / 2, y: now().height / 2 });
  const scale = (to: number, fit: Fit, anchor: ViewPoint): void =>
    store.setState(rescaled(now(), clamp(to), fit, anchor));
  const scrollTo = (scroll: Scroll): void => store.setState(withView({ ...now(), scroll, wanted: scroll }));

  const goToPage = (pageIndex: number): void => {
    const { layout, scroll } = now();
    if (sizes.length === 0) return;
    const page = Math.min(sizes.length - 1, Math.max(0, pageIndex));
    scrollTo({ left: scroll.left, top: Math.max(0, layout.tops[page]! - PAGE_GAP) });
  };

  return {
    store,
    goToPage,
    resize(width, height) {
      const before = now();
      if (width === before.width && height === before.height) return;
      store.setState({ width, height });
      scale(fittedScale(now(), before.fit), before.fit, { x: width / 2, y: 0 });
      if (before.width === 0) goToPage(before.currentPage);
    },
    scrolled(scroll) {
      const before = now();
      const down = scroll.top - before.scroll.top;
      // Browsers round what they are given; keeping our own value stops zooming in and out from drifting.
      if (Math.abs(down) < 1 && Math.abs(scroll.left - before.scroll.left) < 1) {
        if (before.wanted !== null) store.setState({ wanted: null });
        return;
      }
      const direction = down === 0 ? before.direction : down > 0 ? 1 : -1;
      store.setState(withView({ ...before, scroll, wanted: null, direction }));
    },
    setFit(fit) {
      const page = now().currentPage;
      scale(fittedScale(now(), fit), fit, middle());
      if (fit === 'page') goToPage(page);
    },
    zoomTo: (zoom, anchor = middle()) => scale(zoom * base, 'none', anchor),
    zoomLike: (other) => scale((other.layout.scale / other.base) * base, other.fit, middle()),
    zoomBy: (factor, anchor = middle()) => scale(now().layout.scale * factor, 'none', anchor),
    zoomStep: (direction) => scale(nextZoom(zoomOf(now()), direction) * base, 'none', middle()),
    scrollBy(dx, dy) {
      const { scroll } = now();
      scrollTo({ left: Math.max(0, scroll.left + dx), top: Math.max(0, scroll.top + dy) });
    },
    reveal(pageIndex, box) {
      const target = scrollToReveal(now(), pageIndex, box);
      if (target !== null) scrollTo(target);
    },
  };
}

function startState(
  sizes: readonly PageSize[],
  base: number,
  scale: number,
  firstPage: number,
): ViewportState {
  const page = Math.max(0, Math.min(sizes.length - 1, firstPage));
  return {
    sizes,
    base,
    fit: 'width',
    layout: layoutPages(sizes, scale),
    width: 0,
    height: 0,
    scroll: { left: 0, top: 0 },
    wanted: null,
    visible: { first: page, last: sizes.length === 0 ? -1 : page },
    currentPage: page,
    direction: 1,
  };
}
