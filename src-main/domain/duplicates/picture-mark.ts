import { keyOf } from './text-mark';

/** Cells of the small grey picture that a page becomes: one more across than there are bits in a row. */
export const CELLS_ACROSS = 17;
export const CELLS_DOWN = 16;

/** Numbers of a picture mark: 256 bits. */
export const PICTURE_MARK_LENGTH = (CELLS_DOWN * (CELLS_ACROSS - 1)) / 32;

/** Two neighbouring cells differ from this many levels of 255 on: paper and compression make smaller differences. */
const LEAST_STEP = 3;

/** A page with fewer steps is blank or nearly so, and pages that have nothing but a number on them look all the same. */
const FEWEST_STEPS = 24;

/**
 * The mark of a page's picture: the difference hash (Krawetz, "Kind of Like That", 2013) of 16 rows of 16 bits. A bit
 * says that a cell is darker than its right neighbour, so that neither size, nor brightness, nor compression matter.
 *
 * @param grey 17 × 16 mean brightnesses, 0 to 255, row by row
 * @returns `null` for a page that is as good as blank
 */
export function pictureMark(grey: ArrayLike<number>): Uint32Array | null {
  const mark = new Uint32Array(PICTURE_MARK_LENGTH);
  let steps = 0;
  for (let y = 0; y < CELLS_DOWN; y++)
    for (let x = 0; x < CELLS_ACROSS - 1; x++) {
      const at = y * CELLS_ACROSS + x;
      const step = (grey[at + 1] as number) - (grey[at] as number);
      if (Math.abs(step) >= LEAST_STEP) steps += 1;
      if (step < LEAST_STEP) continue;
      const bit = bitOf(x, y);
      mark[bit >> 5] = (mark[bit >> 5] as number) | (1 << (bit & 31));
    }
  return steps < FEWEST_STEPS ? null : mark;
}

/** Bits lie by diagonals, so that each sixteenth of the mark has one of every row and column: margins are alike on all. */
const bitOf = (x: number, y: number): number => ((x + y) % CELLS_DOWN) * CELLS_DOWN + y;

/** How many bits differ. */
export function pictureDistance(a: Uint32Array, b: Uint32Array): number {
  let distance = 0;
  for (let at = 0; at < PICTURE_MARK_LENGTH; at++)
    distance += countBits((a[at] as number) ^ (b[at] as number));
  return distance;
}

/** Warren, Hacker's Delight, figure 5-2. */
function countBits(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/**
 * Keys that pages must have in common to be looked at together. There is one band more than bits may differ, so that
 * marks which are near enough agree in a whole band at least.
 */
export function pictureBands(mark: Uint32Array, mostDistance: number): Uint32Array {
  const isWide = mostDistance < 16;
  const bits = isWide ? 16 : 8;
  const count = 256 / bits;
  const bands = new Uint32Array(count + 1);
  for (let band = 0; band < count; band++) {
    const start = band * bits;
    bands[band] = ((mark[start >> 5] as number) >>> (start & 31)) & (2 ** bits - 1);
  }
  bands[count] = keyOf(mark); // equal pictures always meet, however many pages are nearly alike
  return bands;
}
