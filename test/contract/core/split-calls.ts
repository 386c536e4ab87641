import { expect } from 'vitest';

import type { Connection } from './transports';

/** How a call is made, so that it is known to have been made. */
interface Calling {
  call<Result>(name: string, work: Promise<Result>): Promise<Result>;
  long<Result>(
    name: string,
    work: Promise<AsyncIterable<{ type: 'progress' } | { type: 'result'; result: Result }>>,
  ): Promise<Result>;
}

/** Every call of splits, on a dataset with documents. */
export async function callSplits(
  client: Connection['client'],
  dataset: string,
  { call, long }: Calling,
): Promise<void> {
  const { splits, documents } = client;
  const version = 'papers@draft';
  const all = (await documents.list({ version })).rows.map(({ id }) => id);
  const value = 'Miller';
  expect(
    await call(
      'splits.setAttribute',
      splits.setAttribute({ dataset, documents: all, name: 'customer', value }),
    ),
  ).toEqual({ changed: all.length });
  expect(await call('splits.fields', splits.fields({ version }))).toContainEqual({
    name: 'customer',
    from: 'attribute',
    values: 1,
    examples: [value],
  });
  const ratio = { train: 1, validation: 0, test: 0 };
  expect(
    await long('splits.assign', splits.assign({ dataset, ratio, groups: ['customer'], byClass: true })),
  ).toMatchObject({ changed: all.length, groups: 1, torn: 0 });
  expect(
    await call('splits.set', splits.set({ dataset, documents: all.slice(0, 1), split: 'test' })),
  ).toEqual({ changed: 1 });
  const shown = await call('splits.show', splits.show({ version }));
  expect(shown.splits.map(({ split, documents: count }) => [split, count])).toEqual([
    ['train', all.length - 1],
    ['validation', 0],
    ['test', 1],
    ['none', 0],
  ]);
  expect((await documents.list({ version, split: 'test' })).total).toBe(1);
  expect(await long('splits.check', splits.check({ version }))).toMatchObject({ version });
  expect(await long('splits.clear', splits.clear({ dataset }))).toEqual({ changed: all.length });
}
