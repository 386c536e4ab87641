import type { Box } from '../../../src-main/domain/geometry/units';
import { boxToSheet } from '../../pdf-view/page-transform';
import type { Viewport } from '../../pdf-view/viewport';
import { scrollToMiddle } from '../../sides/center-box';

/** Share of a narrow pane that a region shall fill across or down. */
const WANTED = 0.8;
/** While it fills between so much and so much, the zoom stays: a view that jumps on every step loses the reader. */
const LEAST = 0.45;
const MOST = 0.95;
/** Zooming in for a small one goes up to this factor of 100 %. */
const NEAREST_ZOOM = 1.25;

/** The scale (CSS pixels per point) at which a box can be read in a pane that is a third of the usual width. */
export function closeUpScale(
  box: { readonly width: number; readonly height: number },
  view: { readonly width: number; readonly height: number },
  now: { readonly scale: number; readonly base: number },
): number {
  const share = Math.max(box.width / view.width, box.height / view.height);
  if (share === 0 || (share >= LEAST && share <= MOST)) return now.scale;
  const wanted = now.scale * (WANTED / share);
  return share > MOST ? wanted : Math.max(now.scale, Math.min(wanted, now.base * NEAREST_ZOOM));
}

/** Brings a box of a page to the middle of the view, large enough to read. */
export function closeUp(viewport: Viewport, pageIndex: number, box: Box): void {
  const before = viewport.store.getState();
  if (before.width === 0 || before.layout.tops[pageIndex] === undefined) return;
  const { base } = before;
  const scale = closeUpScale(boxToSheet(box, before.layout.scale), before, {
    scale: before.layout.scale,
    base,
  });
  if (scale !== before.layout.scale) viewport.zoomTo(scale / base);
  scrollToMiddle(viewport, pageIndex, box);
}
