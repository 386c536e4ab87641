import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useEffect, useRef, useSyncExternalStore } from 'react';
import { useStore } from 'zustand';
import type { OpenDocument } from './open-document';
import classes from './pdf-view.module.css';
import type { FileAccess } from './sources/page-source';
import { createThumbnails, type Thumbnails } from './thumbnails';
import { useResource } from './use-resource';
import type { Viewport } from './viewport';

/** CSS pixels of one thumbnail with its page number. */
const ITEM_HEIGHT = 142;

interface PageStripProps {
  readonly access: FileAccess;
  readonly file: string | null;
  readonly opened: OpenDocument;
  readonly viewport: Viewport;
  /** Shown beside the page number: counts, page state. */
  readonly note?: (pageIndex: number) => ReactNode;
}

/** Small pictures of all pages; a click goes there. Follows the view. */
export function PageStrip({ access, file, opened, viewport, note }: PageStripProps) {
  const scroller = useRef<HTMLElement>(null);
  const pageCount = useStore(viewport.store, (state) => state.sizes.length);
  const current = useStore(viewport.store, (state) => state.currentPage);
  const thumbnails = useThumbnails(access, file, opened);
  const virtual = useVirtualizer({
    count: pageCount,
    getScrollElement: () => scroller.current,
    estimateSize: () => ITEM_HEIGHT,
    overscan: 2,
  });
  const items = virtual.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? -1;
  useEffect(() => thumbnails.show(first, last), [thumbnails, first, last]);
  useEffect(() => virtual.scrollToIndex(current, { align: 'auto' }), [virtual, current]);
  return (
    <nav ref={scroller} className={classes['strip']} aria-label="Pages">
      <div className={classes['stripContent']} style={{ height: virtual.getTotalSize() }}>
        {items.map(({ index, start }) => (
          <button
            key={index}
            type="button"
            className={classes['thumbnail']}
            style={{ top: start, height: ITEM_HEIGHT }}
            aria-current={index === current ? 'page' : undefined}
            aria-label={`Go to page ${index + 1}`}
            tabIndex={index === current ? 0 : -1}
            onClick={() => viewport.goToPage(index)}
          >
            <ThumbnailPicture thumbnails={thumbnails} pageIndex={index} />
            <span>
              {index + 1} {note?.(index)}
            </span>
          </button>
        ))}
      </div>
    </nav>
  );
}

const NO_THUMBNAILS: Thumbnails = {
  show: () => undefined,
  resume: () => undefined,
  picture: () => undefined,
  subscribe: () => () => undefined,
  close: () => undefined,
};

function useThumbnails(access: FileAccess, file: string | null, opened: OpenDocument): Thumbnails {
  const open = useStore(opened.store);
  const thumbnails =
    useResource(file ?? '', () => {
      const mayBegin = (): boolean => {
        const state = opened.store.getState();
        // The first page comes before its small pictures, and both want the processor.
        if (state.kind === 'opening') return false;
        return state.kind !== 'open' || !state.renderer.queue.isBusy;
      };
      return file === null ? NO_THUMBNAILS : createThumbnails(access, file, mayBegin);
    }) ?? NO_THUMBNAILS;
  useEffect(() => {
    if (open.kind === 'opening') return undefined;
    // A moment later, when the pages in view have asked for theirs.
    const timer = setTimeout(() => thumbnails.resume());
    const stop = open.kind === 'open' ? open.renderer.onIdle(() => thumbnails.resume()) : null;
    return () => {
      clearTimeout(timer);
      stop?.();
    };
  }, [open, thumbnails]);
  return thumbnails;
}

function ThumbnailPicture({
  thumbnails,
  pageIndex,
}: {
  readonly thumbnails: Thumbnails;
  readonly pageIndex: number;
}) {
  const picture = useSyncExternalStore(thumbnails.subscribe, () => thumbnails.picture(pageIndex));
  const draw = (canvas: HTMLCanvasElement | null): void => {
    if (canvas === null || picture === undefined || picture.width === 0) return;
    canvas.width = picture.width;
    canvas.height = picture.height;
    canvas.getContext('2d')?.drawImage(picture, 0, 0);
  };
  return (
    <span className={classes['thumbnailPaper']}>
      {picture !== undefined && <canvas ref={draw} aria-hidden />}
    </span>
  );
}
