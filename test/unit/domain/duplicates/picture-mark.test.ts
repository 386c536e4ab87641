import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import {
  CELLS_ACROSS,
  CELLS_DOWN,
  pictureBands,
  pictureDistance,
  pictureMark,
} from '../../../../src-main/domain/duplicates/picture-mark';

const cells = CELLS_ACROSS * CELLS_DOWN;
const grey = fc.array(fc.integer({ min: 0, max: 255 }), { minLength: cells, maxLength: cells });
const mark = fc.array(fc.integer({ min: 0, max: 0xffffffff }), { minLength: 8, maxLength: 8 });

/** Flips bits of a mark. */
function flip(numbers: readonly number[], bits: readonly number[]): Uint32Array {
  const flipped = Uint32Array.from(numbers);
  for (const bit of bits) flipped[bit >> 5] = flipped[bit >> 5]! ^ (1 << (bit & 31));
  return flipped;
}

describe('marks of pictures', () => {
  test('are the same for a darker or a paler print', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(40, 90, 140), { minLength: cells, maxLength: cells }),
        fc.integer({ min: -30, max: 100 }),
        (page, shift) => {
          expect(pictureMark(page.map((each) => each + shift))).toEqual(pictureMark(page));
        },
      ),
    );
  });

  test('are not made of blank pages, nor of those with a page number alone', () => {
    const blank = Array.from({ length: cells }, () => 255);
    expect(pictureMark(blank)).toBeNull();
    expect(pictureMark(blank.map((level, at) => level - (at % 2)))).toBeNull();
    expect(pictureMark(blank.with(cells - 8, 200))).toBeNull();
  });

  test('count the bits that differ', () => {
    fc.assert(
      fc.property(mark, fc.uniqueArray(fc.nat(255), { maxLength: 40 }), (numbers, bits) => {
        expect(pictureDistance(Uint32Array.from(numbers), flip(numbers, bits))).toBe(bits.length);
      }),
    );
  });

  test('that are near enough agree in a whole band', () => {
    fc.assert(
      fc.property(mark, fc.uniqueArray(fc.nat(255), { maxLength: 31 }), fc.nat(31), (numbers, bits, most) => {
        const changed = bits.slice(0, most);
        const [a, b] = [Uint32Array.from(numbers), flip(numbers, changed)].map((each) =>
          pictureBands(each, most),
        );
        expect(a!.some((key, band) => b![band] === key)).toBe(true);
      }),
    );
  });

  test('say nothing of a page whose neighbouring cells hardly differ', () => {
    fc.assert(
      fc.property(grey, (page) => {
        expect(pictureMark(page.map((level) => Math.round(level / 255) + 100))).toBeNull();
      }),
    );
  });
});
