import type { JsonObject } from '../../domain/canonical/canonical-json';
import { type Box, type PageSize, type Units, UNITS_PER_POINT } from '../../domain/geometry/units';
import { sizeOf } from './coco-types';

/** Declared size of a page image in pixels. DocLayNet squeezes every page into 1025 × 1025. */
export interface Frame {
  readonly width: number;
  readonly height: number;
}

/** Units of page space in one pixel of the image, by axis: the image need not have the shape of the page. */
export interface FrameScale {
  readonly x: number;
  readonly y: number;
}

/** The frame that the fields of an image declare; `null` when they give no usable size. */
export function frameOf(fields: JsonObject | undefined): Frame | null {
  const { width, height } = sizeOf(fields?.['width'], fields?.['height']);
  return width === null ? null : { width, height };
}

/** Without a frame, or on a page without size, one pixel is one point. */
export function scaleOf(frame: Frame | null, page: PageSize): FrameScale {
  if (frame === null || page.width <= 0 || page.height <= 0)
    return { x: UNITS_PER_POINT, y: UNITS_PER_POINT };
  return { x: page.width / frame.width, y: page.height / frame.height };
}

const toEdge = (pixels: number, scale: number): Units => Math.round(pixels * scale) + 0; // + 0 turns -0 into 0

/** Edges in page space of a COCO box in pixels; negative widths and heights are put in order. */
export function toPageBox(
  [x, y, width, height]: readonly [number, number, number, number],
  scale: FrameScale,
): Box {
  const [left, right] = [toEdge(x, scale.x), toEdge(x + width, scale.x)];
  const [top, bottom] = [toEdge(y, scale.y), toEdge(y + height, scale.y)];
  return [Math.min(left, right), Math.min(top, bottom), Math.max(left, right), Math.max(top, bottom)];
}

/**
 * The COCO box, in pixels, that reads back to exactly these edges: each number with the fewest decimals,
 * two or more, that do. A box that came with two decimals so leaves with the same two.
 */
export function toFrameBox(
  [left, top, right, bottom]: Box,
  scale: FrameScale,
): [number, number, number, number] {
  const x = toPixels(left, scale.x);
  const y = toPixels(top, scale.y);
  const width = shortestDecimal(right / scale.x - x, (size) => toEdge(x + size, scale.x) === right);
  const height = shortestDecimal(bottom / scale.y - y, (size) => toEdge(y + size, scale.y) === bottom);
  return [x, y, width, height];
}

/** One coordinate in pixels that reads back to exactly these units. */
export function toPixels(units: Units, scale: number): number {
  return shortestDecimal(units / scale, (pixels) => toEdge(pixels, scale) === units);
}

const MIN_DECIMALS = 2;
const MAX_DECIMALS = 10;

/** `value` with the fewest decimals, two or more, that satisfy `isSame`; unrounded when ten do not. */
export function shortestDecimal(value: number, isSame: (rounded: number) => boolean): number {
  for (let decimals = MIN_DECIMALS; decimals <= MAX_DECIMALS; decimals++) {
    const power = 10 ** decimals;
    const rounded = Math.round(value * power) / power + 0;
    if (isSame(rounded)) return rounded;
  }
  return value;
}
