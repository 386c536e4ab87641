import { type PagePoint, pointFromSheet } from '../../pdf-view/page-transform';
import { drawTool } from '../tools/draw-tool';
import { selectTool } from '../tools/select-tool';
import type { Tool, ToolEffect, ToolInput, ToolPreview, ToolScene } from '../tools/tool';
import { NO_PREVIEW } from '../tools/tool';

/** What a page's pointer events need to know and cause. */
export interface GestureHost {
  readonly root: HTMLElement;
  /** CSS pixels per point. */
  scale(): number;
  scene(): ToolScene;
  isDrawing(): boolean;
  perform(effects: readonly ToolEffect[]): void;
  /** The preview changed: draw it in the next frame. */
  changed(): void;
  /** A gesture ended: what it did is shown now, without a gap. */
  ended(): void;
  hover(point: PagePoint | null): void;
  /** Registers the gesture as the one that Escape ends; ends the one before. */
  claim(cancel: () => boolean): void;
}

export interface PointerGestures {
  preview(): ToolPreview;
  close(): void;
}

interface Running<State> {
  readonly tool: Tool<State>;
  state: State;
}

/** Feeds the pointer events of one page to the tool in hand. Moves go to no store and no React. */
export function createPointerGestures(host: GestureHost): PointerGestures {
  // The two tools have states of their own; what runs is one of them with its state.
  let running: Running<unknown> | null = null;
  const { root } = host;

  const feed = (input: ToolInput): void => {
    if (running === null) return;
    const { tool } = running;
    const { state, effects } = tool.on(running.state, input, host.scene());
    running.state = state;
    if (!tool.isActive(state)) running = null;
    if (effects.length > 0) host.perform(effects);
    if (running === null) host.ended();
    else host.changed();
  };

  const cancel = (): boolean => {
    if (running === null) return false;
    running = null;
    host.ended();
    return true;
  };

  const down = (event: PointerEvent): void => {
    if (event.button !== 0 || !event.isPrimary) return;
    const input = inputOf(host, 'down', event);
    if (running === null) {
      host.claim(cancel);
      // While drawing, the grips of the region just drawn still work, and Ctrl selects.
      const draws =
        host.isDrawing() && !input.mod && !input.alt && host.scene().handleAt(input.point) === null;
      running = draws
        ? { tool: drawTool as Tool<unknown>, state: drawTool.idle }
        : { tool: selectTool as Tool<unknown>, state: selectTool.idle };
    }
    root.setPointerCapture(event.pointerId);
    host.hover(null);
    feed(input);
  };

  const move = (event: PointerEvent): void => {
    if (running === null) host.hover(pointOf(host, event));
    else feed(inputOf(host, 'move', event));
  };

  const up = (event: PointerEvent): void => {
    if (event.button === 0) feed(inputOf(host, 'up', event));
  };

  const abort = new AbortController();
  const options = { signal: abort.signal };
  root.addEventListener('pointerdown', down, options);
  root.addEventListener('pointermove', move, options);
  root.addEventListener('pointerup', up, options);
  root.addEventListener('pointercancel', cancel, options);
  root.addEventListener('pointerleave', () => host.hover(null), options);

  return {
    preview: () => (running === null ? NO_PREVIEW : running.tool.preview(running.state, host.scene())),
    close: () => {
      abort.abort();
      cancel();
    },
  };
}

function pointOf({ root, scale }: GestureHost, event: PointerEvent): PagePoint {
  const sheet = root.getBoundingClientRect();
  return pointFromSheet({ x: event.clientX - sheet.left, y: event.clientY - sheet.top }, scale());
}

const inputOf = (host: GestureHost, type: ToolInput['type'], event: PointerEvent): ToolInput => ({
  type,
  point: pointOf(host, event),
  shift: event.shiftKey,
  alt: event.altKey,
  mod: event.ctrlKey || event.metaKey,
});
