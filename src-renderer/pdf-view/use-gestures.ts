import { type RefObject, useEffect } from 'react';
import type { Viewport } from './viewport';

/** Wheel distance that counts at most; a notch of a mouse wheel is 100 or 120, a pinch sends many small ones. */
const MAX_WHEEL_STEP = 24;
const ZOOM_PER_WHEEL_PX = 0.01;

/** Ctrl + wheel and pinch (which browsers report as the former) zoom around the pointer, once per frame. */
export function useWheelZoom(scroller: RefObject<HTMLElement | null>, viewport: Viewport): void {
  useEffect(() => {
    const element = scroller.current;
    if (element === null) return undefined;
    let factor = 1;
    let frame = 0;
    const zoom = (event: WheelEvent): void => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      const px = event.deltaMode === WheelEvent.DOM_DELTA_PIXEL ? event.deltaY : event.deltaY * 16;
      factor *= Math.exp(-Math.max(-MAX_WHEEL_STEP, Math.min(MAX_WHEEL_STEP, px)) * ZOOM_PER_WHEEL_PX);
      const box = element.getBoundingClientRect();
      const anchor = { x: event.clientX - box.left, y: event.clientY - box.top };
      frame ||= requestAnimationFrame(() => {
        viewport.zoomBy(factor, anchor);
        [factor, frame] = [1, 0];
      });
    };
    element.addEventListener('wheel', zoom, { passive: false });
    return () => {
      element.removeEventListener('wheel', zoom);
      cancelAnimationFrame(frame);
    };
  }, [scroller, viewport]);
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target.closest('input, textarea, select, button, [role="menu"], [role="dialog"]') !== null);

/** Panning by the middle button, or by any drag while the space bar is held. Comes before what layers do with the pointer. */
export function usePanning(scroller: RefObject<HTMLElement | null>, viewport: Viewport): void {
  useEffect(() => {
    const element = scroller.current;
    if (element === null) return undefined;
    let isSpaceHeld = false;
    let last: { readonly id: number; readonly x: number; readonly y: number } | null = null;
    const show = (): void => {
      element.dataset['pan'] = last !== null ? 'active' : isSpaceHeld ? 'ready' : 'none';
    };
    const key = (event: KeyboardEvent): void => {
      if (event.code !== 'Space' || isTyping(event.target)) return;
      if (event.type === 'keydown') event.preventDefault();
      isSpaceHeld = event.type === 'keydown';
      show();
    };
    const down = (event: PointerEvent): void => {
      if (event.button !== 1 && !(event.button === 0 && isSpaceHeld)) return;
      event.preventDefault();
      event.stopPropagation();
      last = { id: event.pointerId, x: event.clientX, y: event.clientY };
      element.setPointerCapture(event.pointerId);
      show();
    };
    const move = (event: PointerEvent): void => {
      if (last === null || event.pointerId !== last.id) return;
      event.stopPropagation();
      viewport.scrollBy(last.x - event.clientX, last.y - event.clientY);
      last = { id: last.id, x: event.clientX, y: event.clientY };
    };
    const end = (event: PointerEvent): void => {
      if (last === null || event.pointerId !== last.id) return;
      event.stopPropagation();
      last = null;
      show();
    };
    // Without this, Windows begins its own scrolling on a middle click.
    const middle = (event: MouseEvent): void => {
      if (event.button === 1) event.preventDefault();
    };
    const blur = (): void => {
      isSpaceHeld = false;
      show();
    };
    const abort = new AbortController();
    const capture = { capture: true, signal: abort.signal };
    window.addEventListener('keydown', key, { signal: abort.signal });
    window.addEventListener('keyup', key, { signal: abort.signal });
    window.addEventListener('blur', blur, { signal: abort.signal });
    element.addEventListener('pointerdown', down, capture);
    element.addEventListener('pointermove', move, capture);
    element.addEventListener('pointerup', end, capture);
    element.addEventListener('pointercancel', end, capture);
    element.addEventListener('mousedown', middle, { signal: abort.signal });
    return () => abort.abort();
  }, [scroller, viewport]);
}
