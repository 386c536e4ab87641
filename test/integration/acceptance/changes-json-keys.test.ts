import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Bench, isBuilt, NEEDS_BUILD, openBench, writePdf } from './run-colophon';

const TEXT = expect.any(String) as string;
const IN = ['--dataset', 'letters'] as const;
const ID = '0190b2d0-7c1e-7c3a-9d52-3f0c5a1b2c10';
const OTHER = '0190b2d0-7c1e-7c3a-9d52-3f0c5a1b2c20';

/** The keys of the commands on changes of a draft, to the letter: scripts are written against them. */
describe.skipIf(!isBuilt)(`what --json prints of changes, command by command, with ${NEEDS_BUILD}`, () => {
  let bench: Bench;

  beforeAll(async () => {
    bench = await openBench();
    await writePdf(bench.shop.path('one.pdf'), 'One', 1);
    writeFileSync(bench.shop.path('schema.json'), JSON.stringify({ classes: ['Table', 'Text'] }));
    await bench.done('dataset', 'create', 'letters', '--schema', 'schema.json');
    await bench.done('add', 'one.pdf', ...IN);
    await edit({ op: 'add', document: 'one.pdf', pageIndex: 0, class: 'Table', box: [1, 1, 9, 9], id: ID });
    await bench.done('commit', ...IN, '-m', 'first');
    await edit(
      { op: 'relabel', region: ID, class: 'Text' },
      { op: 'move', region: ID, box: [2, 2, 9, 9] },
      { op: 'add', document: 'one.pdf', pageIndex: 0, class: 'Text', box: [1, 1, 9, 9], id: OTHER },
      { op: 'set-parent', region: ID, parent: OTHER },
    );
  });
  afterAll(() => bench?.remove());

  async function edit(...edits: readonly object[]): Promise<void> {
    writeFileSync(bench.shop.path('edits.jsonl'), edits.map((each) => `${JSON.stringify(each)}\n`).join(''));
    await bench.done('edit', 'edits.jsonl', ...IN);
  }

  const restored = {
    dataset: 'letters',
    branch: 'main',
    version: 1,
    label: TEXT,
    changed: true,
    documents: 1,
    regions: 1,
    obstacles: [],
    moreObstacles: 0,
  };

  test('status --list', async () => {
    const status = await bench.done<{ changes: object[] }>('status', ...IN, '--list');
    expect(status).toMatchObject({ clean: false, byKind: { class: 1, geometry: 1, parent: 1 } });
    const item = {
      document: TEXT,
      name: 'one.pdf',
      pageIndex: 0,
      cause: 'labels',
      before: null,
      after: null,
      by: TEXT,
      at: TEXT,
    };
    const part = { kind: 'region', document: TEXT };
    expect(status.changes).toEqual([
      {
        ...item,
        part: { ...part, region: OTHER },
        change: 'added',
        kinds: [],
        classBefore: null,
        classAfter: 'Text',
      },
      {
        ...item,
        part: { ...part, region: ID },
        change: 'changed',
        kinds: ['geometry', 'class', 'parent'],
        classBefore: 'Table',
        classAfter: 'Text',
      },
    ]);
    expect(
      await bench.done('status', ...IN, '--kind', 'class', '--page', '1', '--document', 'one'),
    ).toMatchObject({
      changes: [{ change: 'changed' }],
    });
  });

  test('restore of single things, and what stands against it', async () => {
    expect(await bench.done('restore', ...IN, '--region', ID, '--field', 'class')).toEqual({
      ...restored,
      label: 'restore class of region',
    });
    const refused = await bench.json('restore', ...IN, '--region', OTHER);
    expect(refused).toMatchObject({
      code: 1,
      value: {
        ...restored,
        changed: false,
        documents: 0,
        regions: 0,
        obstacles: [
          { kind: 'parent', document: TEXT, name: 'one.pdf', id: ID, pageIndex: 0, to: OTHER, words: TEXT },
        ],
      },
    });
    expect(await bench.done('restore', ...IN, '--region', OTHER, '--with-dependents')).toEqual({
      ...restored,
      regions: 2,
    });
    expect(await bench.done('restore', '1', ...IN, '--kind', 'geometry')).toEqual(restored);
    expect(await bench.done('status', ...IN)).toMatchObject({ clean: true });
    await bench.done('undo', ...IN);
    expect(await bench.done('restore', ...IN)).toMatchObject({ version: 1, changed: true, regions: 1 });
  });

  test('restore says what does not go together', async () => {
    const wrong = [
      ['--page', '1'],
      ['--field', 'class'],
      ['--region', ID, '--field', 'colour'],
      ['--person', 'Ada', '--schema'],
      ['--relation', 'r'],
    ];
    for (const options of wrong)
      expect(await bench.json('restore', ...IN, ...options)).toMatchObject({
        code: 2,
        value: { error: { code: 'usage' } },
      });
  });
});
