import type { PageSize } from '../../src-main/domain/geometry/units';
import { createPagePictures, type PagePicture } from './page-pictures';
import { createRenderQueue, type RenderJob, type RenderQueue } from './render-queue';
import { BEHIND, type Drawing, drawingsOf, rankedPages, type RenderWish } from './render-plan';
import type { PageSource } from './sources/page-source';

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

/** Draws the pages of an open document on canvases and keeps the latest of them. Not bound to React. */
export function createPageRenderer(source: PageSource, sizes: readonly PageSize[]): PageRenderer {
  const pictures = createPagePictures();
  const idleListeners = new Set<() => void>();
  let wish: RenderWish | null = null;
  const queue = createRenderQueue({
    onFailure: (key, error) => pictures.put(Number(key.split(' ')[1]), { problem: reasonOf(error) }),
    onIdle: () => idleListeners.forEach((listener) => listener()),
  });
  const isNeeded = (pageIndex: number): boolean =>
    wish !== null && pageIndex >= wish.visible.first - BEHIND && pageIndex <= wish.visible.last + BEHIND;

  const draw = async (
    pageIndex: number,
    drawing: Drawing,
    isCapped: boolean,
    signal: AbortSignal,
  ): Promise<void> => {
    const canvas = await drawOn(source, pageIndex, drawing, signal);
    if (drawing.kind === 'detail') return pictures.put(pageIndex, { detail: { canvas, ...drawing } });
    pictures.put(pageIndex, { canvas, ...(isCapped ? {} : { detail: null }) }, drawing.scale);
    for (const forgotten of pictures.tidy(isNeeded)) source.forget(forgotten);
  };

  const jobsOf = (now: RenderWish, pageIndex: number, rank: number): RenderJob[] => {
    const size = sizes[pageIndex];
    const shown = pictures.get(pageIndex);
    if (size === undefined || shown.problem !== null) return [];
    const need = { pageIndex, rank, size, shown, shownScale: pictures.scaleOf(pageIndex) };
    const { plan, drawings } = drawingsOf(now, need);
    if (drawings.length === 0 && !plan.isCapped && shown.detail !== null)
      pictures.put(pageIndex, { detail: null });
    return drawings.map((drawing) => ({
      key: drawing.key,
      rank: drawing.rank,
      run: (signal) => draw(pageIndex, drawing, plan.isCapped, signal),
    }));
  };

  return {
    queue,
    update(next) {
      wish = next;
      for (let page = next.visible.first; page <= next.visible.last; page += 1) pictures.touch(page);
      queue.want(
        rankedPages(next, sizes.length).flatMap(([pageIndex, rank]) => jobsOf(next, pageIndex, rank)),
      );
    },
    picture: pictures.get,
    subscribe: pictures.subscribe,
    onIdle(listener) {
      idleListeners.add(listener);
      return () => void idleListeners.delete(listener);
    },
    retry(pageIndex) {
      pictures.put(pageIndex, { problem: null });
      if (wish !== null) this.update(wish);
    },
    close() {
      queue.close();
      pictures.close();
    },
  };
}

/** Draws on a canvas of its own: the old picture stays until the new one is whole. */
async function drawOn(
  source: PageSource,
  pageIndex: number,
  { scale, clip }: Drawing,
  signal: AbortSignal,
): Promise<HTMLCanvasElement> {
  const canvas = document.createElement('canvas');
  canvas.width = clip.width;
  canvas.height = clip.height;
  await source.render(pageIndex, { canvas, scale, clip }, signal);
  signal.throwIfAborted();
  return canvas;
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
