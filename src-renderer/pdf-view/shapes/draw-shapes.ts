import { type SheetRect, boxFromSheet, toSheet } from '../page-transform';
import { tagFor } from './label-tags';
import type { PageShape, ShapeStyle } from './page-shape';
import { tagPlaces } from './place-tags';
import type { ShapeIndex } from './shape-index';

export interface DrawOptions {
  /** CSS pixels per point. */
  readonly scale: number;
  readonly pixelRatio: number;
  /** The part of the sheet that the canvas covers, in CSS pixels. */
  readonly window: SheetRect;
  readonly showLabels: boolean;
  /** Ids drawn elsewhere (being dragged). */
  readonly skip?: ReadonlySet<string>;
}

const FILL_OPACITY = 0.12;
const STROKE_PX = 1.5;
const DASH = [5, 3];
const FADED = 0.25;

/** Tags and strokes reach beyond their shapes by this much. CSS pixels. */
const BLEED_PX = 200;

/** Sizes a canvas to a window of the sheet and clears it. Gives a context in CSS pixels of the sheet. */
export function prepareCanvas(
  canvas: HTMLCanvasElement,
  { window, pixelRatio }: Pick<DrawOptions, 'window' | 'pixelRatio'>,
): CanvasRenderingContext2D | null {
  const width = Math.ceil(window.width * pixelRatio);
  const height = Math.ceil(window.height * pixelRatio);
  const context = canvas.getContext('2d');
  if (context === null) return null;
  // Giving a canvas its own size again would throw its memory away.
  if (canvas.width !== width || canvas.height !== height) [canvas.width, canvas.height] = [width, height];
  else {
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, width, height);
  }
  context.setTransform(pixelRatio, 0, 0, pixelRatio, -window.x * pixelRatio, -window.y * pixelRatio);
  return context;
}

/** Draws the shapes that the window shows: first all areas, then all tags, so that no tag is covered. */
export function drawShapes(context: CanvasRenderingContext2D, index: ShapeIndex, options: DrawOptions): void {
  const { scale, window, skip } = options;
  const margin = {
    x: window.x - BLEED_PX,
    y: window.y - BLEED_PX,
    width: window.width + 2 * BLEED_PX,
    height: window.height + 2 * BLEED_PX,
  };
  const near = index.search(boxFromSheet(margin, scale));
  const shown = skip === undefined || skip.size === 0 ? near : near.filter(({ id }) => !skip.has(id));
  drawOutlines(context, shown, scale);
  if (!options.showLabels) return;
  const places = tagPlaces(index, scale);
  for (const shape of shown) {
    const place = places.get(shape);
    if (place !== undefined) drawTag(context, shape.style, place, options.pixelRatio);
  }
}

/** Setting colours is what costs: they change only where the style does. */
export function drawOutlines(
  context: CanvasRenderingContext2D,
  shapes: readonly PageShape[],
  scale: number,
): void {
  let last: ShapeStyle | null = null;
  for (const shape of shapes) {
    const { style } = shape;
    if (style !== last) setStyle(context, style);
    last = style;
    const fillOpacity = (style.fillOpacity ?? FILL_OPACITY) * (style.isFaded === true ? FADED : 1);
    const strokeOpacity = style.isFaded === true ? FADED : 1;
    if (shape.points === undefined) {
      const x = toSheet(shape.box[0], scale);
      const y = toSheet(shape.box[1], scale);
      const width = toSheet(shape.box[2], scale) - x;
      const height = toSheet(shape.box[3], scale) - y;
      context.globalAlpha = fillOpacity;
      context.fillRect(x, y, width, height);
      context.globalAlpha = strokeOpacity;
      context.strokeRect(x, y, width, height);
    } else {
      tracePath(context, shape.points, scale);
      context.globalAlpha = fillOpacity;
      context.fill();
      context.globalAlpha = strokeOpacity;
      context.stroke();
    }
  }
  context.globalAlpha = 1;
  context.setLineDash([]);
}

function setStyle(context: CanvasRenderingContext2D, style: ShapeStyle): void {
  context.fillStyle = style.color;
  context.strokeStyle = style.color;
  context.lineWidth = style.strokeWidth ?? STROKE_PX;
  context.setLineDash(style.isDashed === true ? DASH : []);
}

export function tracePath(context: CanvasRenderingContext2D, points: readonly number[], scale: number): void {
  context.beginPath();
  for (let at = 0; at + 1 < points.length; at += 2)
    context.lineTo(toSheet(points[at]!, scale), toSheet(points[at + 1]!, scale));
  context.closePath();
}

/** Writes the label of a style at a place that was found for it. */
export function drawTag(
  context: CanvasRenderingContext2D,
  { label, color }: ShapeStyle,
  { x, y }: SheetRect,
  pixelRatio: number,
): void {
  if (label === null) return;
  const { canvas } = tagFor(label, color, pixelRatio);
  // Whole device pixels: a tag between two of them is blurred.
  const whole = (px: number): number => Math.round(px * pixelRatio) / pixelRatio;
  context.drawImage(canvas, whole(x), whole(y), canvas.width / pixelRatio, canvas.height / pixelRatio);
}
