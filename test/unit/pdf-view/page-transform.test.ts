import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Box } from '../../../src-main/domain/geometry/units';
import {
  boxFromSheet,
  boxToSheet,
  pointFromSheet,
  pointToSheet,
  pxInUnits,
  sheetSize,
} from '../../../src-renderer/pdf-view/page-transform';

/** Up to the 200 inches of the largest PDF page, and as far outside of it again. */
const units = fc.integer({ min: -144_000_000, max: 288_000_000 });
/** CSS pixels per point: 10 % to 800 %. */
const scale = fc.double({ min: 0.1, max: 10.7, noNaN: true });
const box = fc.tuple(units, units, units, units) as fc.Arbitrary<Box>;

describe('between page space and the screen', () => {
  test('a point comes back as it was, at any zoom', () => {
    fc.assert(
      fc.property(units, units, scale, (x, y, at) => {
        expect(pointFromSheet(pointToSheet({ x, y }, at), at)).toEqual({ x: x + 0, y: y + 0 });
      }),
    );
  });

  test('a box comes back as it was, at any zoom', () => {
    fc.assert(
      fc.property(box, scale, (edges, at) => {
        expect(boxFromSheet(boxToSheet(edges, at), at)).toEqual(edges.map((edge) => edge + 0));
      }),
    );
  });

  test('what comes from the screen is whole units, and never -0', () => {
    fc.assert(
      fc.property(fc.double({ min: -5000, max: 5000, noNaN: true }), scale, (px, at) => {
        const { x } = pointFromSheet({ x: px, y: 0 }, at);
        expect(Number.isInteger(x)).toBe(true);
        expect(Object.is(x, -0)).toBe(false);
      }),
    );
  });

  test('one point is one pixel at scale 1, and 96/72 of one at 100 %', () => {
    expect(pointToSheet({ x: 720_000, y: 10_000 }, 1)).toEqual({ x: 72, y: 1 });
    expect(sheetSize({ width: 6_120_000, height: 7_920_000 }, 96 / 72)).toEqual({ width: 816, height: 1056 });
  });

  test('a tolerance on the screen is never nothing on the page', () => {
    expect(pxInUnits(3, 1)).toBe(30_000);
    expect(pxInUnits(0, 8)).toBe(1);
  });
});
