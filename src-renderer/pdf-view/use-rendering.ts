import { useEffect, useRef } from 'react';
import type { OpenState } from './open-document';
import type { SheetRect } from './page-transform';
import type { Viewport } from './viewport';

/** Redrawing waits this long after the last zoom step: meanwhile the old picture is stretched. */
const SETTLE_MS = 120;

/** Asks the renderer for what the view shows, whenever that changes. */
export function useRendering(
  open: OpenState,
  viewport: Viewport,
  windows: ReadonlyMap<number, SheetRect>,
): void {
  const windowsNow = useRef(windows);
  const ask = useRef<(settled: boolean) => void>(() => undefined);
  useEffect(() => {
    windowsNow.current = windows;
    ask.current(false);
  }, [windows]);

  useEffect(() => {
    if (open.kind !== 'open') return undefined;
    const { renderer } = open;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let drawnScale = viewport.store.getState().layout.scale;
    const update = (): void => {
      const { visible, direction, layout } = viewport.store.getState();
      drawnScale = layout.scale;
      renderer.update({
        visible,
        direction,
        scale: layout.scale,
        pixelRatio: window.devicePixelRatio,
        windowOf: (pageIndex) => windowsNow.current.get(pageIndex),
      });
    };
    ask.current = () => {
      const isZooming = viewport.store.getState().layout.scale !== drawnScale;
      clearTimeout(timer);
      if (isZooming) timer = setTimeout(update, SETTLE_MS);
      else update();
    };
    update();
    const stop = viewport.store.subscribe((now, before) => {
      if (now.visible !== before.visible || now.layout !== before.layout) ask.current(false);
    });
    return () => {
      stop();
      clearTimeout(timer);
      ask.current = () => undefined;
    };
  }, [open, viewport]);
}
