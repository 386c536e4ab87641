import { writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

import { aCocoFile } from '../../builders/coco';
import { regionId } from '../../builders/merges';
import { finish, start, transports, type Client, type Connection } from './transports';

const dataset = 'papers';
/** Every one of them differs between any two versions. */
const DOCUMENTS = 24;
const numbers = Array.from({ length: DOCUMENTS }, (_, number) => number);
const nameOf = (number: number): string => `page-${number}.png`;

let app: Connection;
let client: Client;

/** Version 1 with a region on each document, which ours (2) and theirs (3, on `ben`) give different classes. */
beforeEach(async () => {
  app = await start(transports['in process']!);
  client = app.client;
  await client.session.create({ handle: app.pick(app.path('library')) });
  await client.datasets.create({ name: dataset, schema: { classes: ['Text', 'Table', 'Figure'] } });
  const images = numbers.map((number) => ({ name: nameOf(number), width: 600, height: 800 }));
  const labels = numbers.map((number) => [nameOf(number), 'Text', [9, 9, 9, 9]] as const);
  writeFileSync(app.path('labels.json'), JSON.stringify(aCocoFile({ images, labels })));
  const source = app.pick(app.path('labels.json'));
  await finish(await client.exchange.import({ dataset, source, format: 'coco', withoutDocuments: true }));
  await client.labels.apply({
    dataset,
    edits: numbers.map((number) => ({
      op: 'add',
      document: nameOf(number),
      pageIndex: 0,
      class: 'Text',
      box: [number, 1, number + 50, 90],
      id: regionId(number),
    })),
  });
  await save('first');
  await client.branches.create({ dataset, name: 'ben' });
  await relabel('Table');
  await client.branches.switch({ dataset, name: 'ben' });
  await relabel('Figure');
  await client.branches.switch({ dataset, name: 'main' });
  // A clock by which every moment is long makes work in turns take one wherever it can.
  let now = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => (now += 1000));
}, 60_000);
afterEach(async () => {
  vi.restoreAllMocks();
  await app.close();
});

const save = (message: string) => client.versions.commit({ dataset, message });
async function relabel(name: string): Promise<void> {
  const edits = numbers.map((number) => ({
    op: 'relabel' as const,
    region: regionId(number),
    class: name,
  }));
  await client.labels.apply({ dataset, edits });
  await save(name);
}

/** How many quick calls are answered, one after the other, while a long one is. */
async function answeredDuring(long: () => Promise<unknown>): Promise<number> {
  let isDone = false;
  const work = long().finally(() => (isDone = true));
  let answered = 0;
  while (!isDone) {
    await new Promise((resolve) => setImmediate(resolve));
    await client.branches.list({ dataset });
    if (!isDone) answered += 1;
  }
  await work;
  return answered;
}

const pair = { from: 'papers@1', to: 'papers@2' };
const report = (format: 'html' | 'json' | 'csv') => async () =>
  finish(await client.compare.report({ ...pair, format, target: app.pick(app.path(`report.${format}`)) }));
const begin = async () => finish(await client.merges.start({ dataset, from: 'ben' }));
const rule = () => client.merges.decideByRule({ dataset, strategies: ['theirs'] });
const ratio = { train: 8, validation: 1, test: 1 };
const handOver = async () => {
  const target = app.pick(app.path('ben.changeset'));
  return finish(
    await client.changesets.create({ dataset, branch: 'ben', since: '1', withDocuments: false, target }),
  );
};

type Work = readonly [name: string, long: () => Promise<unknown>, before?: () => Promise<unknown>];
const WORKS: readonly Work[] = [
  ['the totals of a comparison', () => client.compare.summary(pair)],
  ['the totals and documents of a comparison', async () => finish(await client.compare.overview(pair))],
  ['the regions of a comparison', () => client.compare.regions({ ...pair, limit: 1 })],
  ['the totals by class', async () => finish(await client.compare.totals({ ...pair, by: 'class' }))],
  ['the totals by person', async () => finish(await client.compare.totals({ ...pair, by: 'person' }))],
  ['a report as a page', report('html')],
  ['a report as JSON', report('json')],
  ['a report as CSV', report('csv')],
  ['the search for a region', () => client.history.blame({ dataset, target: 'no such' }).catch(() => null)],
  [
    'the search for changes of a class',
    () => client.versions.log({ dataset, class: 'Text' }),
    async () => {
      await touch();
      await save('other regions');
    },
  ],
  ['a revert', () => client.history.revert({ dataset, version: '2' }).then(finish)],
  ['the changes of a draft', () => client.changes.list({ dataset }), () => touch()],
  [
    'taking changes back',
    async () => finish(await client.changes.restore({ dataset, version: '1', parts: partsOfAll() })),
  ],
  ['a merge that begins', begin],
  ['the places of conflicts', () => client.merges.places({ dataset }), begin],
  ['rules for conflicts', rule, begin],
  [
    'a merge that ends',
    async () => finish(await client.merges.continue({ dataset })),
    async () => {
      await begin();
      await rule();
    },
  ],
  ['splits by rule', async () => finish(await client.splits.assign({ dataset, ratio, seed: '1' }))],
  ['the fields of documents', () => client.splits.fields({ version: 'papers@2' })],
  ['a changeset that is made', handOver],
  [
    'a changeset that is looked at',
    async () =>
      finish(await client.changesets.inspect({ dataset, source: app.pick(app.path('ben.changeset')) })),
    handOver,
  ],
  [
    'a changeset that is taken in',
    async () =>
      finish(
        await client.changesets.open({
          dataset,
          source: app.pick(app.path('ben.changeset')),
          branch: 'again',
          documents: [],
        }),
      ),
    handOver,
  ],
  ['garbage', async () => finish(await client.garbage.collect({ dryRun: true, mayRewrite: false }))],
];

/** Changes every document of the draft. */
const touch = () =>
  client.labels.apply({
    dataset,
    edits: numbers.map((number) => ({ op: 'set-text', region: regionId(number), text: 'new' })),
  });
const partsOfAll = () =>
  numbers.map((number) => ({
    kind: 'region' as const,
    document: nameOf(number),
    region: regionId(number),
  }));

describe('other calls are answered during', () => {
  test.each(WORKS.map(([name, long, before]) => ({ name, long, before })))(
    '$name',
    async ({ long, before }) => {
      await before?.();
      expect(await answeredDuring(long)).toBeGreaterThanOrEqual(DOCUMENTS / 2);
    },
  );
});

const SHORT: readonly (readonly [
  name: string,
  call: (signal: AbortSignal) => Promise<unknown>,
  before?: () => Promise<unknown>,
])[] = [
  ['the totals of a comparison', (signal) => client.compare.summary(pair, { signal })],
  [
    'the totals and documents of a comparison',
    (signal) => client.compare.overview(pair, { signal }).then(finish),
  ],
  ['the regions of a comparison', (signal) => client.compare.regions(pair, { signal })],
  ['the search for a region', (signal) => client.history.blame({ dataset, target: 'none' }, { signal })],
  ['a revert', (signal) => client.history.revert({ dataset, version: '2' }, { signal }).then(finish)],
  ['the fields of documents', (signal) => client.splits.fields({ version: 'papers@2' }, { signal })],
  ['the places of conflicts', (signal) => client.merges.places({ dataset }, { signal }), begin],
  [
    'rules for conflicts',
    (signal) => client.merges.decideByRule({ dataset, strategies: ['theirs'] }, { signal }),
    begin,
  ],
];

describe('a call that nobody waits for any more ends', () => {
  test.each(SHORT.map(([name, call, before]) => ({ name, call, before })))(
    '$name',
    async ({ call, before }) => {
      await before?.();
      const state = async () => [
        await client.versions.status({ dataset }),
        await finish(await client.merges.state({ dataset })),
      ];
      const known = await state();
      const stop = new AbortController();
      const work = call(stop.signal);
      await new Promise((resolve) => setImmediate(resolve));
      stop.abort();
      await expect(work).rejects.toMatchObject({ data: { code: 'cancelled' } });
      expect(await state()).toEqual(known);
    },
  );
});
