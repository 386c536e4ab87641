import { type Canvas, createCanvas } from '@napi-rs/canvas';
import type { PageShare, PictureCrop } from '../reader-protocol';

/** Width of the frame, as a share of the longer edge of the picture. */
const FRAME_SHARE = 1 / 250;

/** The asked part of a drawn page, one pixel at least, with a frame around the box. */
export function cropCanvas(page: Canvas, { part, frame, color }: PictureCrop): Canvas {
  const [left, top, right, bottom] = toPixels(part, page);
  const x = clamp(Math.floor(left), 0, page.width - 1);
  const y = clamp(Math.floor(top), 0, page.height - 1);
  const width = clamp(Math.ceil(right) - x, 1, page.width - x);
  const height = clamp(Math.ceil(bottom) - y, 1, page.height - y);
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  context.drawImage(page, x, y, width, height, 0, 0, width, height);
  context.lineWidth = Math.max(1, Math.round(Math.max(width, height) * FRAME_SHARE));
  context.strokeStyle = color;
  // Around the box, not over it: what lies on its edge is what people look at.
  const outside = context.lineWidth / 2;
  const box = toPixels(frame, page);
  context.strokeRect(
    box[0] - x - outside,
    box[1] - y - outside,
    box[2] - box[0] + 2 * outside,
    box[3] - box[1] + 2 * outside,
  );
  return canvas;
}

/** The same picture with edges half as long. */
export function halveCanvas(source: Canvas): Canvas {
  const width = Math.max(1, Math.round(source.width / 2));
  const height = Math.max(1, Math.round(source.height / 2));
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  context.imageSmoothingQuality = 'high';
  context.drawImage(source, 0, 0, width, height);
  return canvas;
}

const clamp = (value: number, low: number, high: number): number => Math.min(Math.max(value, low), high);

const toPixels = (share: PageShare, { width, height }: Canvas): PageShare => [
  share[0] * width,
  share[1] * height,
  share[2] * width,
  share[3] * height,
];
