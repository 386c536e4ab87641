import { inflateSync } from 'node:zlib';
import { createCanvas } from '@napi-rs/canvas';
import UTIF from 'utif2';
import { decodeImage } from './decode-image';
import { COMPRESSION, PHOTOMETRIC, type TiffLayout } from './tiff-layout';
import { samplesToRgba } from './tiff-samples';
import type { TiffDirectory } from './tiff-directories';

/** One strip or tile. */
export interface TiffChunk {
  readonly data: Uint8Array;
  /** In pixels; the last strip has fewer rows than the others. */
  readonly width: number;
  readonly height: number;
}

/** Decodes a strip or tile to RGBA, 4 bytes for each pixel. */
export async function decodeChunk(
  chunk: TiffChunk,
  layout: TiffLayout,
  directory: TiffDirectory,
): Promise<Uint8ClampedArray> {
  if (layout.compression === COMPRESSION.jpeg) return decodeJpegChunk(chunk, layout, directory.bytes(347));
  const samples = decompress(chunk, layout, directory);
  return samplesToRgba(
    samples,
    chunk,
    layout,
    layout.photometric === PHOTOMETRIC.palette ? directory.values(320) : undefined,
  );
}

const HEADER_BYTES = 8;

/** Runs UTIF on this chunk alone, dressed as a TIFF with one strip: it then needs neither the rest of the file nor its own reader. */
function decompress(chunk: TiffChunk, layout: TiffLayout, directory: TiffDirectory): Uint8Array {
  const isDeflated =
    layout.compression === COMPRESSION.deflate || layout.compression === COMPRESSION.oldDeflate;
  const rowBytes = Math.ceil((chunk.width * layout.bitsPerSample * layout.samplesPerPixel) / 8);
  // The limit makes an inflate bomb an error instead of a memory problem.
  const data = isDeflated
    ? inflateSync(chunk.data, { maxOutputLength: rowBytes * chunk.height + 65_536 })
    : chunk.data;
  const file = new Uint8Array(HEADER_BYTES + data.length);
  file.set(layout.isLittleEndian ? [0x49, 0x49] : [0x4d, 0x4d]);
  file.set(data, HEADER_BYTES);
  const image: UTIF.IFD = {
    t256: [chunk.width],
    t257: [chunk.height],
    t258: Array.from({ length: layout.samplesPerPixel }, () => layout.bitsPerSample),
    t259: [isDeflated ? COMPRESSION.none : layout.compression],
    t262: [layout.photometric],
    t266: [directory.value(266) ?? 1],
    t273: [HEADER_BYTES],
    t277: [layout.samplesPerPixel],
    t278: [chunk.height],
    t279: [data.length],
    t292: [directory.value(292) ?? 0],
    t317: [directory.value(317) ?? 1],
  } as unknown as UTIF.IFD;
  UTIF.decodeImage(file.buffer, image);
  return image.data;
}

/** "Adobe" segment; its last byte tells decoders whether the three colours are YCbCr (1) or RGB (0). */
const adobeSegment = (isYCbCr: boolean): readonly number[] => [
  0xff,
  0xee,
  0,
  14,
  0x41,
  0x64,
  0x6f,
  0x62,
  0x65,
  0,
  100,
  0,
  0,
  0,
  0,
  isYCbCr ? 1 : 0,
];

/** A JPEG chunk lacks the tables it shares with the others, and only the TIFF knows its colours: both are put in. */
async function decodeJpegChunk(
  chunk: TiffChunk,
  layout: TiffLayout,
  tables: Uint8Array | undefined,
): Promise<Uint8ClampedArray> {
  const marks = layout.samplesPerPixel === 3 ? adobeSegment(layout.photometric === PHOTOMETRIC.yCbCr) : [];
  const shared = tables === undefined ? [] : tables.subarray(2, tables.length - 2); // without its own start and end marks
  const image = await decodeImage(
    Buffer.concat([Uint8Array.of(0xff, 0xd8, ...marks), Uint8Array.from(shared), chunk.data.subarray(2)]),
  );
  const context = createCanvas(chunk.width, chunk.height).getContext('2d');
  context.drawImage(image, 0, 0);
  return context.getImageData(0, 0, chunk.width, chunk.height).data;
}
