import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isBuilt, NEEDS_BUILD, openWorkshop, writePdf, type Workshop } from './colophon';

const ID = expect.stringMatching(/^[0-9a-f]{64}$/) as string;
const IN = ['--library', 'library', '--dataset', 'invoices', '--json'] as const;
const LIBRARY = ['--library', 'library', '--json'] as const;

describe.skipIf(!isBuilt)(`from PDFs to a compared and exported version, with ${NEEDS_BUILD}`, () => {
  let shop: Workshop;
  const known: Record<string, string> = {};

  beforeAll(async () => {
    shop = openWorkshop();
    await writePdf(shop.path('letter.pdf'), 'Letter', 2);
    await writePdf(shop.path('bill.pdf'), 'Bill', 1);
    writeFileSync(
      shop.path('schema.json'),
      JSON.stringify({ classes: [{ name: 'Table' }, { name: 'Figure' }] }),
    );
  });
  afterAll(() => shop.remove());

  test('init makes a library', async () => {
    const { code, json, errors } = await shop.colophon('init', 'library', '--json');
    expect({ code, errors }).toEqual({ code: 0, errors: '' });
    expect(json()).toEqual({ folder: shop.path('library'), id: expect.any(String) });
    expect(existsSync(shop.path('library/library.sqlite'))).toBe(true);
  });

  test('dataset create and list', async () => {
    const made = await shop.colophon('dataset', 'create', 'invoices', ...LIBRARY);
    expect(made.code).toBe(0);
    expect(made.json()).toMatchObject({ name: 'invoices' });
    const list = await shop.colophon('dataset', 'list', ...LIBRARY);
    expect(list.json()).toEqual([{ name: 'invoices', versions: 0, documents: 0, schema: 'draft' }]);
  });

  test('add takes what can be read, lists what cannot, and exits 1 for it', async () => {
    writeFileSync(shop.path('broken.pdf'), 'no PDF at all');
    const { code, json, errors } = await shop.colophon('add', 'letter.pdf', 'bill.pdf', 'broken.pdf', ...IN);
    expect(code).toBe(1);
    expect(errors).toMatch(/^error: 1 file could not be added, [^\n]*broken\.pdf[^\n]*\n$/);
    const result = json() as { documents: { id: string; name: string; pages: number }[] };
    expect(result).toMatchObject({
      added: 2,
      duplicates: 0,
      failed: [{ path: expect.stringContaining('broken.pdf') }],
    });
    expect(result.documents.map(({ name, pages }) => [name, pages]).toSorted()).toEqual([
      ['bill.pdf', 1],
      ['letter.pdf', 2],
    ]);
    known['letter'] = result.documents.find(({ name }) => name === 'letter.pdf')!.id;
  });

  test('add again recognises the files by their hash', async () => {
    const { code, json } = await shop.colophon('add', 'letter.pdf', ...IN);
    expect(code).toBe(0);
    expect(json()).toMatchObject({
      added: 0,
      duplicates: 1,
      failed: [],
      documents: [{ id: known['letter'], file: ID }],
    });
  });

  test('show gives a document with its pages in points', async () => {
    const { json } = await shop.colophon('show', 'letter.pdf', ...LIBRARY);
    const page = { width: 595.28, height: 841.89, rotation: 0, userUnit: 1 };
    expect(json()).toEqual({
      id: known['letter'],
      file: ID,
      name: 'letter.pdf',
      pages: [page, page],
      problems: [],
    });
  });

  test('schema set and show', async () => {
    const set = await shop.colophon('schema', 'set', 'schema.json', ...IN);
    expect({ code: set.code, errors: set.errors }).toEqual({ code: 0, errors: '' });
    const { json } = await shop.colophon('schema', 'show', ...IN);
    const shown = json() as { classes: { name: string; regions: number }[] };
    expect(shown.classes.map(({ name }) => name).toSorted()).toEqual(['Figure', 'Table']);
  });

  test('commit keeps the first version', async () => {
    const { code, json } = await shop.colophon('commit', ...IN, '-m', 'Two documents', '--author', 'Ada');
    expect(code).toBe(0);
    const schema = { ref: 'invoices@1.0.0', published: true, obstacle: null };
    expect(json()).toEqual({
      version: 1,
      id: ID,
      contentId: ID,
      documents: 2,
      pages: 3,
      regions: 0,
      schema,
    });
  });

  test('edit applies lines, acknowledges each and passes over bad ones', async () => {
    const edits = [
      '{"op":"add","document":"letter.pdf","pageIndex":1,"class":"Table","box":[72,90.25,520,300]}',
      '{"op":"paint"}',
      'no JSON',
      '{"op":"set-page-state","document":"letter.pdf","pageIndex":0,"state":"reviewed"}',
    ];
    const { code, output, errors } = await shop.colophonWith(
      edits.join('\n'),
      'edit',
      '-',
      ...IN.slice(0, 4),
    );
    const answers = output
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(code).toBe(1);
    expect(errors).toMatch(/^error: 2 of 4 edits not applied, lines 2, 3, /);
    expect(answers.map(({ line, ok }) => [line, ok])).toEqual([
      [1, true],
      [2, false],
      [3, false],
      [4, true],
    ]);
    expect(answers[0]).toEqual({
      line: 1,
      ok: true,
      op: 'add',
      region: expect.any(String),
      document: known['letter'],
      pageIndex: 1,
      revision: expect.any(Number),
    });
    expect(answers[3]).toMatchObject({
      op: 'set-page-state',
      region: null,
      document: known['letter'],
      pageIndex: 0,
    });
    known['region'] = String(answers[0]!['region']);
  });

  test('edit reads a file, too; every form is accepted', async () => {
    const region = known['region'];
    const forms = [
      { op: 'move', region, box: [72, 90.25, 520, 310.5] },
      { op: 'set-text', region, text: 'Total' },
      { op: 'set-status', region, status: 'accepted' },
      { op: 'relabel', region, class: 'Figure' },
      {
        op: 'add',
        document: known['letter'],
        pageIndex: 1,
        class: 'Table',
        polygon: [1, 1, 9, 1, 5, 9],
        parent: region,
      },
      { op: 'add', document: 'bill.pdf', pageIndex: 0, class: 'Table', quad: [1, 1, 9, 1, 9, 9, 1, 9] },
    ];
    writeFileSync(shop.path('edits.jsonl'), forms.map((form) => `${JSON.stringify(form)}\n`).join(''));
    const { code, json, errors } = await shop.colophon('edit', 'edits.jsonl', ...IN);
    expect({ code, errors }).toEqual({ code: 0, errors: '' });
    expect((json() as { ok: boolean }[]).map(({ ok }) => ok)).toEqual(forms.map(() => true));
  });

  test('undo and redo walk the journal, also in a new process', async () => {
    const undone = (await shop.colophon('undo', ...IN)).json() as { history: { redo: string | null } };
    expect(undone.history.redo).not.toBeNull();
    const redone = (await shop.colophon('redo', ...IN)).json() as { history: { redo: string | null } };
    expect(redone.history.redo).toBeNull();
  });

  test('status says what the draft changed', async () => {
    const { json } = await shop.colophon('status', ...IN);
    expect(json()).toEqual({
      dataset: 'invoices',
      branch: 'main',
      base: 1,
      clean: false,
      documents: { added: 0, removed: 0, replaced: 0 },
      labels: { added: 3, removed: 0, changed: 0 },
      pages: { reviewed: 1, reopened: 0 },
      schema: { changed: false },
      splitChanged: 0,
      attributesChanged: 0,
      onAddedDocuments: 0,
      onRemovedDocuments: 0,
      rewritten: 0,
      byKind: expect.objectContaining({ geometry: 0, class: 0 }),
      byClass: { Table: { added: 2, removed: 0, changed: 0 }, Figure: { added: 1, removed: 0, changed: 0 } },
      byPerson: { [userInfo().username]: { added: 3, removed: 0, changed: 0 } },
    });
  });

  test('commit, log and show agree; a second commit has nothing to keep', async () => {
    const committed = (await shop.colophon('commit', ...IN, '-m', 'Labels', '--author', 'Grace')).json();
    expect(committed).toMatchObject({ version: 2, regions: 3 });
    const { code, json, errors } = await shop.colophon('commit', ...IN, '-m', 'Again');
    expect(code).toBe(1);
    expect(json()).toMatchObject({ error: { code: 'nothing-to-commit' } });
    expect(errors).toMatch(/^error: [^\n]+\n$/);
    const log = (await shop.colophon('log', ...IN)).json() as Record<string, unknown>[];
    expect(log.map(({ version, author, message }) => [version, author, message])).toEqual([
      [2, 'Grace', 'Labels'],
      [1, 'Ada', 'Two documents'],
    ]);
    const { schema, ...entry } = committed as { schema: object };
    expect(schema).toEqual({ ref: 'invoices@1.0.0', published: false, obstacle: null });
    expect(log[0]).toMatchObject({ ...entry, parents: [log[1]!['id']] });
    const shown = (await shop.colophon('show', 'invoices@2', ...LIBRARY)).json();
    expect(shown).toMatchObject({
      ...log[0],
      statistics: { byClass: { Figure: 1, Table: 2 } },
      schema: { classes: [{}, {}] },
    });
    const byId = (await shop.colophon('show', String(log[0]!['id']).slice(0, 8), ...LIBRARY)).json();
    expect(byId).toEqual(shown);
  });

  test('diff tells the three kinds apart, with every region', async () => {
    const { code, json } = await shop.colophon('diff', 'invoices@1', 'invoices@2', ...LIBRARY);
    expect(code).toBe(0);
    const diff = json() as { regions: { document: string; change: string }[] };
    expect(diff).toMatchObject({
      bump: 'major',
      documents: { added: [], removed: [], replaced: [], splitChanged: [] },
      labels: {
        added: 3,
        removed: 0,
        changed: 0,
        onAddedDocuments: 0,
        byClass: { Figure: { added: 1 }, Table: { added: 2 } },
      },
      pages: { reviewed: 1, reopened: 0 },
      schema: { attribution: 'path', changes: [], rewritten: 0 },
    });
    expect(diff.regions.map(({ change }) => change)).toEqual(['added', 'added', 'added']);
    const summary = (await shop.colophon('diff', 'invoices@1', 'invoices@2', '--summary', ...LIBRARY)).json();
    expect(summary).not.toHaveProperty('regions');
    const draft = (await shop.colophon('diff', 'invoices@2', 'invoices@draft', ...LIBRARY)).json();
    expect(draft).toMatchObject({ bump: 'none', regions: [] });
  });

  test('export writes COCO that import brings back unchanged', async () => {
    const out = ['--format', 'coco', '--out', 'coco.json'];
    const { code, json } = await shop.colophon('export', 'invoices@2', ...out, ...LIBRARY);
    expect(code).toBe(0);
    expect(json()).toMatchObject({ path: expect.stringMatching(/coco\.json$/), contentId: ID, regions: 3 });
    const coco = JSON.parse(readFileSync(shop.path('coco.json'), 'utf8')) as {
      images: object[];
      annotations: object[];
    };
    expect([coco.images.length, coco.annotations.length]).toEqual([3, 3]);
    await shop.colophon('dataset', 'create', 'copy', ...LIBRARY);
    const into = [
      ...LIBRARY,
      '--dataset',
      'copy',
      '--format',
      'coco',
      '--documents',
      'letter.pdf',
      '--documents',
      'bill.pdf',
    ];
    const first = await shop.colophon('import', 'coco.json', ...into);
    expect({ code: first.code, errors: first.errors }).toEqual({ code: 0, errors: '' });
    expect(first.json()).toMatchObject({ documents: 2, pages: 3, regions: 3, skipped: 0 });
    const again = await shop.colophon('import', 'coco.json', ...into);
    expect(again.json()).toMatchObject({ documents: 0, regions: 0, classes: 0, skipped: 3 });
  });

  test('remove and replace change the draft only', async () => {
    await writePdf(shop.path('bill-2.pdf'), 'Bill, corrected', 1);
    expect((await shop.colophon('replace', 'bill.pdf', 'bill-2.pdf', ...IN)).json()).toMatchObject({
      file: ID,
      pages: 1,
    });
    expect((await shop.colophon('remove', 'letter.pdf', ...IN)).json()).toEqual({ removed: 1 });
    const { json } = await shop.colophon('status', ...IN);
    expect(json()).toMatchObject({ clean: false, documents: { added: 0, removed: 1, replaced: 1 } });
  });

  test('verify is clean; a backup is a library of its own', async () => {
    const verified = await shop.colophon('verify', ...LIBRARY);
    expect(verified.json()).toMatchObject({ ok: true, problems: [] });
    const { code, json } = await shop.colophon('backup', '--out', 'copy', ...LIBRARY);
    expect(code).toBe(0);
    expect(json()).toMatchObject({ path: expect.stringMatching(/copy$/) });
    const copied = await shop.colophon('verify', '--library', 'copy', '--json');
    expect(copied.json()).toMatchObject({ ok: true, problems: [] });
  });
});
