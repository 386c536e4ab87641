import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { chiSquareTest, upperGamma } from '../../../../src-main/domain/distribution/chi-square';
import { stabilityIndex } from '../../../../src-main/domain/distribution/stability-index';

const table = [
  { before: 120, after: 90 },
  { before: 80, after: 110 },
  { before: 40, after: 45 },
  { before: 10, after: 5 },
];

describe('χ² of two samples', () => {
  test('is what scipy.stats.chi2_contingency gives without correction', () => {
    const { statistic, degrees, p, isSparse } = chiSquareTest(table);
    expect(statistic).toBeCloseTo(10.983340704702933, 10);
    expect(p).toBeCloseTo(0.011816300609359436, 12);
    expect({ degrees, isSparse }).toEqual({ degrees: 3, isSparse: false });
    const small = chiSquareTest([
      { before: 10, after: 30 },
      { before: 20, after: 5 },
    ]);
    expect(small.statistic).toBeCloseTo(18.726190476190474, 10);
    expect(small.p).toBeCloseTo(1.5089565704354248e-5, 15);
  });

  // Critical values as in printed tables, and values of scipy.stats.chi2.sf.
  test.each([
    [1, 3.841458820694124, 0.05],
    [10, 18.307038053275146, 0.05],
    [2, 9.21034037197618, 0.01],
    [299, 350.5, 0.021545080581961827],
    [5, 0.3, 0.9976430862605289],
    [1, 0.001, 0.9747728793699604],
    [40, 120.7, 4.986597948224187e-10],
  ])('with %i degrees of freedom, %d is exceeded with the probability %d', (degrees, statistic, p) => {
    expect(upperGamma(degrees / 2, statistic / 2) / p).toBeCloseTo(1, 9);
  });

  test('says nothing where there is nothing to compare', () => {
    for (const categories of [
      [],
      [{ before: 5, after: 9 }],
      [
        { before: 3, after: 0 },
        { before: 4, after: 0 },
      ],
    ])
      expect(chiSquareTest(categories)).toMatchObject({ statistic: 0, p: 1, isSparse: true });
  });

  test('calls tables with many small expected counts sparse', () => {
    const few = Array.from({ length: 10 }, (_, index) => ({ before: 1 + (index % 2), after: 1 }));
    expect(chiSquareTest(few).isSparse).toBe(true);
  });
});

describe('the population stability index', () => {
  test('is what numpy gives for Σ (after − before) · ln(after / before)', () => {
    expect(stabilityIndex(table)).toBeCloseTo(0.08895490075276444, 12);
  });

  test('takes a share of nothing for one in ten thousand', () => {
    const index = stabilityIndex([
      { before: 100, after: 90 },
      { before: 0, after: 10 },
    ]);
    expect(index).toBeCloseTo((0.9 - 1) * Math.log(0.9) + (0.1 - 0.0001) * Math.log(0.1 / 0.0001), 12);
  });
});

const counts = fc.array(fc.record({ before: fc.nat(1000), after: fc.nat(1000) }), { maxLength: 20 });

test('both are the same from either side, never negative, and nothing for equal shares', () => {
  fc.assert(
    fc.property(counts, fc.integer({ min: 1, max: 5 }), (categories, factor) => {
      const turned = categories.map(({ before, after }) => ({ before: after, after: before }));
      const [one, other] = [chiSquareTest(categories), chiSquareTest(turned)];
      expect(other.statistic).toBeCloseTo(one.statistic, 6);
      expect(one.p).toBeGreaterThanOrEqual(0);
      expect(one.p).toBeLessThanOrEqual(1);
      expect(stabilityIndex(turned)).toBeCloseTo(stabilityIndex(categories), 9);
      expect(stabilityIndex(categories)).toBeGreaterThanOrEqual(0);
      const same = categories.map(({ before }) => ({ before, after: before * factor }));
      expect(chiSquareTest(same).statistic).toBeCloseTo(0, 6);
      expect(stabilityIndex(same)).toBeCloseTo(0, 9);
    }),
  );
});
