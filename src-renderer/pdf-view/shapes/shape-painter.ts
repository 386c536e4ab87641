import type { SheetRect } from '../page-transform';
import { type DrawOptions, drawShapes, prepareCanvas } from './draw-shapes';
import { EMPTY_INDEX, type ShapeIndex } from './shape-index';

/** What the canvas of a page's shapes should show. */
export interface ShapeScene {
  readonly index: ShapeIndex;
  readonly scale: number;
  readonly window: SheetRect;
  readonly showLabels: boolean;
  readonly skip: ReadonlySet<string>;
}

export interface ShapePainter {
  /** Shows another scene: drawn in the next frame, or stretched at once while zooming and drawn when that rests. */
  update(changes: Partial<ShapeScene>): void;
  /** Draws now what waits for the next frame. */
  flush(): void;
  /** True while zooming: what is shown was drawn at another scale. */
  isStretched(): boolean;
  close(): void;
}

/** The zoom rests when no step came for so long. Until then shapes are stretched, as the page's picture is. */
const REST_MS = 90;
const NOTHING: ShapeScene = {
  index: EMPTY_INDEX,
  scale: 1,
  window: { x: 0, y: 0, width: 0, height: 0 },
  showLabels: true,
  skip: new Set(),
};

/**
 * Draws a page's regions on a canvas that covers the page's window. Bound to no framework.
 *
 * @param rested called when zooming has come to rest and all is drawn at its scale
 */
export function createShapePainter(
  canvas: HTMLCanvasElement,
  rested: () => void = () => undefined,
): ShapePainter {
  let scene = NOTHING;
  let painted: Pick<ShapeScene, 'scale' | 'window'> | null = null;
  let frame = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const place = (): void => {
    if (painted === null) return;
    const ratio = scene.scale / painted.scale;
    const { x, y, width, height } = painted.window;
    // A transform is the compositor's work alone; another width or height would be painted anew on every step.
    Object.assign(canvas.style, {
      left: `${x * ratio}px`,
      top: `${y * ratio}px`,
      width: `${width}px`,
      height: `${height}px`,
      transform: ratio === 1 ? '' : `scale(${ratio})`,
    });
  };

  const isStretched = (): boolean => painted !== null && painted.scale !== scene.scale;

  const paint = (): void => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
    [frame, timer] = [0, undefined];
    const { index, scale, window, showLabels, skip } = scene;
    if (window.width < 1 || window.height < 1) return;
    const options: DrawOptions = { scale, window, showLabels, skip, pixelRatio: devicePixelRatio };
    const context = prepareCanvas(canvas, options);
    if (context !== null) drawShapes(context, index, options);
    const wasStretched = isStretched();
    painted = { scale, window };
    place();
    if (wasStretched) rested();
  };

  return {
    update(changes) {
      if ((Object.keys(changes) as (keyof ShapeScene)[]).every((key) => changes[key] === scene[key])) return;
      const isZoom = changes.scale !== undefined && changes.scale !== scene.scale;
      scene = { ...scene, ...changes };
      place();
      if (isZoom && painted !== null) {
        clearTimeout(timer);
        timer = setTimeout(paint, REST_MS);
      } else if (timer === undefined) frame ||= requestAnimationFrame(paint);
      else if (!isZoom) paint();
    },
    flush() {
      if (frame !== 0) paint();
    },
    isStretched,
    close() {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
      canvas.width = 0;
    },
  };
}
