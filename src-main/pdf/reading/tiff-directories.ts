import { unreadable } from '../refusal';
import { type Orientation, toOrientation } from './orientation';

/** Where TIFF structures are read from: a whole file, or an EXIF block. */
export interface TiffBytes {
  readonly size: number;
  read(position: number, length: number): Uint8Array;
}

/** The numbers of each tag of one image file directory. Long lists are read only when asked for. */
export interface TiffDirectory {
  /** All numbers of a tag; undefined when it is absent. At most {@link MAX_VALUES}. */
  values(tag: number): readonly number[] | undefined;
  /** The first number of a tag. */
  value(tag: number): number | undefined;
  /** The raw bytes of a tag. */
  bytes(tag: number): Uint8Array | undefined;
}

export interface TiffFile {
  readonly isLittleEndian: boolean;
  readonly directories: readonly TiffDirectory[];
}

/** A page of 250 million pixels in strips of one line has fewer. Keeps a lying count from filling the memory. */
const MAX_VALUES = 1_000_000;
const ENTRY_BYTES = 12;
/** Bytes per value by TIFF field type; rationals and floats are not needed. */
const TYPE_BYTES: Readonly<Record<number, number>> = {
  1: 1,
  2: 1,
  3: 2,
  4: 4,
  6: 1,
  7: 1,
  8: 2,
  9: 4,
  13: 4,
};

export const TIFF_ORIENTATION = 274;

/**
 * Walks the chain of image file directories, each once.
 * @param maxDirectories reading stops with a refusal beyond it
 * @throws RefusalError for BigTIFF, a chain that leads out of the file or back into itself
 */
export function readTiffFile(source: TiffBytes, maxDirectories: number): TiffFile {
  const head = Buffer.from(source.read(0, 8));
  const isLittleEndian = head[0] === 0x49;
  const readNumber = createNumberReader(isLittleEndian);
  if (head.length === 8 && readNumber(head, 2, 2) === 43) {
    throw unreadable(
      'It is a BigTIFF, a form of TIFF that Colophon does not read.',
      'Save it as an ordinary TIFF, JPEG or PNG.',
    );
  }
  if (head.length < 8 || readNumber(head, 2, 2) !== 42)
    throw unreadable('It begins like a TIFF but has no TIFF header.');
  const directories: TiffDirectory[] = [];
  const visited = new Set<number>();
  for (let position = readNumber(head, 4, 4); position !== 0;) {
    if (visited.has(position))
      throw unreadable('The TIFF is damaged: its list of pages leads back into itself.');
    visited.add(position);
    if (directories.length >= maxDirectories)
      throw unreadable(
        `It has more than ${maxDirectories.toLocaleString('en')} pages.`,
        'Split it into several files.',
      );
    const { directory, next } = readDirectory(source, position, readNumber);
    directories.push(directory);
    position = next;
  }
  return { isLittleEndian, directories };
}

type NumberReader = (bytes: Buffer, offset: number, length: number) => number;

const createNumberReader =
  (isLittleEndian: boolean): NumberReader =>
  (bytes, offset, length) =>
    isLittleEndian ? bytes.readUIntLE(offset, length) : bytes.readUIntBE(offset, length);

function readDirectory(source: TiffBytes, position: number, readNumber: NumberReader) {
  const counted = Buffer.from(source.read(position, 2));
  const count = counted.length === 2 ? readNumber(counted, 0, 2) : 0;
  const table = Buffer.from(source.read(position + 2, count * ENTRY_BYTES + 4));
  if (count === 0 || table.length < count * ENTRY_BYTES)
    throw unreadable('The TIFF is damaged or cut off: a page description is missing.');
  const entryOffsets = new Map<number, number>();
  for (let index = count - 1; index >= 0; index -= 1)
    entryOffsets.set(readNumber(table, index * ENTRY_BYTES, 2), index * ENTRY_BYTES);
  // A file cut within the last four bytes has no next page.
  const next = table.length < count * ENTRY_BYTES + 4 ? 0 : readNumber(table, count * ENTRY_BYTES, 4);
  return { directory: createDirectory(source, table, entryOffsets, readNumber), next };
}

function createDirectory(
  source: TiffBytes,
  table: Buffer,
  entryOffsets: ReadonlyMap<number, number>,
  readNumber: NumberReader,
): TiffDirectory {
  const bytes = (tag: number): Buffer | undefined => {
    const offset = entryOffsets.get(tag);
    if (offset === undefined) return undefined;
    const typeBytes = TYPE_BYTES[readNumber(table, offset + 2, 2)];
    if (typeBytes === undefined) return undefined;
    const length = typeBytes * Math.min(readNumber(table, offset + 4, 4), MAX_VALUES);
    if (length <= 4) return table.subarray(offset + 8, offset + 8 + length);
    return Buffer.from(source.read(readNumber(table, offset + 8, 4), length));
  };
  const values = (tag: number): readonly number[] | undefined => {
    const raw = bytes(tag);
    if (raw === undefined) return undefined;
    const typeBytes = TYPE_BYTES[readNumber(table, entryOffsets.get(tag)! + 2, 2)]!;
    return Array.from({ length: Math.floor(raw.length / typeBytes) }, (_, index) =>
      readNumber(raw, index * typeBytes, typeBytes),
    );
  };
  return { bytes, values, value: (tag) => values(tag)?.[0] };
}

/** The orientation in an EXIF block (which is a small TIFF file); 1 when it says none or is damaged. */
export function readExifOrientation(exif: Uint8Array): Orientation {
  try {
    const block = {
      size: exif.length,
      read: (position: number, length: number) => exif.subarray(position, position + length),
    };
    // The second directory describes the thumbnail.
    return toOrientation(readTiffFile(block, 64).directories[0]?.value(TIFF_ORIENTATION));
  } catch {
    return 1;
  }
}
