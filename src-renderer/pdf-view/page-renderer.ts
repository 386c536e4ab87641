import type { PageSize } from '../../src-main/domain/geometry/units';
import { detailClip, MAX_PAGE_PIXELS, pagesToForget, planCanvas } from './canvas-budget';
import type { PageRange } from './page-layout';
import type { SheetRect } from './page-transform';
import { createRenderQueue, type RenderJob, type RenderQueue } from './render-queue';
import type { PageSource, PixelRect } from './sources/page-source';

/** A sharp drawing of the visible part, laid over a coarser one of the whole page. */
export interface PageDetail {
  readonly canvas: HTMLCanvasElement;
  /** Device pixels at `scale`. */
  readonly clip: PixelRect;
  /** Device pixels per point. */
  readonly scale: number;
}

/** What there is to show of a page. A new object whenever something changes. */
export interface PagePicture {
  readonly canvas: HTMLCanvasElement | null;
  readonly detail: PageDetail | null;
  /** Why the page cannot be drawn; the others can. */
  readonly problem: string | null;
}

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

export interface PageRenderer {
  readonly queue: RenderQueue;
  update(wish: RenderWish): void;
  picture(pageIndex: number): PagePicture;
  /** Calls back when a page's picture changed. */
  subscribe(listener: () => void): () => void;
  /** Calls back when all wanted pages are drawn: the time for thumbnails. */
  onIdle(listener: () => void): () => void;
  /** Tries a page again that had a problem. */
  retry(pageIndex: number): void;
  close(): void;
}

interface Kept {
  picture: PagePicture;
  /** Device pixels per point of the page's canvas; 0 without one. */
  scale: number;
  lastUsed: number;
}

const NOTHING: PagePicture = { canvas: null, detail: null, problem: null };

/** Pages drawn in advance in the direction of scrolling, and behind. */
const AHEAD = 2;
const BEHIND = 1;

/** Draws the pages of an open document on canvases and keeps the latest of them. Not bound to React. */
export function createPageRenderer(source: PageSource, sizes: readonly PageSize[]): PageRenderer {
  const kept = new Map<number, Kept>();
  const listeners = new Set<() => void>();
  let uses = 0;
  let wish: RenderWish | null = null;

  const fail = (key: string, error: unknown): void => {
    put(pageOf(key), { problem: error instanceof Error ? error.message : String(error) });
  };
  const idleListeners = new Set<() => void>();
  const queue = createRenderQueue({
    onFailure: fail,
    onIdle: () => idleListeners.forEach((listener) => listener()),
  });

  function put(pageIndex: number, changes: Partial<PagePicture>, scale?: number): void {
    const before = kept.get(pageIndex);
    kept.set(pageIndex, {
      picture: { ...(before?.picture ?? NOTHING), ...changes },
      scale: scale ?? before?.scale ?? 0,
      lastUsed: ++uses,
    });
    for (const listener of listeners) listener();
  }

  const draw = async (
    pageIndex: number,
    scale: number,
    clip: PixelRect,
    signal: AbortSignal,
  ): Promise<HTMLCanvasElement> => {
    const canvas = document.createElement('canvas');
    canvas.width = clip.width;
    canvas.height = clip.height;
    await source.render(pageIndex, { canvas, scale, clip }, signal);
    signal.throwIfAborted();
    return canvas;
  };

  function jobsOf(now: RenderWish, pageIndex: number, rank: number): RenderJob[] {
    const size = sizes[pageIndex];
    const known = kept.get(pageIndex);
    if (size === undefined || (known?.picture.problem ?? null) !== null) return [];
    const plan = planCanvas(size, now.scale * now.pixelRatio);
    const jobs: RenderJob[] = [];
    if (known === undefined || known.picture.canvas === null || !isClose(known.scale, plan.scale)) {
      const clip = { x: 0, y: 0, width: plan.width, height: plan.height };
      jobs.push({
        key: `page ${pageIndex} ${plan.scale}`,
        rank,
        run: async (signal) => {
          const canvas = await draw(pageIndex, plan.scale, clip, signal);
          put(pageIndex, { canvas, ...(plan.isCapped ? {} : { detail: null }) }, plan.scale);
          tidy();
        },
      });
    } else if (!plan.isCapped && known.picture.detail !== null) put(pageIndex, { detail: null });
    const window = plan.isCapped ? now.windowOf(pageIndex) : undefined;
    if (window !== undefined && rank < RANK_AHEAD)
      jobs.push(...detailJobs(now, pageIndex, rank + 0.5, size, window));
    return jobs;
  }

  function detailJobs(
    now: RenderWish,
    pageIndex: number,
    rank: number,
    size: PageSize,
    window: SheetRect,
  ): RenderJob[] {
    const clip = detailClip(window, size, now.scale, now.pixelRatio);
    const shrink = Math.min(1, Math.sqrt((2 * MAX_PAGE_PIXELS) / (clip.width * clip.height)));
    const scale = now.scale * now.pixelRatio * shrink;
    const part = {
      x: Math.floor(clip.x * shrink),
      y: Math.floor(clip.y * shrink),
      width: Math.ceil(clip.width * shrink),
      height: Math.ceil(clip.height * shrink),
    };
    const shown = kept.get(pageIndex)?.picture.detail;
    if (shown !== undefined && shown !== null && shown.scale === scale && sameRect(shown.clip, part))
      return [];
    return [
      {
        key: `detail ${pageIndex} ${scale} ${part.x} ${part.y} ${part.width} ${part.height}`,
        rank,
        run: async (signal) =>
          put(pageIndex, {
            detail: { canvas: await draw(pageIndex, scale, part, signal), clip: part, scale },
          }),
      },
    ];
  }

  const isNeeded = (pageIndex: number): boolean =>
    wish !== null && pageIndex >= wish.visible.first - BEHIND && pageIndex <= wish.visible.last + BEHIND;

  function tidy(): void {
    const list = [...kept].map(([pageIndex, { picture, lastUsed }]) => ({
      pageIndex,
      lastUsed,
      pixels: pixelsOf(picture.canvas) + pixelsOf(picture.detail?.canvas ?? null),
    }));
    for (const pageIndex of pagesToForget(list, isNeeded)) {
      release(kept.get(pageIndex)?.picture);
      kept.delete(pageIndex);
      source.forget(pageIndex);
    }
  }

  return {
    queue,
    update(next) {
      wish = next;
      for (let page = next.visible.first; page <= next.visible.last; page += 1) {
        const known = kept.get(page);
        if (known !== undefined) known.lastUsed = ++uses;
      }
      queue.want(
        rankedPages(next, sizes.length).flatMap(([pageIndex, rank]) => jobsOf(next, pageIndex, rank)),
      );
    },
    picture: (pageIndex) => kept.get(pageIndex)?.picture ?? NOTHING,
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    onIdle(listener) {
      idleListeners.add(listener);
      return () => void idleListeners.delete(listener);
    },
    retry(pageIndex) {
      put(pageIndex, { problem: null });
      if (wish !== null) this.update(wish);
    },
    close() {
      queue.close();
      for (const { picture } of kept.values()) release(picture);
      kept.clear();
      listeners.clear();
    },
  };
}

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
  for (let step = 1; step <= BEHIND; step += 1)
    add(behind - step * wish.direction, RANK_AHEAD + AHEAD + step);
  return ranked;
}

/** Redrawing for less than a thousandth of a difference shows nothing new. */
const isClose = (a: number, b: number): boolean => Math.abs(a - b) <= 0.001 * b;
const pageOf = (key: string): number => Number(key.split(' ')[1]);
const pixelsOf = (canvas: HTMLCanvasElement | null): number =>
  canvas === null ? 0 : canvas.width * canvas.height;
const sameRect = (a: PixelRect, b: PixelRect): boolean =>
  a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height;

/** Browsers free a canvas' memory at once when it has no size, else at the next garbage collection. */
function release(picture: PagePicture | undefined): void {
  for (const canvas of [picture?.canvas, picture?.detail?.canvas]) {
    if (canvas === null || canvas === undefined) continue;
    canvas.width = 0;
    canvas.height = 0;
  }
}
