import { unreadable } from '../refusal';
import type { ByteSource } from './byte-source';
import type { StoredImage } from './image-size';
import type { Orientation } from './orientation';
import { readExifOrientation } from './tiff-directories';

/** Frame headers SOF0 to SOF15; C4, C8 and CC are other things. They hold the size. */
const isFrameHeader = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;

const START_OF_SCAN = 0xda;
const APP1 = 0xe1;
const EXIF_NAME = 'Exif\0\0';
const SEARCH_BYTES = 1_048_576;

/**
 * Size and orientation of a JPEG from its segments, and whether it is whole: pixels follow, and the
 * end mark after them. What cameras append after that mark is of no interest.
 */
export function readJpegHeader(bytes: ByteSource): StoredImage {
  let size: { readonly width: number; readonly height: number } | undefined;
  let orientation: Orientation | undefined;
  for (const { marker, dataAt, length } of walkSegments(bytes)) {
    if (isFrameHeader(marker)) {
      const frame = Buffer.from(bytes.read(dataAt, 5));
      if (frame.length < 5) break;
      size ??= { height: frame.readUInt16BE(1), width: frame.readUInt16BE(3) };
    }
    if (marker === APP1) orientation ??= readExifSegment(bytes.read(dataAt, length));
    if (marker === START_OF_SCAN) {
      if (size === undefined) throw unreadable('The JPEG says nothing about its size.');
      if (!hasEndMark(bytes, dataAt + length)) throw unreadable('The JPEG is cut off: its end is missing.');
      return { ...size, orientation: orientation ?? 1 };
    }
  }
  throw unreadable('The JPEG is damaged or cut off: it holds no pixels.');
}

interface Segment {
  readonly marker: number;
  readonly dataAt: number;
  readonly length: number;
}

function* walkSegments(bytes: ByteSource): Generator<Segment> {
  let position = 2;
  while (position + 4 <= bytes.size) {
    const head = Buffer.from(bytes.read(position, 4));
    if (head[0] !== 0xff) return;
    const marker = head[1]!;
    const hasNoLength = marker === 0xff || marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7);
    if (hasNoLength) {
      position += marker === 0xff ? 1 : 2; // FF may be repeated as padding
      continue;
    }
    const length = head.readUInt16BE(2);
    if (length < 2) return;
    yield { marker, dataAt: position + 4, length: length - 2 };
    position += 2 + length;
  }
}

function readExifSegment(data: Uint8Array): Orientation | undefined {
  const name = Buffer.from(data.subarray(0, EXIF_NAME.length)).toString('latin1');
  return name === EXIF_NAME ? readExifOrientation(data.subarray(EXIF_NAME.length)) : undefined;
}

/** Within scan data FF is always followed by 00 or another mark, so FF D9 is the end and nothing else. */
function hasEndMark(bytes: ByteSource, from: number): boolean {
  // One byte of overlap: the mark may lie across two reads.
  for (let position = from; position < bytes.size; position += SEARCH_BYTES - 1) {
    if (Buffer.from(bytes.read(position, SEARCH_BYTES).buffer).includes('\xff\xd9', 0, 'latin1')) return true;
  }
  return false;
}
