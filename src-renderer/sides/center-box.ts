import type { Box } from '../../src-main/domain/geometry/units';
import { pageLeft } from '../pdf-view/page-layout';
import { boxToSheet, type SheetRect } from '../pdf-view/page-transform';
import type { Viewport, ViewportState } from '../pdf-view/viewport';
import { fittedScale } from '../pdf-view/viewport-moves';

interface ViewSize {
  readonly width: number;
  readonly height: number;
}

/** Of the view's width and height; a change that covers more is zoomed out. */
const MOST = 0.7;
/** A change whose larger side covers less is too small to judge. */
const LEAST = 0.06;
/** CSS pixels of its shorter side, which is often the height of a line, from which on it can be read. */
const LEGIBLE_PX = 11;
/** Zooming in for a small one goes up to this factor of 100 %. */
const NEAREST_ZOOM = 2;

/**
 * The scale (CSS pixels per point) at which to look at a box. Stays as the person has it while the box can be seen
 * well: a view that jumps on every step loses the reader.
 *
 * @param box the box as the present scale shows it, in CSS pixels
 */
export function sensibleScale(
  box: Pick<SheetRect, 'width' | 'height'>,
  view: ViewSize,
  now: { readonly scale: number; readonly base: number },
): number {
  const { scale, base } = now;
  const share = Math.max(box.width / view.width, box.height / view.height);
  if (share > MOST) return scale * (MOST / share);
  const thin = Math.min(box.width, box.height);
  if (share === 0 || (share >= LEAST && thin >= LEGIBLE_PX)) return scale;
  const wanted = scale * Math.max(LEAST / share, LEGIBLE_PX / thin);
  return Math.max(scale, Math.min(wanted, scale * (MOST / share), base * NEAREST_ZOOM));
}

/** How the person had the view before it was zoomed for a change. */
interface Rest {
  readonly fit: ViewportState['fit'];
  readonly scale: number;
  /** The scale that was given to it; another one now means that the person zoomed since. */
  readonly given: number;
}

const rests = new WeakMap<Viewport, Rest>();

/** Brings a box of a page to the middle of the view. Does nothing before the view is on the screen. */
export function centerBox(viewport: Viewport, pageIndex: number, box: Box): void {
  const now = viewport.store.getState();
  if (now.width === 0 || now.layout.tops[pageIndex] === undefined) return;
  const known = rests.get(viewport);
  const isOurs = known !== undefined && known.given === now.layout.scale;
  const rest = isOurs ? fitted(now, known) : { fit: now.fit, scale: now.layout.scale };
  const scale = sensibleScale(boxToSheet(box, rest.scale), now, { scale: rest.scale, base: now.base });
  if (scale !== rest.scale) viewport.zoomTo(scale / now.base);
  else if (isOurs) giveBack(viewport, rest);
  const state = viewport.store.getState();
  if (scale === rest.scale) rests.delete(viewport);
  else rests.set(viewport, { ...rest, given: state.layout.scale });
  scrollToMiddle(viewport, pageIndex, box);
}

/** What fitted while the view was wider or narrower is fitted anew. */
const fitted = (now: ViewportState, { fit, scale }: Rest): Omit<Rest, 'given'> => ({
  fit,
  scale: fit === 'none' ? scale : fittedScale(now, fit),
});

/** Scrolls a box of a page to the middle of the view, as it is zoomed. */
export function scrollToMiddle(viewport: Viewport, pageIndex: number, box: Box): void {
  const { layout, width, height, scroll } = viewport.store.getState();
  const rect = boxToSheet(box, layout.scale);
  const x = pageLeft(layout, pageIndex, width) + rect.x + rect.width / 2;
  const y = layout.tops[pageIndex]! + rect.y + rect.height / 2;
  viewport.scrollBy(x - width / 2 - scroll.left, y - height / 2 - scroll.top);
}

function giveBack(viewport: Viewport, { fit, scale }: Omit<Rest, 'given'>): void {
  if (fit === 'none') viewport.zoomTo(scale / viewport.store.getState().base);
  else viewport.setFit(fit);
}

/** Runs as soon as the view has a size; the returned function calls it off. */
export function whenMeasured(viewport: Viewport, run: () => void): () => void {
  if (viewport.store.getState().width > 0) {
    run();
    return () => undefined;
  }
  const stop = viewport.store.subscribe(({ width }) => {
    if (width === 0) return;
    stop();
    // The first measuring ends with going to a page; what is asked for here comes after it.
    queueMicrotask(run);
  });
  return stop;
}

/** Runs once the view has another width, as when panes come or go beside it; the returned function calls it off. */
export function whenResized(viewport: Viewport, run: () => void): () => void {
  const stop = viewport.store.subscribe((now, before) => {
    if (now.width === before.width || before.width === 0) return;
    stop();
    // Measuring goes on with fitting; what is looked at comes after that.
    queueMicrotask(run);
  });
  return stop;
}
