import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Bench, isBuilt, NEEDS_BUILD, openBench, writePdf } from './run-colophon';

const TEXT = expect.any(String) as string;
const SHA = expect.stringMatching(/^[0-9a-f]{64}$/) as string;
const TIME = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/) as string;
const IN = ['--dataset', 'letters'] as const;

/** The keys of the commands on history, to the letter: scripts are written against them. */
describe.skipIf(!isBuilt)(`what --json prints of history, command by command, with ${NEEDS_BUILD}`, () => {
  let bench: Bench;

  beforeAll(async () => {
    bench = await openBench();
    await writePdf(bench.shop.path('one.pdf'), 'One', 1);
    await writePdf(bench.shop.path('two.pdf'), 'Two', 2);
    writeFileSync(bench.shop.path('schema.json'), JSON.stringify({ classes: ['Table'] }));
    await bench.done('dataset', 'create', 'letters', '--schema', 'schema.json');
    await bench.done('add', 'one.pdf', 'two.pdf', ...IN);
    await bench.done('commit', ...IN, '-m', 'first');
    await bench.done('remove', 'two.pdf', ...IN);
    await bench.done('commit', ...IN, '-m', 'second');
  });
  afterAll(() => bench?.remove());

  const refused = async (code: string, ...args: readonly string[]): Promise<void> => {
    const { code: exit, value } = await bench.json(...args);
    expect({ exit, value }).toEqual({ exit: 1, value: { error: { code, message: TEXT } } });
  };

  test('tag create, tag list, tag delete', async () => {
    const tag = {
      dataset: 'letters',
      name: 'may',
      id: SHA,
      version: 1,
      message: '',
      author: TEXT,
      time: TIME,
    };
    expect(await bench.done('tag', 'create', 'may', 'letters@1')).toEqual(tag);
    expect(await bench.done('tag', 'list', ...IN)).toEqual([tag]);
    expect(await bench.done('show', 'letters@may')).toMatchObject({ version: 1, tags: ['may'] });
    await refused('already-exists', 'tag', 'create', 'may', 'letters@2');
    await refused('input-invalid', 'tag', 'create', '7', 'letters@2');
    await refused('not-found', 'tag', 'create', 'june', 'letters@9');
    expect(await bench.done('tag', 'delete', 'may', ...IN)).toEqual(tag);
    await refused('not-found', 'tag', 'delete', 'may', ...IN);
  });

  test('branch create, switch, list, delete', async () => {
    const branch = { dataset: 'letters', name: 'ada', current: false, head: 1, id: SHA, clean: true };
    expect(await bench.done('branch', 'create', 'ada', '--from', '1', ...IN)).toEqual(branch);
    expect(await bench.done('branch', 'switch', 'ada', ...IN)).toEqual({ ...branch, current: true });
    await refused('branch-in-use', 'branch', 'delete', 'ada', ...IN);
    await bench.done('remove', 'two.pdf', ...IN);
    await bench.done('branch', 'switch', 'main', ...IN);
    const [ada, main] = await bench.done<object[]>('branch', 'list', ...IN);
    expect(ada).toEqual({ ...branch, clean: false });
    expect(main).toEqual({ ...branch, name: 'main', current: true, head: 2 });
    await refused('already-exists', 'branch', 'create', 'ada', ...IN);
    await refused('not-found', 'branch', 'switch', 'zoe', ...IN);
    await refused('branch-has-work', 'branch', 'delete', 'ada', ...IN);
    expect(await bench.done('branch', 'delete', 'ada', '--force', ...IN)).toEqual({
      dataset: 'letters',
      name: 'ada',
      head: 1,
      id: SHA,
      unreachable: [],
      uncommitted: true,
    });
    expect(await bench.done('branch', 'recover', 'ada', ...IN)).toEqual({ ...branch, clean: false });
    await refused('already-exists', 'branch', 'recover', 'ada', ...IN);
    await bench.done('branch', 'delete', 'ada', '--force', ...IN);
    await refused('not-found', 'branch', 'recover', 'zoe', ...IN);
  });

  test('restore', async () => {
    expect(await bench.done('restore', '1', ...IN)).toEqual({
      dataset: 'letters',
      branch: 'main',
      version: 1,
      id: SHA,
      changed: true,
      documents: 2,
      pages: 3,
      regions: 0,
    });
    await refused('not-found', 'restore', '9', ...IN);
    await refused('version-needed', 'restore', 'draft', ...IN);
    expect(await bench.done('undo', ...IN)).toMatchObject({ history: { redo: 'restore version 1' } });
    expect(await bench.done('status', ...IN)).toMatchObject({ clean: true, base: 2 });
  });

  test('log of a document and of a class', async () => {
    const keys = [
      'version',
      'id',
      'contentId',
      'author',
      'time',
      'message',
      'parents',
      'restored',
      'branches',
    ];
    const log = await bench.done<object[]>('log', '--document', 'two', ...IN);
    expect(log).toMatchObject([{ version: 2 }, { version: 1 }]);
    expect(Object.keys(log[0]!)).toEqual([...keys, 'tags', 'documents', 'pages', 'regions']);
    expect(await bench.done('log', '--document', 'one', ...IN)).toMatchObject([{ version: 1 }]);
    expect(await bench.done('log', '--class', 'Table', ...IN)).toMatchObject([{ version: 1 }]);
    expect(await bench.done('log', '--class', 'Table', '--document', 'one', ...IN)).toEqual([]);
    await refused('not-found', 'log', '--document', 'three', ...IN);
    await refused('not-found', 'log', '--class', 'Seal', ...IN);
  });

  test('blame', async () => {
    const add = { op: 'add', document: 'one', pageIndex: 0, class: 'Table', box: [1, 1, 9, 9] };
    await bench.shop.colophonWith(JSON.stringify(add), 'edit', '-', ...IN, '--library', 'library');
    const act = { by: TEXT, at: TIME };
    const ids = { document: TEXT, name: 'one.pdf', dataset: 'letters' };
    const now = { class: { before: null, after: 'Table' }, cause: 'labels', ...act };
    const change = { region: TEXT, pageIndex: 0, change: 'added', kinds: [], ...now };
    const nothing = { version: null, id: null, author: null, time: null, message: null, document: null };
    const told = { region: TEXT, pageIndex: 0, class: 'Table', made: act, changed: null, version: null };
    const first = {
      version: 1,
      id: SHA,
      author: TEXT,
      time: TIME,
      message: 'first',
      states: [],
      changes: [],
    };
    const page = await bench.done<{ regions: { region: string }[] }>('blame', 'one', '--page', '1', ...IN);
    expect(page).toEqual({
      ...ids,
      pageIndex: 0,
      region: null,
      history: [
        { ...nothing, states: [], changes: [change] },
        { ...first, document: 'added' },
      ],
      regions: [told],
    });
    const { region } = page.regions[0]!;
    expect(await bench.done('blame', region, ...IN)).toEqual({
      ...ids,
      pageIndex: null,
      region,
      history: [{ ...nothing, states: [], changes: [change] }],
      regions: [told],
    });
    await refused('not-found', 'blame', 'nothing', ...IN);
    await refused('not-found', 'blame', 'one', '--page', '2', ...IN);
    expect((await bench.json('blame', 'one', '--page', '0', ...IN)).code).toBe(2);
  });

  test('revert', async () => {
    await bench.done('commit', ...IN, '-m', 'third');
    const about = { dataset: 'letters', branch: 'main', version: 3, id: SHA };
    expect(await bench.done('revert', '3', ...IN)).toEqual({
      ...about,
      clean: true,
      regions: 1,
      documents: 1,
      conflicts: [],
    });
    await bench.done('undo', ...IN);
    const { regions } = await bench.done<{ regions: { region: string }[] }>('blame', 'one', ...IN);
    const move = { op: 'move', region: regions[0]!.region, box: [2, 2, 9, 9] };
    await bench.shop.colophonWith(JSON.stringify(move), 'edit', '-', ...IN, '--library', 'library');
    const { code, value } = await bench.json('revert', '3', ...IN);
    const region = expect.any(Object) as object;
    const place = { document: TEXT, name: 'one.pdf', region: TEXT, pageIndex: 0, class: TEXT };
    expect({ code, value }).toEqual({
      code: 1,
      value: {
        ...about,
        clean: false,
        regions: 0,
        documents: 0,
        conflicts: [{ ...place, field: 'existence', base: region, ours: region, theirs: null }],
      },
    });
    await refused('not-found', 'revert', '9', ...IN);
    await refused('version-needed', 'revert', 'draft', ...IN);
  });
});
