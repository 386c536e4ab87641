/// <reference types="vite/client" />
import {
  type ReactNode,
  type Ref,
  useCallback,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
} from 'react';
import { useStore } from 'zustand';
import { LIST_MARK } from '../components/screen-focus';
import type { OpenDocument, ShownDocument } from './open-document';
import { contentWidth, pageLeft, type PageLayout, type PageRange } from './page-layout';
import { type PageLayerProps, PageSheet } from './page-sheet';
import type { SheetRect } from './page-transform';
import { pageWindow } from './page-window';
import classes from './pdf-view.module.css';
import { usePanning, useWheelZoom } from './use-gestures';
import { useRendering } from './use-rendering';
import { useDerived } from './use-store';
import type { Viewport, ViewportState } from './viewport';

export interface DocumentPagesProps {
  readonly shown: ShownDocument;
  readonly opened: OpenDocument;
  readonly viewport: Viewport;
  /** Drawn over every page that is near the view. Must be stable: a new function renders all layers. */
  readonly layer?: (props: PageLayerProps) => ReactNode;
  /** Read by screen readers: "Pages of report.pdf". */
  readonly label: string;
  /** The pages are what the screen is for: keys go to them when nothing else asks for them. */
  readonly isScreenList?: boolean;
  /** The scrolling element, which takes the keyboard focus. */
  readonly ref?: Ref<HTMLDivElement>;
}

/** Pages mounted before and after the visible ones. */
const OVERSCAN = 1;

interface Mounted {
  readonly layout: PageLayout;
  readonly width: number;
  readonly visible: PageRange;
  readonly windows: ReadonlyMap<number, SheetRect>;
}

/** The pages of a document in a scroller. Only those near the view exist, so page count costs nothing. */
export function DocumentPages(props: DocumentPagesProps) {
  const { shown, opened, viewport, layer, label, isScreenList = false, ref } = props;
  const scroller = useRef<HTMLDivElement>(null);
  useImperativeHandle(ref, () => scroller.current!, []);
  useViewSize(scroller, viewport);
  useScrollSync(scroller, viewport);
  useWheelZoom(scroller, viewport);
  usePanning(scroller, viewport);
  const open = useStore(opened.store);
  const mounted = useDerived(viewport.store, deriveMounted, isSameMounted);
  useRendering(open, viewport, mounted.windows);
  const retry = useCallback(
    (pageIndex: number) => {
      const state = opened.store.getState();
      if (state.kind === 'open') state.renderer.retry(pageIndex);
      else opened.retry();
    },
    [opened],
  );
  const { layout, width, visible } = mounted;
  return (
    <div
      ref={scroller}
      {...(isScreenList ? LIST_MARK : {})}
      className={classes['scroller']}
      tabIndex={0}
      role="group"
      aria-label={label}
    >
      <div
        className={classes['content']}
        style={{ width: contentWidth(layout, width), height: layout.totalHeight }}
      >
        {[...mounted.windows].map(([pageIndex, window]) => (
          <PageSheet
            key={pageIndex}
            pageIndex={pageIndex}
            size={shown.pages[pageIndex]!}
            scale={layout.scale}
            window={window}
            // Whole pixels keep the page's text sharp.
            left={Math.round(pageLeft(layout, pageIndex, width))}
            top={Math.round(layout.tops[pageIndex]!)}
            width={layout.widths[pageIndex]!}
            height={layout.heights[pageIndex]!}
            name={shown.name}
            open={open}
            isFirst={pageIndex === visible.first}
            layer={layer}
            onUnlock={opened.unlock}
            onRetry={retry}
          />
        ))}
      </div>
    </div>
  );
}

function deriveMounted(state: ViewportState, last: Mounted | undefined): Mounted {
  const windows = new Map<number, SheetRect>();
  const first = Math.max(0, state.visible.first - OVERSCAN);
  const end = Math.min(state.sizes.length - 1, state.visible.last + OVERSCAN);
  for (let page = first; page <= end; page += 1)
    windows.set(page, pageWindow(state, page, last?.windows.get(page)));
  return { layout: state.layout, width: state.width, visible: state.visible, windows };
}

function isSameMounted(a: Mounted, b: Mounted): boolean {
  if (
    a.layout !== b.layout ||
    a.width !== b.width ||
    a.visible.first !== b.visible.first ||
    a.windows.size !== b.windows.size
  )
    return false;
  for (const [page, window] of a.windows) if (b.windows.get(page) !== window) return false;
  return true;
}

function useViewSize(scroller: React.RefObject<HTMLElement | null>, viewport: Viewport): void {
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return undefined;
    const measure = (): void => viewport.resize(element.clientWidth, element.clientHeight);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [scroller, viewport]);
}

/** The scroller tells where it is, and takes positions that the viewport asks for once the layout can hold them. */
function useScrollSync(scroller: React.RefObject<HTMLElement | null>, viewport: Viewport): void {
  useEffect(() => {
    const element = scroller.current;
    if (element === null) return undefined;
    const tell = (): void => viewport.scrolled({ left: element.scrollLeft, top: element.scrollTop });
    element.addEventListener('scroll', tell, { passive: true });
    return () => element.removeEventListener('scroll', tell);
  }, [scroller, viewport]);
  const wanted = useStore(viewport.store, (state) => state.wanted);
  const layout = useStore(viewport.store, (state) => state.layout);
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null || wanted === null) return;
    element.scrollTo({ left: wanted.left, top: wanted.top, behavior: 'instant' });
    viewport.scrolled({ left: element.scrollLeft, top: element.scrollTop });
  }, [scroller, viewport, wanted, layout]);
}
