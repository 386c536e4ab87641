import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { scalePage } from '../../../src-main/domain/diff/scale-regions';
import { toPoints, toUnits, UNITS_PER_POINT } from '../../../src-main/domain/geometry/units';
import { aPage, anyRegions, aRegion } from '../../builders/regions';

describe('units', () => {
  test('four decimals of a point come back as they were', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }), (tenThousandths) => {
        const points = Number((tenThousandths / 10_000).toFixed(4));
        expect(toUnits(points)).toBe(tenThousandths + 0);
        expect(toPoints(toUnits(points))).toBe(points + 0);
      }),
      { numRuns: 200 },
    );
  });

  test('are integers, within half a unit, and never minus zero', () => {
    fc.assert(
      fc.property(fc.double({ min: -20_000, max: 20_000, noNaN: true }), (points) => {
        const units = toUnits(points);
        expect(Number.isSafeInteger(units)).toBe(true);
        expect(Object.is(units, -0)).toBe(false);
        expect(Math.abs(toPoints(units) - points)).toBeLessThanOrEqual(0.5 / UNITS_PER_POINT + 1e-9);
      }),
      { numRuns: 200 },
    );
  });
});

describe('regions carried to another page size', () => {
  const [from, to] = [
    { width: 10_250_000, height: 10_250_000 },
    { width: 6_120_000, height: 7_920_000 },
  ];

  test('lie at the same share of the page, to half a unit', () => {
    const [region] = scalePage(
      aPage([aRegion({ parts: [{ box: [0, 5_125_000, 10_250_000, 7_000_001] }] })]),
      from,
      to,
    ).regions;
    expect(region!.parts).toEqual([
      { box: [0, 3_960_000, 6_120_000, Math.round((7_000_001 * 7_920_000) / 10_250_000)] },
    ]);
  });

  test('keep everything but their shape', () => {
    fc.assert(
      fc.property(anyRegions, (regions) => {
        const scaled = scalePage(aPage(regions, { state: 'reviewed', order: ['a'] }), from, to);
        expect(scaled.state).toBe('reviewed');
        expect(scaled.order).toEqual(['a']);
        expect(scaled.regions.map(({ parts: _parts, ...rest }) => rest)).toEqual(
          regions.map(({ parts: _parts, ...rest }) => rest),
        );
        const numbers = scaled.regions.flatMap(({ parts }) =>
          parts.flatMap((part) => ('box' in part ? part.box : 'quad' in part ? part.quad : part.polygon)),
        );
        expect(numbers.every((value) => Number.isSafeInteger(value) && !Object.is(value, -0))).toBe(true);
      }),
      { numRuns: 50 },
    );
  });

  test('of the same size are the same page', () => {
    const page = aPage([aRegion()]);
    expect(scalePage(page, to, { ...to })).toBe(page);
  });
});
