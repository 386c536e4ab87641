import { createCanvas } from '@napi-rs/canvas';
import type { PDFPageProxy } from 'pdfjs-dist';
import type { PagePicture } from '../document-facts';
import { unreadable } from '../refusal';
import type { PictureOptions } from '../reader-protocol';
import { encodeCanvas } from './encode-canvas';

/** Draws a page on white so that its longer edge has `maxEdgePx` pixels, with filled forms and marks. */
export async function drawPdfPage(
  page: PDFPageProxy,
  options: PictureOptions,
  maxPixels: number,
): Promise<PagePicture> {
  const natural = page.getViewport({ scale: 1 });
  const viewport = page.getViewport({ scale: options.maxEdgePx / Math.max(natural.width, natural.height) });
  const width = Math.max(1, Math.round(viewport.width));
  const height = Math.max(1, Math.round(viewport.height));
  if (width * height > maxPixels)
    throw unreadable(`A picture of ${width} × ${height} pixels is too large.`, 'Ask for a smaller one.');
  const canvas = createCanvas(width, height);
  await page.render({ canvas: canvas as unknown as HTMLCanvasElement, viewport, background: '#ffffff' })
    .promise;
  return encodeCanvas(canvas, options);
}
