import type { StoredImage } from './image-size';
import { toOrientation } from './orientation';
import { TIFF_ORIENTATION, type TiffDirectory } from './tiff-directories';

/** TIFF compressions we undo, by tag 259. */
export const COMPRESSION = {
  none: 1,
  huffman: 2,
  faxG3: 3,
  faxG4: 4,
  lzw: 5,
  jpeg: 7,
  deflate: 8,
  packBits: 32_773,
  oldDeflate: 32_946,
} as const;
/** Meanings of samples we know, by tag 262. */
export const PHOTOMETRIC = { whiteIsZero: 0, blackIsZero: 1, rgb: 2, palette: 3, cmyk: 5, yCbCr: 6 } as const;

const COMPRESSION_NAMES: Readonly<Record<number, string>> = {
  6: 'old-style JPEG',
  34_661: 'JBIG',
  34_712: 'JPEG 2000',
  34_887: 'LERC',
  50_000: 'Zstandard',
  50_001: 'WebP',
};

/** A chunk is decoded at once; four bytes for each of its pixels must fit comfortably into memory. */
const MAX_CHUNK_PIXELS = 250_000_000;

/** How the pixels of one TIFF page lie in the file: in strips or tiles, here both called chunks. */
export interface TiffLayout extends StoredImage {
  readonly isLittleEndian: boolean;
  readonly compression: number;
  readonly photometric: number;
  readonly bitsPerSample: number;
  readonly samplesPerPixel: number;
  readonly chunkWidth: number;
  readonly chunkHeight: number;
  readonly offsetsTag: number;
  readonly lengthsTag: number;
  /** Why the page cannot be drawn, as a sentence; its size is right all the same. */
  readonly unsupported?: string;
}

/** Reads the tags that say how a page is stored. Absent tags count as the TIFF 6.0 defaults. */
export function readTiffLayout(directory: TiffDirectory, isLittleEndian: boolean): TiffLayout {
  const width = directory.value(256) ?? 0;
  const height = directory.value(257) ?? 0;
  const isTiled = directory.value(322) !== undefined;
  const bits = directory.values(258) ?? [1];
  const layout = {
    width,
    height,
    orientation: toOrientation(directory.value(TIFF_ORIENTATION)),
    isLittleEndian,
    compression: directory.value(259) ?? COMPRESSION.none,
    photometric: directory.value(262) ?? PHOTOMETRIC.whiteIsZero,
    bitsPerSample: bits[0] ?? 1,
    samplesPerPixel: directory.value(277) ?? bits.length,
    chunkWidth: isTiled ? (directory.value(322) ?? 0) : width,
    chunkHeight: isTiled ? (directory.value(323) ?? 0) : Math.min(directory.value(278) ?? height, height),
    offsetsTag: isTiled ? 324 : 273,
    lengthsTag: isTiled ? 325 : 279,
  };
  const unsupported = findUnsupported(layout, bits, directory.value(284) ?? 1, directory.value(339) ?? 1);
  return unsupported === undefined ? layout : { ...layout, unsupported };
}

function findUnsupported(
  layout: TiffLayout,
  bits: readonly number[],
  planarConfiguration: number,
  sampleFormat: number,
): string | undefined {
  const { compression, photometric, bitsPerSample, samplesPerPixel, chunkWidth, chunkHeight } = layout;
  if (!Object.values<number>(COMPRESSION).includes(compression)) {
    return `Its pixels are compressed as ${COMPRESSION_NAMES[compression] ?? `number ${compression}`}, which Colophon does not read.`;
  }
  if (!Object.values<number>(PHOTOMETRIC).includes(photometric))
    return `Its colours are stored in a way (number ${photometric}) that Colophon does not read.`;
  if (photometric === PHOTOMETRIC.yCbCr && compression !== COMPRESSION.jpeg)
    return 'Its colours are stored as YCbCr, which Colophon reads in JPEG compression only.';
  if (compression === COMPRESSION.jpeg && (bitsPerSample !== 8 || ![1, 3].includes(samplesPerPixel))) {
    return 'Its JPEG compression has a number of colours that Colophon does not read.';
  }
  if (
    ![1, 2, 4, 8, 16].includes(bitsPerSample) ||
    bits.some((count) => count !== bitsPerSample) ||
    sampleFormat !== 1
  ) {
    return `Its pixels are stored with ${bits.slice(0, 4).join('/')} bits in a form that Colophon does not read.`;
  }
  if (planarConfiguration === 2 && samplesPerPixel > 1)
    return 'Its colours are stored in separate planes, which Colophon does not read.';
  const needed = { [PHOTOMETRIC.rgb]: 3, [PHOTOMETRIC.yCbCr]: 3, [PHOTOMETRIC.cmyk]: 4 }[photometric] ?? 1;
  if (samplesPerPixel < needed || samplesPerPixel > 16)
    return `It has ${samplesPerPixel} samples in a pixel, which does not fit its colours.`;
  if (chunkWidth < 1 || chunkHeight < 1 || chunkWidth * chunkHeight > MAX_CHUNK_PIXELS)
    return 'Its strips or tiles have an impossible size.';
  return undefined;
}
