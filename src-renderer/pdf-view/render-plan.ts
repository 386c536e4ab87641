import type { PageSize } from '../../src-main/domain/geometry/units';
import { type CanvasPlan, detailClip, MAX_PAGE_PIXELS, planCanvas } from './canvas-budget';
import type { PageRange } from './page-layout';
import type { PagePicture } from './page-pictures';
import type { SheetRect } from './page-transform';
import type { PixelRect } from './sources/page-source';

/** What the screen shows and what it may show next. */
export interface RenderWish {
  readonly visible: PageRange;
  readonly direction: 1 | -1;
  /** CSS pixels per point. */
  readonly scale: number;
  readonly pixelRatio: number;
  /** Visible part of a page, for those too large to be drawn whole. */
  readonly windowOf: (pageIndex: number) => SheetRect | undefined;
}

/** Pages drawn in advance in the direction of scrolling, and behind. */
const AHEAD = 2;
export const BEHIND = 1;
/** Ranks from here on are pages nobody sees yet. */
const RANK_AHEAD = 1000;

/** Pages worth drawing with their rank: visible ones from the top, then ahead in the scroll direction, then behind. */
export function rankedPages(
  wish: Pick<RenderWish, 'visible' | 'direction'>,
  pageCount: number,
): (readonly [pageIndex: number, rank: number])[] {
  const { first, last } = wish.visible;
  const ranked: (readonly [number, number])[] = [];
  const add = (pageIndex: number, rank: number): void => {
    if (pageIndex >= 0 && pageIndex < pageCount) ranked.push([pageIndex, rank]);
  };
  for (let page = first; page <= last; page += 1) add(page, page - first);
  const [ahead, behind] = wish.direction === 1 ? [last, first] : [first, last];
  for (let step = 1; step <= AHEAD; step += 1) add(ahead + step * wish.direction, RANK_AHEAD + step);
  for (let step = 1; step <= BEHIND; step += 1) {
    add(behind - step * wish.direction, RANK_AHEAD + AHEAD + step);
  }
  return ranked;
}

/** One drawing that a page needs: all of it, or the visible part in full sharpness. */
export interface Drawing {
  readonly kind: 'page' | 'detail';
  readonly key: string;
  readonly rank: number;
  /** Device pixels per point. */
  readonly scale: number;
  readonly clip: PixelRect;
}

interface PageNeed {
  readonly pageIndex: number;
  readonly rank: number;
  readonly size: PageSize;
  readonly shown: PagePicture;
  /** Device pixels per point of the canvas there is; 0 without one. */
  readonly shownScale: number;
}

/** What has to be drawn of a page for a wish; nothing where what is there will do. */
export function drawingsOf(
  wish: RenderWish,
  need: PageNeed,
): { readonly plan: CanvasPlan; readonly drawings: Drawing[] } {
  const { pageIndex, rank, size, shown, shownScale } = need;
  const plan = planCanvas(size, wish.scale * wish.pixelRatio);
  const drawings: Drawing[] = [];
  if (shown.canvas === null || !isClose(shownScale, plan.scale)) {
    const clip = { x: 0, y: 0, width: plan.width, height: plan.height };
    drawings.push({ kind: 'page', key: `page ${pageIndex} ${plan.scale}`, rank, scale: plan.scale, clip });
  }
  const window = plan.isCapped && rank < RANK_AHEAD ? wish.windowOf(pageIndex) : undefined;
  if (window !== undefined) {
    const detail = detailOf(wish, need, window);
    const isThere =
      shown.detail !== null &&
      shown.detail.scale === detail.scale &&
      isSameRect(shown.detail.clip, detail.clip);
    if (!isThere) drawings.push(detail);
  }
  return { plan, drawings };
}

/** The visible part; a screen so large that even this exceeds the budget gets it a little coarser. */
function detailOf(wish: RenderWish, { pageIndex, rank, size }: PageNeed, window: SheetRect): Drawing {
  const full = detailClip(window, size, wish.scale, wish.pixelRatio);
  const shrink = Math.min(1, Math.sqrt((2 * MAX_PAGE_PIXELS) / (full.width * full.height)));
  const scale = wish.scale * wish.pixelRatio * shrink;
  const clip = {
    x: Math.floor(full.x * shrink),
    y: Math.floor(full.y * shrink),
    width: Math.ceil(full.width * shrink),
    height: Math.ceil(full.height * shrink),
  };
  const key = `detail ${pageIndex} ${scale} ${clip.x} ${clip.y} ${clip.width} ${clip.height}`;
  return { kind: 'detail', key, rank: rank + 0.5, scale, clip };
}

/** Redrawing for less than a thousandth of a difference shows nothing new. */
const isClose = (a: number, b: number): boolean => Math.abs(a - b) <= 0.001 * b;

const isSameRect = (a: PixelRect, b: PixelRect): boolean =>
  a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height;
