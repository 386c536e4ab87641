import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Bench, isBuilt, NEEDS_BUILD, openBench, writePdf } from './run-colophon';

const TEXT = expect.any(String) as string;
const COUNT = expect.any(Number) as number;
const SHA = expect.stringMatching(/^[0-9a-f]{64}$/) as string;
const ENTRY = expect.stringMatching(/^[0-9a-f]{32}$/) as string;
const TIME = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/) as string;
const IN = ['--dataset', 'letters'] as const;

/** The keys of the command line's contract, to the letter: scripts are written against them. */
describe.skipIf(!isBuilt)(`what --json prints, command by command, with ${NEEDS_BUILD}`, () => {
  let bench: Bench;

  beforeAll(async () => {
    bench = await openBench();
    await writePdf(bench.shop.path('one.pdf'), 'One', 1);
    await writePdf(bench.shop.path('two.pdf'), 'Two', 2);
    await writePdf(bench.shop.path('three.pdf'), 'Three', 1);
    writeFileSync(bench.shop.path('broken.pdf'), '%PDF-1.7 and nothing more');
    writeFileSync(
      bench.shop.path('schema.json'),
      JSON.stringify({ classes: [{ name: 'Table' }, { name: 'Figure', hotkey: '2' }] }),
    );
    const categories = [{ id: 1, name: 'Table' }];
    const images = [
      { id: 1, file_name: 'one-p1.png', width: 595.28, height: 841.89, doc_name: 'one.pdf', page_no: 1 },
    ];
    const annotations = [{ id: 1, image_id: 1, category_id: 9, bbox: [1, 2, 3, 4] }];
    writeFileSync(bench.shop.path('coco.json'), JSON.stringify({ categories, images, annotations }));
    writeFileSync(
      bench.shop.path('cut.json'),
      JSON.stringify({ categories, images, annotations }).slice(0, -20),
    );
  });
  afterAll(() => bench?.remove());

  /** An error has one form, whatever the command. */
  const refused = async (code: string, ...args: readonly string[]): Promise<void> => {
    const answer = await bench.json(...args);
    expect(answer.code).toBe(1);
    expect(answer.value).toEqual({ error: { code, message: answer.errors.slice('error: '.length, -1) } });
    expect(answer.errors).not.toMatch(/\n\s+at |node_modules|\.js:\d/);
  };

  test('init', async () => {
    expect(await bench.on('other').done('init')).toEqual({ folder: bench.shop.path('other'), id: TEXT });
    await refused('already-exists', 'init');
  });

  test('dataset create, dataset list', async () => {
    expect(await bench.done('dataset', 'list')).toEqual([]);
    expect(await bench.done('dataset', 'create', 'letters')).toMatchObject({ name: 'letters' });
    expect(await bench.done('dataset', 'list')).toEqual([
      { name: 'letters', versions: 0, documents: 0, schema: TEXT },
    ]);
    await refused('already-exists', 'dataset', 'create', 'letters');
    await refused('input-invalid', 'dataset', 'create', 'a@b');
  });

  test('schema set, schema show', async () => {
    const classes: unknown = expect.arrayContaining([
      expect.objectContaining({ id: TEXT, name: 'Table', regions: 0 }),
      expect.objectContaining({ id: TEXT, name: 'Figure', regions: 0, hotkey: '2' }),
    ]);
    const view = { dataset: 'letters', version: TEXT, changed: true, classes };
    expect(await bench.done('schema', 'set', 'schema.json', ...IN)).toMatchObject(view);
    expect(await bench.done('schema', 'show', ...IN)).toMatchObject(view);
    await refused('format-invalid', 'schema', 'set', 'broken.pdf', ...IN);
    await refused('not-found', 'schema', 'show', '--dataset', 'nothing');
  });

  test('add', async () => {
    const documents = [
      { id: ENTRY, file: SHA, name: 'one.pdf', pages: 1 },
      { id: ENTRY, file: SHA, name: 'two.pdf', pages: 2 },
    ];
    expect(await bench.done('add', 'one.pdf', 'two.pdf', ...IN)).toEqual({
      added: 2,
      duplicates: 0,
      failed: [],
      documents,
    });
    const { code, value } = await bench.json('add', 'one.pdf', 'broken.pdf', 'missing.pdf', ...IN);
    expect({ code, value }).toEqual({
      code: 1,
      value: {
        added: 0,
        duplicates: 1,
        failed: [expect.anything(), expect.anything()],
        documents: [documents[0]],
      },
    });
    for (const failure of (value as { failed: object[] }).failed)
      expect(failure).toMatchObject({ path: TEXT, reason: TEXT });
    await refused('not-found', 'add', 'one.pdf', '--dataset', 'nothing');
  });

  test('import', async () => {
    const warnings = [{ code: 'category-unknown', count: 1, example: TEXT }];
    const counts = { documents: 1, pages: 1, regions: 1, classes: 1, skipped: 0 };
    expect(await bench.done('import', 'coco.json', '--format', 'coco', ...IN)).toEqual({
      ...counts,
      warnings,
    });
    await refused('format-invalid', 'import', 'cut.json', '--format', 'coco', ...IN);
    await refused('not-found', 'import', 'missing.json', '--format', 'coco', ...IN);
  });

  test('edit, undo, redo', async () => {
    const edit = (text: string) =>
      bench.shop.colophonWith(text, 'edit', '-', ...IN, '--library', 'library', '--json');
    const add = JSON.stringify({
      op: 'add',
      document: 'two',
      pageIndex: 1,
      class: 'Table',
      box: [1, 1, 9, 9],
    });
    const done = await edit(`${add}\n`);
    const answered = {
      line: 1,
      ok: true,
      op: 'add',
      region: TEXT,
      document: ENTRY,
      pageIndex: 1,
      revision: COUNT,
    };
    expect({ code: done.code, errors: done.errors, value: done.json() }).toEqual({
      code: 0,
      errors: '',
      value: [answered],
    });
    const bad = await edit(`${add}\n{"op":"fly"}\nno JSON\n`);
    const failed = (line: number) => ({ line, ok: false, error: { code: TEXT, message: TEXT } });
    expect({ code: bad.code, value: bad.json() }).toEqual({
      code: 1,
      value: [{ ...answered }, failed(2), failed(3)],
    });
    expect(bad.errors).toMatch(/^error: [^\n]+\n$/);
    expect(await bench.done('undo', ...IN)).toMatchObject({
      history: { undo: TEXT, redo: TEXT, revision: COUNT },
    });
    expect(await bench.done('redo', ...IN)).toMatchObject({
      history: { undo: TEXT, redo: null, revision: COUNT },
    });
    await refused('nothing-to-undo', 'redo', ...IN);
  });

  test('status, commit', async () => {
    const status = {
      dataset: 'letters',
      branch: 'main',
      base: null,
      clean: false,
      documents: { added: 2, removed: 0, replaced: 0 },
      labels: { added: 3, removed: 0, changed: 0 },
      pages: { reviewed: 0, reopened: 0 },
      schema: { changed: true },
      splitChanged: 0,
      attributesChanged: 0,
      onAddedDocuments: 3,
      onRemovedDocuments: 0,
      rewritten: 0,
      byKind: expect.objectContaining({ geometry: 0, class: 0, text: 0, attributes: 0, order: 0 }),
      byClass: {
        Table: { added: 2, removed: 0, changed: 0 },
        'category 9': { added: 1, removed: 0, changed: 0 },
      },
      byPerson: {},
    };
    expect(await bench.done('status', ...IN)).toEqual(status);
    const counts = { documents: 2, pages: 3, regions: 3 };
    expect(await bench.done('commit', ...IN, '-m', 'first')).toEqual({
      version: 1,
      id: SHA,
      contentId: SHA,
      ...counts,
      schema: { ref: 'letters@1.0.0', published: true, obstacle: null },
    });
    expect(await bench.done('status', ...IN)).toMatchObject({
      base: 1,
      clean: true,
      schema: { changed: false },
    });
    await refused('nothing-to-commit', 'commit', ...IN, '-m', 'again');
  });

  test('replace, remove', async () => {
    expect(await bench.done('replace', 'one.pdf', 'three.pdf', ...IN)).toEqual({
      id: ENTRY,
      file: SHA,
      name: TEXT,
      pages: 1,
    });
    await refused('document-unreadable', 'replace', 'one.pdf', 'broken.pdf', ...IN);
    expect(await bench.done('remove', 'two.pdf', ...IN)).toEqual({ removed: 1 });
    await refused('not-found', 'remove', 'two.pdf', ...IN);
  });

  test('log, show', async () => {
    await bench.done('commit', ...IN, '-m', 'second', '--author', 'Someone');
    const entry = {
      id: SHA,
      contentId: SHA,
      author: TEXT,
      time: TIME,
      restored: null,
      branches: [],
      tags: [],
      documents: COUNT,
      pages: COUNT,
      regions: COUNT,
    };
    const [second, first] = await bench.done<{ id: string }[]>('log', ...IN);
    expect(first).toEqual({ ...entry, version: 1, message: 'first', parents: [] });
    expect(second).toEqual({
      ...entry,
      version: 2,
      message: 'second',
      author: 'Someone',
      parents: [first!.id],
      branches: ['main'],
    });
    expect(await bench.done('log', ...IN, '--branch', 'main', '--author', 'Someone')).toEqual([second]);
    const shown = await bench.done('show', 'letters@2');
    expect(shown).toMatchObject({
      ...second,
      statistics: { documents: 1, pages: 1, regions: 1, byClass: expect.any(Object) as object },
      schema: { classes: expect.any(Array) as unknown[] },
    });
    const page = { width: 595.28, height: 841.89, rotation: 0, userUnit: 1 };
    expect(await bench.done('show', 'one.pdf')).toEqual({
      id: ENTRY,
      file: SHA,
      name: 'one.pdf',
      pages: [page],
      problems: [],
    });
    await refused('not-found', 'show', 'letters@9');
    await refused('not-found', 'show', 'nothing.pdf');
    await refused('not-found', 'log', '--dataset', 'nothing');
  });

  test('diff', async () => {
    const change = { id: ENTRY, name: TEXT };
    const kinds = [
      'geometry',
      'class',
      'text',
      'attributes',
      'relations',
      'parent',
      'order',
      'status',
      'source',
    ];
    const totals = {
      from: TEXT,
      to: TEXT,
      bump: 'major',
      matching: { by: 'ids', iou: null, matched: null },
      documents: {
        added: [],
        removed: [change],
        replaced: [{ ...change, before: SHA, after: SHA }],
        splitChanged: [],
      },
      labels: {
        added: 0,
        removed: 2,
        changed: 0,
        onAddedDocuments: 0,
        onRemovedDocuments: 2,
        byKind: Object.fromEntries(kinds.map((kind) => [kind, 0])),
        byClass: { Table: { added: 0, removed: 2, changed: 0 } },
      },
      matrix: {},
      pages: { reviewed: 0, reopened: 0 },
      schema: { attribution: 'path', changes: [], rewritten: 0, removed: 0 },
      distribution: expect.any(Object) as object,
    };
    const region = {
      id: TEXT,
      document: ENTRY,
      pageIndex: 1,
      change: 'removed',
      cause: 'labels',
      by: TEXT,
      kinds: [],
      before: expect.any(Object) as object,
      after: null,
    };
    expect(await bench.done('diff', 'letters@1', 'letters@2')).toEqual({
      ...totals,
      regions: [region, region],
    });
    expect(await bench.done('diff', 'letters@1', 'letters@2', '--summary')).toEqual(totals);
    const byGeometry = ['--summary', '--match', 'geometry', '--iou', '0.7'];
    expect(await bench.done('diff', 'letters@1', 'letters@2', ...byGeometry)).toEqual({
      ...totals,
      bump: null,
      matching: { by: 'geometry', iou: 0.7, matched: 0 },
    });
    await refused('not-found', 'diff', 'letters@1', 'letters@9');
  });

  test('export', async () => {
    const exported = await bench.done('export', 'letters@1', '--format', 'coco', '--out', 'out.json');
    expect(exported).toEqual({
      path: bench.shop.path('out.json'),
      version: 'letters@1',
      contentId: SHA,
      regions: 3,
      losses: expect.any(Array) as unknown[],
    });
    await refused('not-found', 'export', 'letters@9', '--format', 'coco', '--out', 'out.json');
    await refused('version-needed', 'export', 'letters', '--format', 'coco', '--out', 'out.json');
    await refused('not-found', 'export', 'letters@1', '--format', 'coco', '--out', 'no-such-folder/out.json');
    await refused('input-invalid', 'export', 'letters@1', '--format', 'coco', '--out', '..');
  });

  test('documents, regions', async () => {
    const documents = await bench.done<{ id: string; name: string; regions: number }[]>(
      'documents',
      'letters@1',
    );
    expect(documents).toContainEqual({
      id: ENTRY,
      file: SHA,
      name: 'one.pdf',
      pages: 1,
      regions: COUNT,
      reviewed: COUNT,
      split: null,
    });
    const regions = await bench.done<unknown[]>('regions', 'letters@1');
    expect(regions).toHaveLength(3);
    expect(regions[0]).toEqual({
      id: TEXT,
      document: ENTRY,
      pageIndex: COUNT,
      class: TEXT,
      box: [COUNT, COUNT, COUNT, COUNT],
      parts: 1,
    });
    const { name, regions: number } = documents.find((each) => each.regions > 0)!;
    expect(await bench.done<unknown[]>('regions', 'letters@1', name)).toHaveLength(number);
    await refused('not-found', 'regions', 'letters@1', 'nobody.pdf');
    await refused('not-found', 'documents', 'letters@9');
  });

  test('verify, backup', async () => {
    const verified = await bench.done<{ checked: Record<string, unknown> }>('verify');
    expect(verified).toEqual({ ok: true, checked: expect.any(Object) as object, problems: [] });
    for (const value of Object.values(verified.checked)) expect(value).toEqual(COUNT);
    await refused('input-invalid', 'backup', '--out', 'library/inside');
    expect(await bench.done('backup', '--out', 'copy')).toEqual({
      path: bench.shop.path('copy'),
      files: 3,
      bytes: COUNT,
    });
    await refused('already-exists', 'backup', '--out', 'copy');
    expect(await bench.on('nowhere').json('verify')).toMatchObject({
      code: 1,
      value: { error: { code: 'library-missing' } },
    });
  });

  test('wrong usage exits 2, with the same form', async () => {
    for (const args of [
      ['commit', ...IN],
      ['import', 'coco.json', ...IN],
      ['shwo'],
      ['export', 'letters@1', '--format', 'yolo', '--out', 'x'],
    ]) {
      const { code, value } = await bench.json(...args);
      expect({ code, value }).toEqual({ code: 2, value: { error: { code: 'usage', message: TEXT } } });
    }
  });
});
