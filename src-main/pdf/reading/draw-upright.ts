import { type Canvas, createCanvas, type Image } from '@napi-rs/canvas';
import type { PagePicture } from '../document-facts';
import type { PictureOptions } from '../reader-protocol';
import { encodeCanvas } from './encode-canvas';
import { type Orientation, swapsEdges, uprightTransform } from './orientation';

/** Draws `pixels` upright on white, its longer edge at most `maxEdgePx`, never enlarged. */
export function drawUpright(
  pixels: Image | Canvas,
  stored: { readonly width: number; readonly height: number; readonly orientation: Orientation },
  options: PictureOptions,
): PagePicture {
  const scale = Math.min(1, options.maxEdgePx / Math.max(stored.width, stored.height));
  const width = Math.max(1, Math.round(stored.width * scale));
  const height = Math.max(1, Math.round(stored.height * scale));
  const canvas = swapsEdges(stored.orientation) ? createCanvas(height, width) : createCanvas(width, height);
  const context = canvas.getContext('2d');
  context.fillStyle = '#ffffff'; // transparent pixels are paper
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.imageSmoothingEnabled = scale < 1;
  context.imageSmoothingQuality = 'high';
  context.setTransform(...uprightTransform(stored.orientation, width, height));
  context.drawImage(pixels, 0, 0, width, height);
  return encodeCanvas(canvas, options);
}
