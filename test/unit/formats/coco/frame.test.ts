import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Box } from '../../../../src-main/domain/geometry/units';
import { scaleOf, shortestDecimal, toFrameBox, toPageBox } from '../../../../src-main/formats/coco/frame';

const edge = fc.integer({ min: -500_000, max: 12_000_000 });
const anyBox = fc
  .tuple(edge, edge, edge, edge)
  .map(([a, b, c, d]): Box => [Math.min(a, c), Math.min(b, d), Math.max(a, c), Math.max(b, d)]);
const anyScale = fc
  .record({
    frame: fc.option(
      fc.record({
        width: fc.double({ min: 1, max: 20_000, noNaN: true }),
        height: fc.integer({ min: 1, max: 20_000 }),
      }),
    ),
    page: fc.record({
      width: fc.integer({ min: 0, max: 50_000_000 }),
      height: fc.integer({ min: 0, max: 50_000_000 }),
    }),
  })
  .map(({ frame, page }) => scaleOf(frame, page));

describe('boxes in pixels of an image and on the page', () => {
  test('what is written reads back to the same edges, on any frame and page', () => {
    fc.assert(
      fc.property(anyBox, anyScale, (box, scale) => {
        expect(toPageBox(toFrameBox(box, scale), scale)).toEqual(box);
      }),
      { numRuns: 3000 },
    );
  });

  test('a box with two decimals comes back as it came, on images and on DocLayNet’s squares', () => {
    const decimal = fc.integer({ min: -5000, max: 200_000 }).map((hundredths) => hundredths / 100);
    const size = fc.integer({ min: 0, max: 100_000 }).map((hundredths) => hundredths / 100);
    const pages = fc.constantFrom(
      scaleOf(null, { width: 6_120_000, height: 7_920_000 }),
      scaleOf({ width: 601, height: 792 }, { width: 6_010_000, height: 7_920_000 }),
      scaleOf({ width: 1025, height: 1025 }, { width: 6_120_000, height: 7_920_000 }),
      scaleOf({ width: 1025, height: 1025 }, { width: 5_952_760, height: 8_418_898 }),
    );
    fc.assert(
      fc.property(fc.tuple(decimal, decimal, size, size), pages, (bbox, scale) => {
        expect(toFrameBox(toPageBox(bbox, scale), scale)).toEqual(bbox.map((value) => value + 0));
      }),
      { numRuns: 3000 },
    );
  });

  test('DocLayNet’s own numbers come back to within a hundredth of a pixel', () => {
    const scale = scaleOf({ width: 1025, height: 1025 }, { width: 6_120_000, height: 7_920_000 });
    const bbox = [434.9334063800317, -0.4906348977078778, 589.8585905504372, 590.2337819428021] as const;
    const written = toFrameBox(toPageBox(bbox, scale), scale);
    written.forEach((value, i) => expect(value).toBeCloseTo(bbox[i]!, 3));
  });

  test('negative widths are put in order and -0 becomes 0', () => {
    expect(toPageBox([10, 10, -4, -5], scaleOf(null, { width: 1, height: 1 }))).toEqual([
      60_000, 50_000, 100_000, 100_000,
    ]);
    expect(Object.is(toPageBox([-0, 0, 0, 0], scaleOf(null, { width: 1, height: 1 }))[0], 0)).toBe(true);
  });

  test('as few decimals as do are written, two at least', () => {
    expect(shortestDecimal(1 / 3, (value) => Math.abs(value - 1 / 3) < 0.0005)).toBe(0.333);
    expect(shortestDecimal(12.3, () => true)).toBe(12.3);
  });
});
