import { Image } from '@napi-rs/canvas';
import { unreadable } from '../refusal';

/** Decodes a PNG or JPEG. JPEGs come out upright (EXIF applied by the library), PNGs as stored. */
export async function decodeImage(bytes: Uint8Array): Promise<Image> {
  const image = new Image();
  try {
    image.src = bytes;
    await image.decode();
  } catch (error) {
    throw unreadable(
      `Its pixels cannot be decoded (${error instanceof Error ? error.message : String(error)}).`,
    );
  }
  return image;
}
