import { crc32 } from 'node:zlib';
import { unreadable } from '../refusal';
import type { DocumentSource } from '../reader-protocol';
import type { ByteSource } from './byte-source';
import { decodeImage } from './decode-image';
import { drawUpright } from './draw-upright';
import { checkImageSize, imageFacts, imagePage, type StoredImage } from './image-size';
import type { OpenDocument } from './document';
import { readExifOrientation } from './tiff-directories';
import { type Orientation } from './orientation';

const SIGNATURE_BYTES = 8;
const IHDR_BYTES = 13;
/** A chunk's length, name and check sum around its data. */
const CHUNK_FRAME = 12;
/** An orientation sits in the first few bytes; a longer block is not worth reading for it. */
const MAX_EXIF_BYTES = 65_536;

/** Opens a PNG by walking its chunks; nothing is decoded. @throws RefusalError when damaged or cut off. */
export async function openPng(bytes: ByteSource, limits: DocumentSource['limits']): Promise<OpenDocument> {
  const image = readPngHeader(bytes);
  checkImageSize(image, limits);
  return {
    pageCount: 1,
    inspect: async () => imageFacts('image/png', [imagePage(image)]),
    words: async () => [],
    picture: async (_pageIndex, options) =>
      drawUpright(await decodeImage(bytes.read(0, bytes.size)), image, options),
    close: async () => bytes.close(),
  };
}

interface Chunk {
  readonly name: string;
  readonly dataAt: number;
  readonly length: number;
}

function readPngHeader(bytes: ByteSource): StoredImage {
  const { width, height } = readIhdr(bytes);
  let orientation: Orientation = 1;
  let hasPixels = false;
  for (const chunk of walkChunks(bytes)) {
    if (chunk.name === 'IDAT') hasPixels = true;
    if (chunk.name === 'eXIf' && chunk.length <= MAX_EXIF_BYTES)
      orientation = readExifOrientation(bytes.read(chunk.dataAt, chunk.length));
    if (chunk.name === 'IEND') {
      if (!hasPixels) throw unreadable('The PNG holds no pixels.');
      return { width, height, orientation };
    }
  }
  throw unreadable('The PNG is cut off: its end is missing.');
}

function readIhdr(bytes: ByteSource): { readonly width: number; readonly height: number } {
  const header = Buffer.from(bytes.read(SIGNATURE_BYTES, IHDR_BYTES + CHUNK_FRAME));
  const isWhole =
    header.length === IHDR_BYTES + CHUNK_FRAME &&
    header.toString('latin1', 4, 8) === 'IHDR' &&
    header.readUInt32BE(0) === IHDR_BYTES;
  if (!isWhole) throw unreadable('It begins like a PNG but has no PNG header.');
  if (crc32(header.subarray(4, 8 + IHDR_BYTES)) !== header.readUInt32BE(8 + IHDR_BYTES)) {
    throw unreadable('The PNG header is damaged: its check sum is wrong.');
  }
  return { width: header.readUInt32BE(8), height: header.readUInt32BE(12) };
}

function* walkChunks(bytes: ByteSource): Generator<Chunk> {
  let position = SIGNATURE_BYTES;
  while (position + CHUNK_FRAME <= bytes.size) {
    const frame = Buffer.from(bytes.read(position, 8));
    const chunk = {
      name: frame.toString('latin1', 4, 8),
      dataAt: position + 8,
      length: frame.readUInt32BE(0),
    };
    position += CHUNK_FRAME + chunk.length;
    if (position > bytes.size) return; // the data goes on beyond the end of the file
    yield chunk;
  }
}
