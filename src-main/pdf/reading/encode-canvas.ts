import type { Canvas } from '@napi-rs/canvas';
import type { PagePicture } from '../document-facts';
import type { PictureOptions } from '../reader-protocol';
import { cropCanvas, halveCanvas } from './crop-canvas';
import { greyPicture } from './grey-picture';

/** Of 100: thumbnails and page images stay free of visible blocks around letters. */
const JPEG_QUALITY = 88;
/** Tried one after the other where a picture may not be larger than so many bytes. */
const COARSER_QUALITIES = [76, 62, 48];

/** The canvas as a file. Encoded in this very thread, so that ending the thread leaves nothing behind. */
export function encodeCanvas(canvas: Canvas, { format, crop, greyCells }: PictureOptions): PagePicture {
  const grey = greyCells === undefined ? {} : { grey: greyPicture(canvas, greyCells) };
  if (crop === undefined) return { ...encode(canvas, format, JPEG_QUALITY), ...grey };
  let part = cropCanvas(canvas, crop);
  for (;;) {
    for (const quality of format === 'jpeg' ? [JPEG_QUALITY, ...COARSER_QUALITIES] : [JPEG_QUALITY]) {
      const picture = encode(part, format, quality);
      if (picture.bytes.length <= crop.maxBytes || part.width * part.height === 1) return picture;
    }
    part = halveCanvas(part);
  }
}

function encode(canvas: Canvas, format: 'jpeg' | 'png', quality: number): PagePicture {
  const encoded = format === 'jpeg' ? canvas.toBuffer('image/jpeg', quality) : canvas.toBuffer('image/png');
  // A copy with a buffer of its own, which can be handed over to the other thread.
  return { bytes: new Uint8Array(encoded), width: canvas.width, height: canvas.height };
}
