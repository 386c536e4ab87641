import { expect } from 'vitest';

import type { Connection } from './transports';

/** How a call is made, and what came is read as the contract declares it. */
interface Caller {
  call<Result>(name: string, work: Promise<Result>): Promise<Result>;
  long<Result>(
    name: string,
    work: Promise<AsyncIterable<{ type: 'progress' } | { type: 'result'; result: Result }>>,
  ): Promise<Result>;
}

const dataset = 'papers';

/** Every call that compares, and those about the changes of a draft, which has one region more than its version. */
export async function callComparisons(app: Connection, { call, long }: Caller): Promise<void> {
  const { changes, compare, labels } = app.client;
  const pair = { from: 'papers@1', to: 'papers@draft' };
  expect(await call('compare.summary', compare.summary(pair))).toMatchObject({
    bump: 'major',
    labels: { added: 1, byClass: { Stamp: { added: 1 } } },
  });
  expect(await long('compare.overview', compare.overview(pair))).toMatchObject({
    summary: { labels: { added: 1 } },
    documents: [{ name: 'a.pdf', added: 1, pages: [0] }],
  });
  expect(await call('compare.regions', compare.regions(pair))).toMatchObject({
    total: 1,
    regions: [{ change: 'added' }],
  });
  const listed = await call('changes.list', changes.list({ dataset, class: 'Stamp' }));
  expect(listed).toMatchObject({
    total: 1,
    items: [{ change: 'added', classAfter: 'Stamp', by: 'Ada' }],
  });
  expect(await call('changes.pages', changes.pages({ dataset }))).toMatchObject({
    total: 1,
    rows: [{ name: 'a.pdf', pageIndex: 0, changes: 2 }], // the region, and what the import said of the page
  });
  const parts = listed.items.map(({ part }) => part);
  expect(await long('changes.restore', changes.restore({ dataset, parts }))).toMatchObject({
    version: 1,
    changed: true,
    regions: 1,
    obstacles: [],
  });
  await labels.undo({ dataset });
  expect(await long('compare.distribution', compare.distribution(pair))).toMatchObject({
    classes: { rows: [{ name: 'Text' }, { name: 'Stamp' }] },
  });
  expect(await long('compare.totals', compare.totals({ ...pair, by: 'person' }))).toMatchObject({
    rows: [{ key: 'Ada', added: 1 }],
  });
  expect(
    await long(
      'compare.report',
      compare.report({ ...pair, format: 'csv', target: app.pick(app.path('d.csv')) }),
    ),
  ).toMatchObject({ format: 'csv', regions: 1 });
}
