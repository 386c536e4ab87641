import { type Canvas, createCanvas, ImageData } from '@napi-rs/canvas';
import { unreadable } from '../refusal';
import type { ByteSource } from './byte-source';
import { createShrinker } from './shrink-rows';
import { decodeChunk } from './tiff-chunk';
import type { TiffDirectory } from './tiff-directories';
import type { TiffLayout } from './tiff-layout';

/**
 * Decodes a page as stored (not turned), shrunk by a whole factor so that its longer edge is still at
 * least `maxEdgePx`. Works through one row of strips or tiles at a time: a thumbnail of a huge scan
 * needs the memory of a strip, not of the scan.
 */
export async function decodeTiffPage(
  layout: TiffLayout,
  directory: TiffDirectory,
  bytes: ByteSource,
  maxEdgePx: number,
): Promise<Canvas> {
  const factor = Math.max(1, Math.floor(Math.max(layout.width, layout.height) / maxEdgePx));
  const shrinker = createShrinker(layout.width, layout.height, factor);
  const offsets = directory.values(layout.offsetsTag) ?? [];
  const lengths = directory.values(layout.lengthsTag) ?? [];
  const across = Math.ceil(layout.width / layout.chunkWidth);
  for (let top = 0, row = 0; top < layout.height; top += layout.chunkHeight, row += 1) {
    const height = Math.min(layout.chunkHeight, layout.height - top);
    const band =
      across === 1 && layout.chunkWidth === layout.width
        ? null
        : new Uint8ClampedArray(layout.width * height * 4);
    for (let column = 0; column < across; column += 1) {
      const index = row * across + column;
      const data = readChunk(bytes, offsets[index], lengths[index]);
      // A tile is always whole, also where it hangs over the page's edge; a strip is not.
      const chunk = { data, width: layout.chunkWidth, height: band === null ? height : layout.chunkHeight };
      const pixels = await decodeChunk(chunk, layout, directory);
      if (band === null) shrinker.addRows(pixels, height);
      else
        copyTile(
          { data: pixels, width: layout.chunkWidth },
          { data: band, width: layout.width },
          column * layout.chunkWidth,
          height,
        );
    }
    if (band !== null) shrinker.addRows(band, height);
  }
  const { pixels, width, height } = shrinker.finish();
  const canvas = createCanvas(width, height);
  canvas.getContext('2d').putImageData(new ImageData(pixels, width, height), 0, 0);
  return canvas;
}

function readChunk(bytes: ByteSource, offset: number | undefined, length: number | undefined): Uint8Array {
  const data = offset === undefined || length === undefined ? undefined : bytes.read(offset, length);
  if (data === undefined || data.length === 0 || data.length < length!)
    throw unreadable('The file is cut off: pixels of this page are missing.');
  return data;
}

/** RGBA pixels in rows of `width`. */
interface Pixels {
  readonly data: Uint8ClampedArray;
  readonly width: number;
}

/** Puts a tile's first `rows` rows into the band; what hangs over its right edge is dropped. */
function copyTile(tile: Pixels, band: Pixels, left: number, rows: number): void {
  const width = Math.min(tile.width, band.width - left);
  for (let y = 0; y < rows; y += 1) {
    const row = tile.data.subarray(y * tile.width * 4, (y * tile.width + width) * 4);
    band.data.set(row, (y * band.width + left) * 4);
  }
}
