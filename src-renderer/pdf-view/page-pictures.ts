import { pagesToForget } from './canvas-budget';
import type { PixelRect } from './sources/page-source';

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

export const NO_PICTURE: PagePicture = { canvas: null, detail: null, problem: null };

interface Kept {
  picture: PagePicture;
  /** Device pixels per point of the page's canvas; 0 without one. */
  scale: number;
  lastUsed: number;
}

/** The drawn pages that are kept, within a budget of pixels. */
export interface PagePictures {
  get(pageIndex: number): PagePicture;
  /** Device pixels per point of the page's canvas; 0 without one. */
  scaleOf(pageIndex: number): number;
  put(pageIndex: number, changes: Partial<PagePicture>, scale?: number): void;
  /** Marks a page as in use. */
  touch(pageIndex: number): void;
  /** Lets go of what is over the budget and not needed; gives the pages. */
  tidy(isNeeded: (pageIndex: number) => boolean): number[];
  subscribe(listener: () => void): () => void;
  close(): void;
}

export function createPagePictures(): PagePictures {
  const kept = new Map<number, Kept>();
  const listeners = new Set<() => void>();
  let uses = 0;
  return {
    get: (pageIndex) => kept.get(pageIndex)?.picture ?? NO_PICTURE,
    scaleOf: (pageIndex) => kept.get(pageIndex)?.scale ?? 0,
    put(pageIndex, changes, scale) {
      const before = kept.get(pageIndex);
      kept.set(pageIndex, {
        picture: { ...(before?.picture ?? NO_PICTURE), ...changes },
        scale: scale ?? before?.scale ?? 0,
        lastUsed: ++uses,
      });
      for (const listener of listeners) listener();
    },
    touch(pageIndex) {
      const known = kept.get(pageIndex);
      if (known !== undefined) known.lastUsed = ++uses;
    },
    tidy(isNeeded) {
      const list = [...kept].map(([pageIndex, { picture, lastUsed }]) => ({
        pageIndex,
        lastUsed,
        pixels: pixelsOf(picture.canvas) + pixelsOf(picture.detail?.canvas ?? null),
      }));
      const forgotten = pagesToForget(list, isNeeded);
      for (const pageIndex of forgotten) {
        release(kept.get(pageIndex)?.picture);
        kept.delete(pageIndex);
      }
      return forgotten;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    close() {
      for (const { picture } of kept.values()) release(picture);
      kept.clear();
      listeners.clear();
    },
  };
}

const pixelsOf = (canvas: HTMLCanvasElement | null): number =>
  canvas === null ? 0 : canvas.width * canvas.height;

/** Browsers free a canvas' memory at once when it has no size, else at the next garbage collection. */
function release(picture: PagePicture | undefined): void {
  for (const canvas of [picture?.canvas, picture?.detail?.canvas]) {
    if (canvas === null || canvas === undefined) continue;
    canvas.width = 0;
    canvas.height = 0;
  }
}
