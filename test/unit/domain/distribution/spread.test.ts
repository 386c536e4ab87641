import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import {
  groupBins,
  quantileOf,
  sortedBins,
  totalOf,
} from '../../../../src-main/domain/distribution/histogram';
import {
  LEAST_SIZE_BIN,
  shareOfSizeBin,
  sizeBinOf,
  sizesOnPage,
  startOfSizeBin,
  sumSpreads,
} from '../../../../src-main/domain/distribution/spread';

const page = { width: 1000, height: 800 };
const box = (...edges: [number, number, number, number]) => ({ parts: [{ box: edges }] });

describe('the size of a region', () => {
  test('is in the bin that its share of the page begins', () => {
    expect(sizeBinOf(box(0, 0, 1000, 800), page)).toBe(0);
    expect(sizeBinOf(box(0, 0, 500, 800), page)).toBe(-4);
    expect(sizeBinOf(box(0, 0, 500, 799), page)).toBe(-5);
    expect(sizeBinOf(box(0, 0, 2000, 800), page)).toBe(4);
  });

  test('of parts is that of all of them, of a polygon what its outline encloses', () => {
    const halves = { parts: [{ box: [0, 0, 250, 800] }, { box: [500, 0, 750, 800], page: 3 }] } as const;
    expect(sizeBinOf(halves, page)).toBe(-4);
    expect(sizeBinOf({ parts: [{ polygon: [0, 0, 1000, 0, 0, 800] }] }, page)).toBe(-4);
    expect(sizeBinOf({ parts: [{ quad: [0, 0, 500, 0, 500, 800, 0, 800] }] }, page)).toBe(-4);
  });

  test('of nothing, or turned inside out, is the least', () => {
    for (const empty of [box(5, 5, 5, 90), box(50, 0, 10, 800)])
      expect(sizeBinOf(empty, page)).toBe(LEAST_SIZE_BIN);
    expect(startOfSizeBin(LEAST_SIZE_BIN)).toBe(0);
  });

  test('lies between where its bin and the next begin', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1000 }), fc.integer({ min: 1, max: 800 }), (width, height) => {
        const bin = sizeBinOf(box(0, 0, width, height), page);
        const share = (width * height) / (page.width * page.height);
        expect(startOfSizeBin(bin)).toBeLessThanOrEqual(share * (1 + 1e-12));
        expect(startOfSizeBin(bin + 1)).toBeGreaterThanOrEqual(share * (1 - 1e-12));
        expect(Math.abs(shareOfSizeBin(bin) / share - 1)).toBeLessThan(0.1);
      }),
    );
  });

  test('is not counted on a page of unknown size', () => {
    expect(Object.keys(sizesOnPage([{ id: 'a', class: 'c', ...box(0, 0, 9, 9) }], null))).toEqual([]);
  });
});

test('spreads add up by class, and are unknown together with any one', () => {
  const one = { pages: { 2: 1 }, sizes: { a: { '-4': 1 }, ['__proto__']: { '-8': 1 } } };
  const other = { pages: { 2: 3, 5: 1 }, sizes: { a: { '-4': 2, 0: 1 } } };
  expect(sumSpreads([one, other])).toEqual({
    pages: { 2: 4, 5: 1 },
    sizes: expect.objectContaining({ a: { '-4': 3, 0: 1 } }),
  });
  expect(sumSpreads([one, undefined])).toBeUndefined();
  expect(({} as Record<string, unknown>)['-8']).toBeUndefined();
});

const histogram = fc.dictionary(
  fc.integer({ min: -50, max: 50 }).map(String),
  fc.integer({ min: 1, max: 40 }),
);

describe('histograms', () => {
  test('have the quantiles of the sorted numbers', () => {
    fc.assert(
      fc.property(histogram, fc.constantFrom(0.1, 0.25, 0.5, 0.75, 0.9, 1), (bins, share) => {
        const numbers = sortedBins(bins).flatMap(([bin, count]) => Array.from({ length: count }, () => bin));
        const expected = numbers[Math.max(0, Math.ceil(share * numbers.length - 1e-9) - 1)] ?? null;
        expect(quantileOf(bins, share)).toBe(expected);
      }),
    );
  });

  test('fall into groups that lose nothing, ascend, and are the same from either side', () => {
    fc.assert(
      fc.property(histogram, histogram, (before, after) => {
        const groups = groupBins(before, after, 10);
        const sum = (side: 'before' | 'after') => groups.reduce((total, group) => total + group[side], 0);
        expect([sum('before'), sum('after')]).toEqual([totalOf(before), totalOf(after)]);
        expect(groups.length).toBeLessThanOrEqual(10);
        const starts = groups.map(({ start }) => start);
        expect(starts).toEqual(starts.toSorted((a, b) => a - b));
        const turned = groupBins(after, before, 10).map((group) => ({
          start: group.start,
          before: group.after,
          after: group.before,
        }));
        expect(turned).toEqual(groups);
      }),
    );
  });
});
