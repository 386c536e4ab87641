import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Bench, isBuilt, NEEDS_BUILD, openBench, writePdf } from './run-colophon';

const TEXT = expect.any(String) as string;
const COUNT = expect.any(Number) as number;
const SHA = expect.stringMatching(/^[0-9a-f]{64}$/) as string;
const IN = ['--dataset', 'letters'] as const;

/** The keys of `split`, to the letter: scripts are written against them. */
describe.skipIf(!isBuilt)(`what --json prints of splits, command by command, with ${NEEDS_BUILD}`, () => {
  let bench: Bench;

  beforeAll(async () => {
    bench = await openBench();
    for (const name of ['one', 'two', 'three', 'four', 'five'])
      await writePdf(bench.shop.path(`${name}.pdf`), name, 1);
    await bench.done('dataset', 'create', 'letters');
    await bench.done('add', 'one.pdf', 'two.pdf', 'three.pdf', 'four.pdf', 'five.pdf', ...IN);
    await bench.done('commit', ...IN, '-m', 'first');
  });
  afterAll(() => bench?.remove());

  const counts = (split: string, documents: number) => ({
    split,
    documents,
    pages: documents,
    regions: 0,
    share: COUNT,
    asked: split === 'none' ? null : COUNT,
  });
  const shares = (train: number, validation: number, tested: number, none = 0) => ({
    of: 'documents',
    ratio: { train: 60, validation: 20, test: 20 },
    splits: [
      counts('train', train),
      counts('validation', validation),
      counts('test', tested),
      counts('none', none),
    ],
    classes: [],
  });

  test('split assign, split show', async () => {
    const assign = ['split', 'assign', '--ratio', '60/20/20', ...IN];
    const outcome = {
      changed: 5,
      kept: 0,
      groups: 0,
      torn: 0,
      before: shares(0, 0, 0, 5),
      after: shares(3, 1, 1),
    };
    expect(await bench.done(...assign, '--dry-run')).toEqual(outcome);
    expect(await bench.done('status', ...IN)).toMatchObject({ clean: true });
    expect(await bench.done(...assign)).toEqual(outcome);
    expect(await bench.done('split', 'show', 'letters@draft', '--ratio', '60/20/20')).toEqual(
      shares(3, 1, 1),
    );
    expect(await bench.done(...assign, '--seed', 'other')).toMatchObject({ changed: 0, kept: 5 });
    expect(await bench.done('status', ...IN)).toMatchObject({ splitChanged: 5, attributesChanged: 0 });
    const diff = await bench.done<{ bump: string; documents: { splitChanged: object[] } }>(
      'diff',
      'letters@1',
      'letters@draft',
    );
    expect(diff.bump).toBe('major');
    expect(diff.documents.splitChanged).toHaveLength(5);
    expect(diff.documents.splitChanged[0]).toEqual({ id: TEXT, name: TEXT, before: null, after: TEXT });
    await bench.done('undo', ...IN);
    expect(await bench.done('status', ...IN)).toMatchObject({ clean: true });
    await bench.done('redo', ...IN);
  });

  test('split set, split clear', async () => {
    expect(await bench.done('split', 'set', 'test', 'one.pdf', 'two.pdf', ...IN)).toMatchObject({
      changed: expect.any(Number) as number,
    });
    const rows = await bench.done<{ name: string; split: string }[]>('documents', 'letters@draft');
    expect(rows.filter(({ split }) => split === 'test').map(({ name }) => name)).toEqual(
      expect.arrayContaining(['one.pdf', 'two.pdf']) as string[],
    );
    expect(await bench.done('split', 'clear', 'one.pdf', ...IN)).toEqual({ changed: 1 });
    expect(await bench.done('split', 'clear', '--all', ...IN)).toEqual({ changed: 4 });
    const unknown = await bench.json('split', 'set', 'test', 'six.pdf', ...IN);
    expect(unknown).toMatchObject({ code: 1, value: { error: { code: 'not-found', message: TEXT } } });
    for (const wrong of [
      ['split', 'set', 'dev', 'one.pdf', ...IN],
      ['split', 'clear', ...IN],
      ['split', 'assign', '--ratio', '0/0/0', ...IN],
      ['split', 'assign', '--ratio', '80/x', ...IN],
      ['split', 'check', 'letters@draft', '--text', '0.2'],
    ])
      expect((await bench.json(...wrong)).code).toBe(2);
  });

  test('split fields, split attribute, and groups that stay whole', async () => {
    expect(await bench.done('split', 'fields', 'letters@draft')).toEqual([]);
    const documents = ['one.pdf', 'two.pdf', 'three.pdf'];
    expect(await bench.done('split', 'attribute', 'customer', 'Miller', ...documents, ...IN)).toEqual({
      changed: 3,
    });
    expect(await bench.done('split', 'fields', 'letters@draft')).toEqual([
      { name: 'customer', from: 'attribute', values: 1, examples: ['Miller'] },
    ]);
    const diff = await bench.done<{ documents: { attributesChanged: object[] } }>(
      'diff',
      'letters@1',
      'letters@draft',
    );
    expect(diff.documents.attributesChanged).toHaveLength(3);
    expect(diff.documents.attributesChanged[0]).toEqual({ id: TEXT, name: TEXT, names: ['customer'] });
    await bench.done('split', 'assign', '--group', 'customer', ...IN);
    const rows = await bench.done<{ name: string; split: string }[]>('documents', 'letters@draft');
    expect(new Set(rows.filter(({ name }) => documents.includes(name)).map(({ split }) => split)).size).toBe(
      1,
    );
    const misspelt = await bench.json('split', 'assign', '--group', 'costumer', '--no-keep', ...IN);
    expect(misspelt).toMatchObject({ code: 1, value: { error: { code: 'input-invalid', message: TEXT } } });
    expect(await bench.done('split', 'attribute', 'customer', ...documents, '--clear', ...IN)).toEqual({
      changed: 3,
    });
  });

  test('split check', async () => {
    await bench.done('split', 'clear', '--all', ...IN);
    await bench.done('split', 'set', 'train', 'one.pdf', ...IN);
    await bench.done('split', 'set', 'test', 'two.pdf', ...IN);
    const clean = await bench.done<object>('split', 'check', 'letters@draft', '--by', 'text');
    expect(clean).toEqual({
      version: 'letters@draft',
      pairs: [],
      total: 0,
      documents: { train: 0, validation: 0, test: 0 },
      pages: { looked: 2, untold: 2 },
    });
    const words = Array.from({ length: 40 }, (_, index) => `word${index}`).join(' ');
    await writePdf(bench.shop.path('report.pdf'), words, 1);
    await writePdf(bench.shop.path('report again.pdf'), words, 2);
    await bench.done('add', 'report.pdf', 'report again.pdf', ...IN);
    await bench.done('split', 'set', 'train', 'report.pdf', ...IN);
    await bench.done('split', 'set', 'test', 'report again.pdf', ...IN);
    const found = await bench.json('split', 'check', 'letters@draft', '--by', 'text');
    const side = (name: string, split: string) => ({ document: TEXT, name, file: SHA, split, pageIndex: 0 });
    expect(found).toEqual({
      code: 1,
      value: {
        version: 'letters@draft',
        pairs: [
          {
            a: side('report again.pdf', 'test'),
            b: side('report.pdf', 'train'),
            isSameFile: false,
            text: 1,
            picture: null,
            pages: 2,
          },
        ],
        total: 1,
        documents: { train: 1, validation: 0, test: 1 },
        pages: { looked: 5, untold: 2 },
      },
      errors: TEXT,
    });
  });

  test('export of one split, and of each', async () => {
    await bench.done('commit', ...IN, '-m', 'split');
    const out = bench.shop.path('labels.json');
    const exported = ['export', 'letters@2', '--format', 'coco', '--out', out];
    expect(await bench.done(...exported, '--split', 'test')).toMatchObject({ version: 'letters@2' });
    const each = await bench.done<{ path: string }[]>(...exported, '--split', 'each');
    expect(each.map(({ path }) => path.split('.').slice(-2).join('.'))).toEqual(['train.json', 'test.json']);
    const none = await bench.json(...exported, '--split', 'validation');
    expect(none).toMatchObject({ code: 1, value: { error: { code: 'input-invalid', message: TEXT } } });
  });
});
