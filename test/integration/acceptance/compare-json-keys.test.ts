import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { aCocoFile } from '../../builders/coco';
import { type Bench, isBuilt, NEEDS_BUILD, openBench } from './run-colophon';

const COUNT = expect.any(Number) as number;
const CHI_SQUARE = { statistic: COUNT, degrees: COUNT, p: COUNT, isSparse: expect.any(Boolean) as boolean };
const SHIFT = { chiSquare: CHI_SQUARE, psi: COUNT, drift: 'none' };
const QUANTILES = { q10: COUNT, q25: COUNT, median: COUNT, q75: COUNT, q90: COUNT };
const GROUPS = expect.arrayContaining([{ start: COUNT, before: COUNT, after: COUNT }]) as unknown[];

/** Keys of `diff` that say how labels are distributed and who changed them. */
describe.skipIf(!isBuilt)(`what diff --json prints beyond its totals, with ${NEEDS_BUILD}`, () => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await openBench();
    const images = ['a.png', 'b.png'];
    const files = [
      [['a.png', 'Table', [1, 1, 90, 90]]],
      [
        ['a.png', 'Text', [5, 200, 90, 90]],
        ['b.png', 'Text', [5, 5, 90, 90]],
      ],
    ] as const;
    await bench.done('dataset', 'create', 'letters');
    for (const [index, labels] of files.entries()) {
      const file = bench.shop.path(`labels-${index}.json`);
      writeFileSync(file, JSON.stringify(aCocoFile({ images, labels })));
      const from = ['--format', 'coco', '--dataset', 'letters', '--without-documents'];
      await bench.done('import', file, ...from, '--author', 'Grace');
      await bench.done('commit', '--dataset', 'letters', '-m', 'next');
    }
  });
  afterAll(() => bench?.remove());

  const diff = async (...options: readonly string[]) =>
    (await bench.done('diff', 'letters@1', 'letters@2', '--summary', ...options)) as Record<string, unknown>;

  test('diff: distribution and matrix', async () => {
    const { distribution, matrix } = await diff();
    expect(matrix).toEqual({});
    const side = { count: COUNT, share: COUNT, perPage: COUNT, sizes: QUANTILES };
    const pages = { pages: 2, mean: COUNT, median: COUNT, q90: COUNT, most: COUNT };
    const rest = { chiSquare: CHI_SQUARE, psi: COUNT, isDrifting: false, sizes: SHIFT };
    expect(distribution).toEqual({
      regions: { before: 1, after: 3 },
      classes: {
        ...SHIFT,
        rows: [
          { name: 'Table', before: side, after: side, ...rest },
          { name: 'Text', before: { ...side, sizes: null }, after: side, ...rest },
        ],
      },
      perPage: { ...SHIFT, before: pages, after: pages, groups: GROUPS },
      sizes: { ...SHIFT, before: QUANTILES, after: QUANTILES, groups: GROUPS },
      thresholds: { significance: 0.01, moderate: 0.1, large: 0.25, shareRatio: 1.25 },
    });
  });

  test.each([
    ['class', [{ key: 'Text', name: 'Text', added: 2, removed: 0, changed: 0 }]],
    ['person', [{ key: 'Grace', name: 'Grace', added: 2, removed: 0, changed: 0 }]],
  ])('diff --by %s', async (by, rows) => {
    expect((await diff('--by', by))['totals']).toEqual({ by, rows });
  });

  test('diff --by document', async () => {
    const { rows } = (await diff('--by', 'document'))['totals'] as { rows: { name: string; key: string }[] };
    expect(rows.map(({ name }) => name)).toEqual(['a.png', 'b.png']);
    expect(rows[0]!.key).toMatch(/^[0-9a-f]{32}$/);
  });

  test.each(['html', 'json', 'csv'])('diff --report FILE.%s', async (format) => {
    const path = bench.shop.path(`report.${format}`);
    expect((await diff('--report', path))['report']).toEqual({ path, format, regions: 2 });
    expect(readFileSync(path, 'utf8')).toContain('a.png');
  });

  test('diff --report refuses a name that says no format, as wrong usage', async () => {
    const answer = await bench.json(
      'diff',
      'letters@1',
      'letters@2',
      '--report',
      bench.shop.path('report.pdf'),
    );
    expect(answer.code).toBe(2);
    expect(answer.errors).toContain('.html, .json or .csv');
  });
});
