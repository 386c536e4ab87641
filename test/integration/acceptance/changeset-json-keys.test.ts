import { cpSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Bench, isBuilt, NEEDS_BUILD, openBench, writePdf } from './run-colophon';

const TEXT = expect.any(String) as string;
const COUNT = expect.any(Number) as number;
const SHA = expect.stringMatching(/^[0-9a-f]{64}$/) as string;
const TIME = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/) as string;
const IN = ['--dataset', 'letters'] as const;
const told = (version: number, message: string) => ({ id: SHA, version, message, author: TEXT, time: TIME });

/** The keys of these commands, to the letter: scripts are written against them. */
describe.skipIf(!isBuilt)(`what --json prints of changesets and garbage, with ${NEEDS_BUILD}`, () => {
  let bench: Bench;

  beforeAll(async () => {
    bench = await openBench();
    await writePdf(bench.shop.path('one.pdf'), 'One', 1);
    writeFileSync(bench.shop.path('schema.json'), JSON.stringify({ classes: ['Table'] }));
    await bench.done('dataset', 'create', 'letters', '--schema', 'schema.json');
    await bench.done('add', 'one.pdf', ...IN);
    await bench.done('commit', ...IN, '-m', 'first');
    cpSync(bench.shop.path('library'), bench.shop.path('before'), { recursive: true });
    await bench.done('branch', 'create', 'ada', ...IN);
    await bench.done('branch', 'switch', 'ada', ...IN);
    await writePdf(bench.shop.path('two.pdf'), 'Two', 2);
    await bench.done('add', 'two.pdf', ...IN);
    await bench.done('commit', ...IN, '-m', 'second');
    await bench.done('tag', 'create', 'may', 'letters@ada');
  });
  afterAll(() => bench?.remove());

  test('changeset create', async () => {
    const contents = {
      dataset: 'letters',
      branch: 'ada',
      versions: [told(2, 'second')],
      base: [told(1, 'first')],
      tags: ['may'],
      documents: 1,
      pages: 0,
      objects: COUNT,
      files: { total: 1, included: 0, bytes: COUNT },
      path: expect.stringContaining('ada.changeset') as string,
      bytes: COUNT,
      uncommitted: false,
    };
    expect(await bench.done('changeset', 'create', 'ada', '--out', 'ada.changeset', ...IN)).toEqual(contents);
    expect(
      await bench.done('changeset', 'create', 'ada', '--out', 'full.changeset', '--with-documents', ...IN),
    ).toMatchObject({ files: { total: 1, included: 1 } });
    const { code } = await bench.shop.colophon('changeset', 'create', 'ada', ...IN, '--library', 'library');
    expect(code).toBe(2);
  });

  test('changeset open', async () => {
    const open = (file: string, ...args: readonly string[]) =>
      bench.shop.colophon('changeset', 'open', file, ...IN, '--library', 'before', '--json', ...args);
    const refused = await open('ada.changeset');
    expect({ code: refused.code, value: refused.json() }).toEqual({
      code: 1,
      value: { error: { code: 'documents-missing', message: expect.stringContaining('two.pdf') as string } },
    });
    const opened = await open('full.changeset');
    expect({ code: opened.code, value: opened.json() }).toEqual({
      code: 0,
      value: {
        dataset: 'letters',
        branch: 'ada',
        head: 2,
        id: SHA,
        base: 1,
        versions: [told(2, 'second')],
        added: { versions: 1, objects: COUNT, names: 1, tags: 1, files: 1 },
        skippedTags: [],
        people: [TEXT],
        labels: { added: 0, removed: 0, changed: 0 },
        documents: { added: 1, removed: 0, replaced: 0 },
      },
    });
    const again = await open('ada.changeset', '--branch', 'copy');
    expect(again.json()).toMatchObject({ branch: 'copy', added: { versions: 0, objects: 0, names: 0 } });
    const broken = await open('one.pdf');
    expect(broken.json()).toMatchObject({ error: { code: 'format-invalid' } });
    const plain = await bench.shop.colophon(
      'changeset',
      'open',
      'ada.changeset',
      ...IN,
      '--library',
      'before',
    );
    expect(plain.output).toContain('has all of it already');
  });

  test('gc', async () => {
    const numbers = { objects: COUNT, files: COUNT };
    const nothing = { count: 0, bytes: 0 };
    expect(await bench.done('gc', '--dry-run')).toEqual({
      dryRun: true,
      complete: true,
      objects: nothing,
      files: nothing,
      kept: numbers,
      young: numbers,
      items: [],
      database: { bytes: COUNT, free: COUNT, givenBack: COUNT },
    });
    expect(await bench.done('gc')).toMatchObject({ dryRun: false, objects: nothing });
  });
});
