import type { Canvas } from '@napi-rs/canvas';
import type { PagePicture } from '../document-facts';

/** Of 100: thumbnails and page images stay free of visible blocks around letters. */
const JPEG_QUALITY = 88;

/** The canvas as a file. Encoded in this very thread, so that ending the thread leaves nothing behind. */
export function encodeCanvas(canvas: Canvas, format: 'jpeg' | 'png'): PagePicture {
  const encoded =
    format === 'jpeg' ? canvas.toBuffer('image/jpeg', JPEG_QUALITY) : canvas.toBuffer('image/png');
  // A copy with a buffer of its own, which can be handed over to the other thread.
  return { bytes: new Uint8Array(encoded), width: canvas.width, height: canvas.height };
}
