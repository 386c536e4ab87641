import { keyOf, mix } from './mixing';

/** Cells of the small grey picture that a page becomes, across and down. */
export const PICTURE_CELLS = 32;

/** The grey picture of a page, from its ink alone: what is around it is cut off. */
export interface GreyPicture {
  /** Mean brightness of 32 × 32 cells, 0 (black) to 255, row by row. */
  readonly cells: readonly number[];
  /** Share of black on the page as a whole, 0 to 1. */
  readonly ink: number;
}

/** Frequencies across and down that make the mark. */
const FREQUENCIES = 12;
/** The lowest of them, which change least, come first in the mark: 8 × 8, the mean included, which is no bit. */
const LOW = 8;

/** Bits of a picture mark that say something. */
export const PICTURE_MARK_BITS = FREQUENCIES * FREQUENCIES - 1;
const MARK_LENGTH = Math.ceil((PICTURE_MARK_BITS + 1) / 32);

/** A page with less ink is blank or nearly so: pages that have nothing but a number on them look all the same. */
const LEAST_INK = 0.0015;

const COSINES = Array.from({ length: FREQUENCIES }, (_, frequency) =>
  Array.from({ length: PICTURE_CELLS }, (_cell, at) =>
    Math.cos((Math.PI * (2 * at + 1) * frequency) / (2 * PICTURE_CELLS)),
  ),
);

/**
 * The mark of a page's picture: a perceptual hash (Zauner, "Implementation and Benchmarking of Perceptual Image Hash
 * Functions", 2010) of the 12 × 12 lowest frequencies of the discrete cosine transform of its grey picture. A bit says
 * that a frequency is stronger than their median, so that neither size, nor brightness, nor compression matter. The usual
 * 8 × 8 frequencies tell photographs apart; of text pages too many have them in common.
 *
 * @returns `null` for a page that is as good as blank
 */
export function pictureMark({ cells, ink }: GreyPicture): Uint32Array | null {
  if (ink < LEAST_INK || cells.length !== PICTURE_CELLS * PICTURE_CELLS) return null;
  const strengths = transform(cells);
  const sorted = [...strengths.values()].toSorted((a, b) => a - b);
  const median = sorted[sorted.length >> 1] as number;
  const mark = new Uint32Array(MARK_LENGTH);
  for (const [bit, strength] of strengths)
    if (strength > median) mark[bit >> 5] = (mark[bit >> 5] as number) | (1 << (bit & 31));
  return mark;
}

/** Strengths of the frequencies by the bit that they become; without the mean. */
function transform(cells: readonly number[]): Map<number, number> {
  const rows = Array.from({ length: PICTURE_CELLS }, (_, y) =>
    COSINES.map((cosines) =>
      cosines.reduce((sum, cosine, x) => sum + cosine * (cells[y * PICTURE_CELLS + x] as number), 0),
    ),
  );
  const strengths = new Map<number, number>();
  for (let v = 0; v < FREQUENCIES; v++)
    for (let u = 0; u < FREQUENCIES; u++) {
      if (u + v === 0) continue;
      const cosines = COSINES[v] as number[];
      strengths.set(
        bitOf(u, v),
        cosines.reduce((sum, cosine, y) => sum + cosine * (rows[y]?.[u] as number), 0),
      );
    }
  return strengths;
}

function bitOf(u: number, v: number): number {
  if (u < LOW && v < LOW) return v * LOW + u;
  const rest =
    v < LOW ? v * (FREQUENCIES - LOW) + (u - LOW) : LOW * (FREQUENCIES - LOW) + (v - LOW) * FREQUENCIES + u;
  return LOW * LOW + rest;
}

/** How many bits differ. */
export function pictureDistance(a: Uint32Array, b: Uint32Array): number {
  let distance = 0;
  for (let at = 0; at < MARK_LENGTH; at++) distance += countBits((a[at] as number) ^ (b[at] as number));
  return distance;
}

/** Warren, Hacker's Delight, figure 5-2. */
function countBits(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** Bits of a band, and how often the low bits are dealt into bands. */
const BAND_BITS = 12;
const DEALS = 6;

/** Bits of the mark for each band: the 63 low ones, shuffled and cut up six times over. */
const BANDS: readonly (readonly number[])[] = Array.from({ length: DEALS }, (_, deal) => {
  const bits = Array.from({ length: LOW * LOW - 1 }, (_bit, index) => index + 1);
  for (let at = bits.length - 1; at > 0; at--) {
    const other = mix(deal * 64 + at) % (at + 1);
    [bits[at], bits[other]] = [bits[other] as number, bits[at] as number];
  }
  const count = Math.floor(bits.length / BAND_BITS);
  return Array.from({ length: count }, (_band, band) => bits.slice(band * BAND_BITS, (band + 1) * BAND_BITS));
}).flat();

/**
 * Keys that pages must have in common to be looked at together. Up to 4 of the 63 low bits may differ for certain, 8
 * with a probability of 0.99; few pages that differ in 20 of all bits differ in more of these.
 */
export function pictureBands(mark: Uint32Array): Uint32Array {
  const bands = new Uint32Array(BANDS.length + 1);
  for (const [band, bits] of BANDS.entries()) {
    let key = 0;
    for (const bit of bits) key = (key << 1) | (((mark[bit >> 5] as number) >>> (bit & 31)) & 1);
    bands[band] = key;
  }
  bands[BANDS.length] = keyOf(mark); // equal pictures always meet, however many pages are nearly alike
  return bands;
}
