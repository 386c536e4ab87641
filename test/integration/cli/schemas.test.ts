import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { isBuilt, NEEDS_BUILD, openWorkshop, writePdf, type Workshop } from './colophon';

const TEXT = expect.any(String) as string;
const TIME = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/) as string;
const SHA = expect.stringMatching(/^[0-9a-f]{64}$/) as string;

describe.skipIf(!isBuilt)(`schemas on the command line, with ${NEEDS_BUILD}`, () => {
  let shop: Workshop;
  beforeAll(async () => {
    shop = openWorkshop();
    await shop.colophon('init');
    writeFileSync(shop.path('schema.json'), JSON.stringify({ classes: ['Table', 'Figure'] }));
    writeFileSync(shop.path('bad.json'), JSON.stringify({ classes: [{ name: 'a', parent: 'b' }] }));
    await writePdf(shop.path('one.pdf'), 'One', 1);
    await shop.colophon('dataset', 'create', 'invoices', '--schema', 'schema.json');
  });
  afterAll(() => shop?.remove());

  async function done<Value>(...args: readonly string[]): Promise<Value> {
    const { code, errors, json } = await shop.colophon(...args, '--json');
    expect({ code, errors }).toEqual({ code: 0, errors: '' });
    return json() as Value;
  }
  /** Refused in one line, with exactly one JSON value, and without a stack trace. */
  async function refused(code: string, ...args: readonly string[]): Promise<void> {
    const answer = await shop.colophon(...args, '--json');
    expect(answer.code).toBe(1);
    expect(answer.json()).toEqual({ error: { code, message: TEXT } });
    expect(answer.errors).toMatch(/^error: [^\n]+\n$/);
  }
  const version = (number: string, level: string | null, name = 'invoices') => ({
    ref: `${name}@${number}`,
    name,
    number,
    id: SHA,
    author: TEXT,
    time: TIME,
    reason: TEXT,
    level,
    classes: expect.any(Number) as number,
    retired: null,
  });

  test('publish, list, show', async () => {
    expect(await done('schema', 'list')).toEqual([]);
    expect(
      await done('schema', 'publish', '--dataset', 'invoices', '--reason', 'To begin', '--author', 'Ada'),
    ).toEqual({ ...version('1.0.0', null), author: 'Ada', reason: 'To begin', classes: 2, changelog: [] });
    expect(await done('dataset', 'create', 'receipts', '--schema', 'invoices@1.0.0')).toEqual({
      name: 'receipts',
      schema: '1.0.0',
    });
    expect(await done('schema', 'list')).toEqual([
      {
        name: 'invoices',
        versions: [{ ...version('1.0.0', null), datasets: ['invoices', 'receipts'] }],
        datasets: ['invoices', 'receipts'],
      },
    ]);
    expect(await done('schema', 'show', 'invoices')).toMatchObject({
      ...version('1.0.0', null),
      changelog: [],
      usedBy: { drafts: ['invoices', 'receipts'], versions: [] },
    });
    const shown = { version: '1.0.0', changed: false, base: 'invoices@1.0.0' };
    expect(await done('schema', 'show', '--dataset', 'receipts')).toMatchObject({
      dataset: 'receipts',
      ...shown,
    });
    expect(await done('schema', 'show', 'receipts@draft')).toMatchObject({ dataset: 'receipts', ...shown });
    await refused('not-found', 'schema', 'show', 'invoices@3.0.0');
    await refused('not-found', 'schema', 'show', 'nothing');
    expect(await done('schema', 'show', 'funsd')).toMatchObject({
      preset: 'funsd',
      description: TEXT,
      schema: { classes: { length: 4 } },
      shown: { length: 4 },
    });
    await refused('nothing-to-publish', 'schema', 'publish', '--dataset', 'invoices', '--reason', 'again');
    await refused('nothing-to-migrate', 'schema', 'migrate', '--dataset', 'invoices', '--to', 'invoices');
  });

  test('diff, and a number that may be raised but not lowered', async () => {
    writeFileSync(shop.path('more.json'), JSON.stringify({ classes: ['Table', 'Figure', 'Stamp'] }));
    await done('schema', 'set', 'more.json', '--dataset', 'invoices');
    const added = {
      kind: 'class-added',
      path: 'classes/Stamp',
      before: null,
      after: expect.objectContaining({ name: 'Stamp' }) as object,
      level: 'compatible',
    };
    expect(await done('schema', 'diff', 'invoices@1.0.0', 'invoices@draft')).toEqual({
      from: 'invoices@1.0.0',
      to: 'invoices@draft',
      level: 'compatible',
      changes: [added],
    });
    const publish = ['schema', 'publish', '--dataset', 'invoices', '--reason', 'Stamps'];
    await refused('schema-invalid', ...publish, '--number', '1.0.1');
    const { code, errors } = await shop.colophon(...publish, '--number', '3.4');
    expect(code).toBe(2);
    expect(errors).toContain('three numbers, such as 3.4.0');
    expect(await done(...publish, '--number', '1.2.0')).toEqual({
      ...version('1.2.0', 'compatible'),
      reason: 'Stamps',
      changelog: ['class “Stamp” added'],
    });
    await refused('not-found', 'schema', 'diff', 'invoices', 'nothing');
    const { output } = await shop.colophon('schema', 'list');
    expect(output).toMatch(/^invoices@1\.2\.0 .* in use +invoices +Stamps$/m);
    expect(output).toMatch(/^invoices@1\.0\.0 .* in use +receipts +To begin$/m);
  });

  test('a file that lacks a class in use is refused with the command that carries the regions along', async () => {
    await done('dataset', 'create', 'stamps', '--schema', 'more.json');
    await done('add', 'one.pdf', '--dataset', 'stamps');
    const edit = { op: 'add', document: 'one.pdf', pageIndex: 0, class: 'Stamp', box: [1, 1, 50, 50] };
    writeFileSync(shop.path('stamp.jsonl'), JSON.stringify(edit));
    await done('edit', 'stamp.jsonl', '--dataset', 'stamps');
    writeFileSync(shop.path('labels.json'), JSON.stringify([{ name: 'Table', attributes: [] }]));
    for (const args of [
      ['set', 'schema.json'],
      ['import', 'labels.json'],
    ]) {
      const { code, errors } = await shop.colophon('schema', ...args, '--dataset', 'stamps');
      expect(code).toBe(1);
      const [, advised = ''] = /: colophon (schema migrate .*)$/m.exec(errors) ?? [];
      expect(advised).toContain(`--to ${args[1]}`);
      expect(await done(...advised.split(' '), '--dry-run')).toMatchObject({
        matrix: { Stamp: { '(review)': 1 } },
        warnings: [],
      });
    }
  });

  test('the dataset that is behind publishes under a new name only', async () => {
    writeFileSync(shop.path('seal.json'), JSON.stringify({ classes: ['Table', 'Figure', 'Seal'] }));
    await done('schema', 'set', 'seal.json', '--dataset', 'receipts');
    const publish = ['schema', 'publish', '--dataset', 'receipts', '--reason', 'Seals'];
    await refused('schema-behind', ...publish);
    const { output } = await shop.colophon('commit', '--dataset', 'receipts', '-m', 'Seals');
    expect(output).toMatch(/^Committed receipts@1 .*\nIts schema was not published: invoices@1\.2\.0 was/);
    expect(await done(...publish, '--name', 'receipts')).toMatchObject({ ref: 'receipts@1.0.0' });
  });

  test('export and import', async () => {
    const path = shop.path('out.json');
    expect(await done('schema', 'export', 'invoices', '--format', 'json', '--out', 'out.json')).toEqual({
      ref: 'invoices',
      format: 'json',
      path,
    });
    expect(await done('schema', 'import', 'out.json', '--name', 'copy')).toEqual({
      format: 'colophon',
      ref: 'copy@1.0.0',
      classes: 3,
      warnings: [],
    });
    const [copy, original] = await Promise.all(
      ['copy', 'invoices'].map((ref) => done<{ id: string }>('schema', 'show', ref)),
    );
    expect(copy?.id).toBe(original?.id);
    expect(await done('schema', 'export', 'invoices', '--format', 'md')).toEqual({
      fileName: 'invoices-1.2.0.md',
      content: expect.stringContaining('Stamp') as string,
    });
    const { output } = await shop.colophon('schema', 'export', 'invoices', '--format', 'html');
    expect(output).toMatch(/^<!doctype html>/i);
    await refused('schema-invalid', 'schema', 'import', 'bad.json', '--name', 'bad');
    await refused('format-invalid', 'schema', 'import', 'one.pdf', '--name', 'bad');
    writeFileSync(shop.path('wrong.json'), JSON.stringify([{ name: 'A', color: 5 }]));
    const { errors } = await shop.colophon('schema', 'import', 'wrong.json', '--name', 'bad');
    expect(errors).toContain('was not read, it is wrong as CVAT labels: [0].color: 5 is not text in quotes');
    await refused('not-found', 'schema', 'import', 'missing.json', '--name', 'bad');
    await refused('already-exists', 'schema', 'import', 'out.json', '--name', 'copy');
    await refused(
      'input-invalid',
      'schema',
      'export',
      'invoices',
      '--format',
      'md',
      '--out',
      'no/such/folder.md',
    );
    expect(existsSync(shop.path('no'))).toBe(false);
    expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({
      about: { name: 'invoices', number: '1.2.0' },
    });
  });

  test('retire', async () => {
    const retired = { time: TIME, author: TEXT, reason: 'Too few', successor: 'invoices@1.2.0' };
    expect(
      await done(
        'schema',
        'retire',
        'invoices@1.0.0',
        '--reason',
        'Too few',
        '--successor',
        'invoices@1.2.0',
      ),
    ).toEqual({ ref: 'invoices@1.0.0', retired });
    await refused('schema-retired', 'dataset', 'create', 'new', '--schema', 'invoices@1.0.0');
    await refused('not-found', 'schema', 'retire', 'nothing', '--reason', 'x');
    expect(await done('schema', 'show', 'invoices@1.0.0')).toMatchObject({ retired });
    await refused('schema-retired', 'schema', 'retire', 'invoices@1.0.0', '--reason', 'Another');
    const lift = ['schema', 'retire', 'invoices@1.0.0', '--lift'];
    expect(await done(...lift)).toEqual({ ref: 'invoices@1.0.0', retired: null });
    await refused('input-invalid', ...lift);
  });

  test('problems, and a dataset whose versions have none', async () => {
    const table = { name: 'Table', attributes: [{ name: 'rows', type: 'number', required: true }] };
    writeFileSync(shop.path('rows.json'), JSON.stringify({ classes: [table, 'Figure', 'Stamp'] }));
    await done('schema', 'set', 'rows.json', '--dataset', 'invoices');
    await done('add', 'one.pdf', '--dataset', 'invoices');
    const edit = { op: 'add', document: 'one.pdf', pageIndex: 0, class: 'Table', box: [1, 1, 9, 9] };
    const [made] = (
      await shop.colophonWith(JSON.stringify(edit), 'edit', '-', '--dataset', 'invoices', '--json')
    ).json() as { region: string }[];
    const problems = ['problems', '--dataset', 'invoices'];
    expect(await done(...problems)).toEqual({
      total: 1,
      blocking: 1,
      byCode: { 'attribute-missing': 1 },
      items: [
        {
          code: 'attribute-missing',
          words: 'has no value of “rows”',
          isBlocking: true,
          region: made?.region,
          document: TEXT,
          name: 'one.pdf',
          pageIndex: 0,
        },
      ],
    });
    expect(await done(...problems, '--code', 'class-missing')).toMatchObject({
      total: 0,
      blocking: 1,
      items: [],
    });
    expect(await done('dataset', 'set', 'invoices', '--commit-needs-no-problems', 'on')).toEqual({
      dataset: 'invoices',
      commitNeedsNoProblems: true,
    });
    await refused('has-problems', 'commit', '--dataset', 'invoices', '-m', 'too early');
    await done('dataset', 'set', 'invoices', '--commit-needs-no-problems', 'off');
    expect(await done('commit', '--dataset', 'invoices', '-m', 'all the same')).toMatchObject({ version: 1 });
    expect(await done('verify')).toMatchObject({ ok: true, problems: [] });
  });

  const MISUSED: readonly (readonly string[])[] = [
    ['schema', 'show'],
    ['schema', 'show', 'invoices', '--dataset', 'invoices'],
    ['schema', 'publish', '--dataset', 'invoices'],
    ['schema', 'publish', '--dataset', 'invoices', '--reason', ' '],
    ['schema', 'publish', '--dataset', 'invoices', '--reason', 'x', '--number', '2.1'],
    ['schema', 'retire', 'invoices'],
    ['schema', 'retire', 'invoices', '--lift', '--successor', 'receipts'],
    ['schema', 'export', 'invoices'],
    ['schema', 'export', 'invoices', '--format', 'pdf'],
    ['schema', 'import', 'out.json', '--name', 'x', '--dataset', 'invoices'],
    ['dataset', 'set', 'invoices', '--commit-needs-no-problems', 'maybe'],
    ['dataset', 'set', 'invoices'],
    ['problems', '--dataset', 'invoices', '--limit', '0'],
    ['problems', '--dataset', 'invoices', '--code', 'nothing'],
  ];
  test.each(MISUSED.map((args) => ({ args })))('wrong usage is exit code 2: $args', async ({ args }) => {
    const { code, errors } = await shop.colophon(...args);
    expect(code).toBe(2);
    expect(errors).toMatch(/^error: [^\n]+--help"\n$/);
  });
  test('of several datasets one has to be named', async () => {
    const { code, output, errors } = await shop.colophon('schema', 'publish', '--reason', 'x');
    expect({ code, output }).toEqual({ code: 2, output: '' });
    expect(errors).toMatch(
      /^error: no dataset was named, the library has .*invoices.*, give --dataset NAME\n$/,
    );
  });
});
