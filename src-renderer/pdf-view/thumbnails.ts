import { createRenderQueue, type RenderJob } from './render-queue';
import type { FileAccess } from './sources/page-source';

/** Pictures kept of one document: 240 px on the longer edge, about 160 KB decoded. */
const KEPT = 200;

export interface Thumbnails {
  /** Says which pages the strip shows; the rest is not fetched. */
  show(first: number, last: number): void;
  /** Goes on with what waited for `mayBegin`. */
  resume(): void;
  picture(pageIndex: number): ImageBitmap | undefined;
  subscribe(listener: () => void): () => void;
  close(): void;
}

/**
 * Small pictures of a document's pages. They are made in another process, so two are asked for at a
 * time, and only while no page is being drawn (`mayBegin`).
 */
export function createThumbnails(access: FileAccess, file: string, mayBegin: () => boolean): Thumbnails {
  const pictures = new Map<number, ImageBitmap>();
  const failed = new Set<number>();
  const listeners = new Set<() => void>();
  const queue = createRenderQueue({ concurrency: 2, mayBegin, onFailure: (key) => failed.add(Number(key)) });

  const load = async (pageIndex: number, signal: AbortSignal): Promise<void> => {
    const bitmap = await createImageBitmap(await access.thumbnail(file, pageIndex, signal));
    signal.throwIfAborted();
    pictures.set(pageIndex, bitmap);
    for (const oldest of [...pictures.keys()].slice(0, Math.max(0, pictures.size - KEPT))) {
      pictures.get(oldest)?.close();
      pictures.delete(oldest);
    }
    for (const listener of listeners) listener();
  };

  let shown = { first: 0, last: -1 };

  return {
    show(first, last) {
      shown = { first, last };
      const jobs: RenderJob[] = [];
      for (let pageIndex = first; pageIndex <= last; pageIndex += 1) {
        if (pictures.has(pageIndex) || failed.has(pageIndex)) continue;
        jobs.push({
          key: String(pageIndex),
          rank: pageIndex - first,
          run: (signal) => load(pageIndex, signal),
        });
      }
      queue.want(jobs);
    },
    resume() {
      this.show(shown.first, shown.last);
    },
    picture: (pageIndex) => pictures.get(pageIndex),
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    close() {
      queue.close();
      for (const picture of pictures.values()) picture.close();
      pictures.clear();
    },
  };
}
