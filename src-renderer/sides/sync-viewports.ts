import { contentWidth, pageAtHeight } from '../pdf-view/page-layout';
import { type Viewport, type ViewportState, zoomOf } from '../pdf-view/viewport';

/** A place of a view that another view can go to: which page lies at its middle, and how far down it. */
export interface ViewPlace {
  readonly pageIndex: number;
  /** Share of the page's height that lies above the middle of the view. */
  readonly down: number;
  /** Share of the view's scrollable width. */
  readonly left: number;
}

export function placeOfView({ layout, scroll, width, height }: ViewportState): ViewPlace {
  const middle = scroll.top + height / 2;
  const pageIndex = pageAtHeight(layout, middle);
  const room = contentWidth(layout, width) - width;
  return {
    pageIndex,
    down: (middle - (layout.tops[pageIndex] ?? 0)) / Math.max(1, layout.heights[pageIndex] ?? 1),
    left: room > 0 ? scroll.left / room : 0,
  };
}

/** Scroll position at which a view shows a place of another. */
export function scrollOfPlace(
  { layout, width, height }: ViewportState,
  place: ViewPlace,
): { left: number; top: number } {
  const pageIndex = Math.min(place.pageIndex, layout.tops.length - 1);
  const top = (layout.tops[pageIndex] ?? 0) + place.down * (layout.heights[pageIndex] ?? 0) - height / 2;
  return { left: Math.max(0, place.left * (contentWidth(layout, width) - width)), top: Math.max(0, top) };
}

/**
 * Keeps two views at one place and zoom. Only the one that a person works in leads, so that a shorter document at its
 * end never holds the longer one back.
 *
 * @param leads says which of the two leads now
 */
export function syncViewports(first: Viewport, second: Viewport, leads: () => Viewport): () => void {
  const follow = (own: Viewport, other: Viewport) => (now: ViewportState, before: ViewportState) => {
    const hasMoved = now.scroll !== before.scroll || now.layout !== before.layout;
    if (leads() === own) {
      if (hasMoved) showSamePlace(own, other);
    } else if (now.width !== before.width || now.height !== before.height) {
      // Measuring goes on with fitting and going to a page; the other's place comes after that.
      queueMicrotask(() => showSamePlace(other, own));
    }
  };
  const stopFirst = first.store.subscribe(follow(first, second));
  const stopSecond = second.store.subscribe(follow(second, first));
  const leader = leads();
  showSamePlace(leader, leader === first ? second : first);
  return () => {
    stopFirst();
    stopSecond();
  };
}

function showSamePlace(leader: Viewport, follower: Viewport): void {
  const now = leader.store.getState();
  const other = follower.store.getState();
  if (now.width === 0 || other.width === 0 || other.sizes.length === 0) return;
  const isZoomed = Math.abs(zoomOf(now) - zoomOf(other)) > 1e-9;
  if (isZoomed || now.fit !== other.fit) follower.zoomLike(now);
  const state = follower.store.getState();
  const wanted = scrollOfPlace(state, placeOfView(now));
  const dx = wanted.left - state.scroll.left;
  const dy = wanted.top - state.scroll.top;
  if (Math.abs(dx) >= 1 || Math.abs(dy) >= 1) follower.scrollBy(dx, dy);
}
