import { describe, expect, test } from 'vitest';

import { chiSquareTest } from '../../../../src-main/domain/distribution/chi-square';
import {
  compareDistributions,
  type SideCounts,
} from '../../../../src-main/domain/distribution/compare-distributions';
import { groupBins } from '../../../../src-main/domain/distribution/histogram';
import { sizesOnPage } from '../../../../src-main/domain/distribution/spread';
import { aRegion } from '../../../builders/regions';

const side = (byClass: Record<string, number>): SideCounts => ({
  pages: 1,
  byClass,
  regionsOnPages: {},
  sizes: {},
});
const rowOf = (name: string, before: Record<string, number>, after: Record<string, number>) =>
  compareDistributions(side(before), side(after)).classes.rows.find((row) => row.name === name)!;

describe('a test of two samples', () => {
  test('has no degree of freedom for a category that neither has', () => {
    const counted = [
      { before: 40, after: 60 },
      { before: 60, after: 40 },
    ];
    expect(chiSquareTest([...counted, { before: 0, after: 0 }])).toEqual(chiSquareTest(counted));
    expect(chiSquareTest(counted).degrees).toBe(1);
  });

  test('is not to be relied on from over a fifth of small expected counts on, of both samples together', () => {
    const large = { before: 100, after: 900 };
    const small = { before: 4, after: 36 };
    const isSparse = (...counted: { before: number; after: number }[]) => chiSquareTest(counted).isSparse;
    expect(isSparse(small, large, large, large)).toBe(false); // one of eight
    expect(isSparse(small, small, large, large)).toBe(true); // two of eight
  });
});

describe('a class drifts', () => {
  test('where its share grew by the ratio exactly', () => {
    expect(rowOf('A', { A: 4000, B: 6000 }, { A: 5000, B: 5000 }).isDrifting).toBe(true);
    expect(rowOf('A', { A: 4000, B: 6000 }, { A: 4999, B: 5001 }).isDrifting).toBe(false);
  });

  test('only where that is unlikely among as many classes as there are', () => {
    const before = { A: 100, B: 180, C: 180, D: 180, E: 180, F: 180 };
    const after = { A: 140, B: 172, C: 172, D: 172, E: 172, F: 172 };
    const { chiSquare, isDrifting } = rowOf('A', before, after);
    expect(chiSquare.p).toBeLessThan(0.01);
    expect(chiSquare.p).toBeGreaterThan(0.01 / 6);
    expect(isDrifting).toBe(false);
  });
});

test('each region is counted once in the bin of its size', () => {
  const half = aRegion({ class: 'text', parts: [{ box: [0, 0, 50, 100] }] });
  expect(sizesOnPage([half], { width: 100, height: 100 })).toEqual({ text: { '-4': 1 } });
  expect(sizesOnPage([half, half], { width: 100, height: 100 })).toEqual({ text: { '-4': 2 } });
});

test('groups of equal size begin where the one before is full', () => {
  expect(groupBins({ 1: 1, 2: 1 }, {}, 2)).toEqual([
    { start: 1, before: 1, after: 0 },
    { start: 2, before: 1, after: 0 },
  ]);
  expect(groupBins({ 1: 2 }, { 2: 1, 3: 1 }, 2).map(({ start }) => start)).toEqual([1, 2]);
});
