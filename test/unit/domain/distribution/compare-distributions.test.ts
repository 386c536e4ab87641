import { describe, expect, test } from 'vitest';
import {
  compareDistributions,
  type SideCounts,
} from '../../../../src-main/domain/distribution/compare-distributions';

const side = (byClass: Record<string, number>, changes: Partial<SideCounts> = {}): SideCounts => ({
  pages: 100,
  byClass,
  regionsOnPages: {},
  sizes: {},
  ...changes,
});

describe('two distributions', () => {
  test('that are the same show no drift, however large', () => {
    const same = side(
      { Text: 900_000, Table: 100_000 },
      { regionsOnPages: { 14: 80 }, sizes: { Text: { '-8': 50 } } },
    );
    const { classes, perPage, sizes } = compareDistributions(same, same);
    for (const shift of [classes, perPage, sizes]) expect(shift).toMatchObject({ psi: 0, drift: 'none' });
    expect(classes.rows.map(({ name, isDrifting }) => [name, isDrifting])).toEqual([
      ['Text', false],
      ['Table', false],
    ]);
  });

  test('mark the class whose share doubled, not the one that a rare other pushed by a hair', () => {
    const { classes } = compareDistributions(
      side({ Text: 90_000, Table: 10_000 }),
      side({ Text: 80_000, Table: 20_000 }),
    );
    const [text, tables] = classes.rows;
    expect(text).toMatchObject({ name: 'Text', isDrifting: false });
    expect(tables).toMatchObject({
      name: 'Table',
      isDrifting: true,
      before: { share: 0.1 },
      after: { share: 0.2 },
    });
    expect(tables!.chiSquare.degrees).toBe(1);
    expect(classes.psi).toBeCloseTo(text!.psi + tables!.psi, 12);
  });

  test('do not mark what chance may do to a few regions', () => {
    const { classes } = compareDistributions(side({ Text: 10, Table: 2 }), side({ Text: 10, Table: 4 }));
    expect(classes.rows.map(({ isDrifting }) => isDrifting)).toEqual([false, false]);
    expect(classes.drift).toBe('none');
  });

  test('do not mark a large sample for a difference that matters to nobody', () => {
    const { classes } = compareDistributions(
      side({ Text: 900_000, Table: 100_000 }),
      side({ Text: 897_000, Table: 103_000 }),
    );
    expect(classes.chiSquare.p).toBeLessThan(0.001);
    expect(classes.drift).toBe('none');
  });

  test('count pages without regions, and give quantiles', () => {
    const { perPage } = compareDistributions(
      side({ Text: 60 }, { regionsOnPages: { 1: 20, 4: 10 } }),
      side({ Text: 0 }),
    );
    expect(perPage.before).toEqual({ pages: 100, mean: 0.6, median: 0, q90: 1, most: 4 });
    expect(perPage.after).toEqual({ pages: 100, mean: 0, median: 0, q90: 0, most: 0 });
    expect(perPage.groups.reduce((sum, { before }) => sum + before, 0)).toBe(100);
  });

  test('tell a class that came and one that went, and sizes that shrank', () => {
    const { classes, sizes } = compareDistributions(
      side({ Text: 500, Old: 100 }, { sizes: { Text: { '-8': 500 } } }),
      side({ Text: 500, New: 100 }, { sizes: { Text: { '-20': 500 } } }),
    );
    const marked = classes.rows.filter(({ isDrifting }) => isDrifting).map(({ name }) => name);
    expect(marked).toEqual(['New', 'Old']);
    expect(sizes.drift).toBe('large');
    expect(sizes.before!.median).toBeGreaterThan(sizes.after!.median);
    expect(classes.rows[0]!.sizes.drift).toBe('large');
  });

  test('of nothing are nothing', () => {
    const nothing = side({}, { pages: 0 });
    const { classes, perPage, sizes, regions } = compareDistributions(nothing, nothing);
    expect(classes.rows).toEqual([]);
    expect(regions).toEqual({ before: 0, after: 0 });
    expect([perPage.psi, sizes.psi, sizes.before]).toEqual([0, 0, null]);
  });

  test('take a class for what it is called, even where that is no name for a key', () => {
    const hostile = Object.assign(Object.create(null) as Record<string, number>, { ['__proto__']: 5 });
    const { classes } = compareDistributions(side({ Text: 5 }), side(hostile));
    expect(classes.rows.map(({ name }) => name).sort()).toEqual(['Text', '__proto__']);
  });
});
