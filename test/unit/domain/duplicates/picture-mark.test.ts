import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import {
  PICTURE_CELLS,
  PICTURE_MARK_BITS,
  pictureBands,
  pictureDistance,
  pictureMark,
} from '../../../../src-main/domain/duplicates/picture-mark';

const count = PICTURE_CELLS * PICTURE_CELLS;
const cells = fc.array(fc.integer({ min: 60, max: 200 }), { minLength: count, maxLength: count });
const ink = 0.1;
const numbers = fc.array(fc.integer({ min: 0, max: 0xffffffff }), { minLength: 5, maxLength: 5 });

/** Flips bits of a mark. */
function flip(mark: readonly number[], bits: readonly number[]): Uint32Array {
  const flipped = Uint32Array.from(mark);
  for (const bit of bits) flipped[bit >> 5] = flipped[bit >> 5]! ^ (1 << (bit & 31));
  return flipped;
}

describe('marks of pictures', () => {
  test('are the same for a darker or a paler print', () => {
    fc.assert(
      fc.property(cells, fc.constantFrom(-40, 30), fc.constantFrom(0.5, 1, 2), (page, shift, contrast) => {
        const printed = page.map((level) => level * contrast + shift);
        const distance = pictureDistance(
          pictureMark({ cells: page, ink })!,
          pictureMark({ cells: printed, ink })!,
        );
        // Sums in another order may tip what lies on the median.
        expect(distance).toBeLessThanOrEqual(2);
      }),
    );
  });

  test('of unlike pages differ in half of their bits, more or less', () => {
    fc.assert(
      fc.property(fc.uniqueArray(cells, { minLength: 2, maxLength: 2 }), ([a, b]) => {
        const [one, other] = [a!, b!].map((page) =>
          pictureMark({ cells: page.map((level, at) => (level * (at + 7)) % 251), ink }),
        );
        expect(pictureDistance(one!, other!)).toBeLessThanOrEqual(PICTURE_MARK_BITS);
        if (!a!.every((level, at) => level === b![at])) expect(one).not.toEqual(other);
      }),
      { numRuns: 30 },
    );
  });

  test('are not made of pages with next to no ink', () => {
    const page = Array.from({ length: count }, (_, at) => at % 256);
    expect(pictureMark({ cells: page, ink: 0 })).toBeNull();
    expect(pictureMark({ cells: page, ink: 0.001 })).toBeNull();
    expect(pictureMark({ cells: page, ink: 0.01 })).not.toBeNull();
  });

  test('count the bits that differ', () => {
    fc.assert(
      fc.property(numbers, fc.uniqueArray(fc.nat(159), { maxLength: 40 }), (mark, bits) => {
        expect(pictureDistance(Uint32Array.from(mark), flip(mark, bits))).toBe(bits.length);
      }),
    );
  });

  test('that differ in four of the low bits at most agree in a whole band', () => {
    fc.assert(
      fc.property(
        numbers,
        fc.uniqueArray(fc.integer({ min: 1, max: 63 }), { maxLength: 4 }),
        fc.uniqueArray(fc.integer({ min: 64, max: 143 }), { maxLength: 20 }),
        (mark, low, high) => {
          const [a, b] = [Uint32Array.from(mark), flip(mark, [...low, ...high])].map(pictureBands);
          expect(a!.some((key, band) => b![band] === key)).toBe(true);
        },
      ),
    );
  });
});
