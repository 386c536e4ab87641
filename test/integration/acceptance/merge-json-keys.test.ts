import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Bench, isBuilt, NEEDS_BUILD, openBench, writePdf } from './run-colophon';

const TEXT = expect.any(String) as string;
const SHA = expect.stringMatching(/^[0-9a-f]{64}$/) as string;
const TIME = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/) as string;
const IN = ['--dataset', 'letters'] as const;
const ID = '0190b2d0-7c1e-7c3a-9d52-3f0c5a1b2c01';

/** The keys of `merge`, to the letter: scripts are written against them. */
describe.skipIf(!isBuilt)(`what --json prints of merges, with ${NEEDS_BUILD}`, () => {
  let bench: Bench;
  const edit = (line: object) =>
    bench.shop.colophonWith(JSON.stringify(line), 'edit', '-', ...IN, '--library', 'library');
  const relabel = async (name: string, message: string): Promise<void> => {
    await edit({ op: 'relabel', region: ID, class: name });
    await bench.done('commit', ...IN, '-m', message);
  };

  beforeAll(async () => {
    bench = await openBench();
    await writePdf(bench.shop.path('one.pdf'), 'One', 1);
    writeFileSync(bench.shop.path('schema.json'), JSON.stringify({ classes: ['Text', 'Table', 'Figure'] }));
    await bench.done('dataset', 'create', 'letters', '--schema', 'schema.json');
    await bench.done('add', 'one.pdf', ...IN);
    await edit({ op: 'add', document: 'one', pageIndex: 0, class: 'Text', box: [1, 1, 90, 90], id: ID });
    await bench.done('commit', ...IN, '-m', 'first');
    await bench.done('branch', 'create', 'ben', ...IN);
    await relabel('Table', 'ours');
    await bench.done('branch', 'switch', 'ben', ...IN);
    await relabel('Figure', 'theirs');
    await bench.done('branch', 'switch', 'main', ...IN);
  });
  afterAll(() => bench?.remove());

  const theirs = { name: 'ben', version: 3, id: SHA };
  const conflict = {
    key: expect.stringMatching(/^region\/[0-9a-f]{32}\/[0-9a-f-]{36}#class$/) as string,
    kind: 'values',
    what: 'region',
    document: TEXT,
    name: 'one.pdf',
    pageIndex: 0,
    region: ID,
    class: 'Table',
    item: null,
    field: 'class',
    base: 'Text',
    ours: 'Table',
    theirs: 'Figure',
    choices: ['base', 'ours', 'theirs'],
  };
  const waiting = {
    dataset: 'letters',
    branch: 'main',
    theirs,
    outcome: 'unfinished',
    clean: false,
    conflicts: [conflict],
    decided: 0,
    documents: 1,
    droppedLinks: 0,
    unchanged: null,
    uncommitted: false,
    version: null,
    id: null,
    contentId: null,
  };
  const refused = async (exit: number, code: string, ...args: readonly string[]): Promise<void> => {
    const { code: exited, value } = await bench.json('merge', ...args, ...IN);
    expect({ exited, value }).toEqual({ exited: exit, value: { error: { code, message: TEXT } } });
  };

  test('merge FROM with --dry-run, with open conflicts, without FROM, and status', async () => {
    const nothing = { dataset: 'letters', outcome: 'none', clean: true, conflicts: [], version: null };
    expect(await bench.done('merge', ...IN)).toEqual(nothing);
    expect(await bench.json('merge', 'ben', '--dry-run', ...IN)).toMatchObject({
      code: 1,
      value: { ...waiting, outcome: 'preview' },
    });
    expect(await bench.json('merge', 'ben', '--dry-run', '--overlap', 'none', ...IN)).toMatchObject({
      code: 1,
      value: { ...waiting, outcome: 'preview' },
    });
    const { code, value } = await bench.json('merge', 'ben', ...IN);
    expect({ code, value }).toEqual({ code: 1, value: waiting });
    expect(await bench.json('merge', ...IN)).toMatchObject({ code: 1, value: waiting });
    expect(await bench.json('merge', '--continue', ...IN)).toMatchObject({ code: 1, value: waiting });
    expect(await bench.done('status', ...IN)).toMatchObject({
      merge: { name: 'ben', version: 3, decided: 0, by: TEXT, at: TIME },
    });
    await refused(1, 'merge-unfinished', 'ben');
  });

  test('--abort, and what cannot be', async () => {
    expect(await bench.done('merge', '--abort', ...IN)).toEqual({
      dataset: 'letters',
      branch: 'main',
      theirs,
      decided: 0,
    });
    await refused(1, 'not-merging', '--abort');
    await refused(1, 'not-merging', '--continue');
    await refused(1, 'not-found', 'zoe');
    await refused(1, 'input-invalid', 'ben', '--strategy', 'loudest');
    await refused(2, 'usage', 'ben', '--continue');
    await refused(2, 'usage', '--abort', '--continue');
    await refused(2, 'usage', 'ben', '--overlap', '2');
    await refused(1, 'not-merging', '--resolve', `${ID}#class=ours`);
  });

  test('--resolve and --continue', async () => {
    await bench.json('merge', 'ben', ...IN);
    await refused(1, 'not-found', '--resolve', `${ID}#text=ours`);
    await refused(2, 'usage', '--resolve', `${ID}#class=mine`);
    await refused(2, 'usage', '--resolve', `${ID}#class:=Text`);
    await refused(1, 'input-invalid', '--resolve', `${ID}#class=both`);
    const decided = { ...waiting, clean: true, conflicts: [], decided: 1 };
    expect(await bench.done('merge', '--resolve', `${ID}#class:="Text"`, ...IN)).toEqual(decided);
    const done = ['--resolve', `${ID}#class=theirs`, '--continue', '-m', 'both'];
    expect(await bench.done('merge', ...done, ...IN)).toEqual({
      ...decided,
      outcome: 'merged',
      version: 4,
      id: SHA,
      contentId: SHA,
    });
    const [merged, second, first] = await bench.done<{ id: string; parents: string[] }[]>('log', ...IN);
    expect(merged).toMatchObject({ version: 4, message: 'both', parents: [first!.id, second!.id] });
    expect(await bench.done('show', 'letters@4')).toMatchObject({
      merge: {
        decisions: [
          { key: conflict.key, kind: 'values', choice: 'theirs', by: TEXT, at: TIME, hasBase: true },
        ],
      },
    });
    expect(await bench.done('merge', 'ben', ...IN)).toEqual({
      ...decided,
      outcome: 'up-to-date',
      decided: 0,
      documents: 0,
      unchanged: 'theirs',
    });
    expect(await bench.done('verify')).toMatchObject({ ok: true, problems: [] });
  });

  test('a rule that decides all of it', async () => {
    await bench.done('branch', 'create', 'eve', '--from', '2', ...IN);
    await bench.done('branch', 'switch', 'eve', ...IN);
    expect(await bench.done('merge', '3', '--strategy', 'newest', ...IN)).toMatchObject({
      outcome: 'merged',
      clean: true,
      theirs: { name: 'version 3' },
      decided: 1,
      version: 5,
    });
  });

  test('--dry-run tells every conflict, however many there are', async () => {
    const drawn = Array.from({ length: 201 }, (_, index) => {
      const [left, top] = [5 * (index % 20), 5 * Math.floor(index / 20)];
      return { op: 'add', document: 'one', pageIndex: 0, class: 'Text', box: [left, top, left + 4, top + 4] };
    });
    const lines = drawn.map((line) => JSON.stringify(line)).join('\n');
    for (const branch of ['ben', 'main']) {
      await bench.done('branch', 'switch', branch, ...IN);
      await bench.shop.colophonWith(lines, 'edit', '-', ...IN, '--library', 'library');
      await bench.done('commit', ...IN, '-m', `201 on ${branch}`);
    }
    const { value } = await bench.json<{ conflicts: unknown[] }>('merge', 'ben', '--dry-run', ...IN);
    expect(value.conflicts).toHaveLength(201);
  });
});
