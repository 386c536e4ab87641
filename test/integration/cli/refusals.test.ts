import { once } from 'node:events';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isBuilt, NEEDS_BUILD, openWorkshop, writePdf, type Workshop } from './colophon';

const IN = ['--library', 'library', '--dataset', 'invoices'] as const;

describe.skipIf(!isBuilt)(`what goes wrong is told in one line, with ${NEEDS_BUILD}`, () => {
  let shop: Workshop;

  beforeAll(async () => {
    shop = openWorkshop();
    await writePdf(shop.path('letter.pdf'), 'Letter', 1);
    await shop.colophon('init', 'library');
    await shop.colophon('dataset', 'create', 'invoices', '--library', 'library');
    writeFileSync(shop.path('bad.json'), '{"classes": [');
    writeFileSync(shop.path('odd.json'), '{"classes": [{"colour": "red"}]}');
  });
  afterAll(() => shop.remove());

  test.each([
    ['a missing library', ['log', '--library', 'nowhere', '--dataset', 'invoices'], 'library-missing'],
    ['an unknown dataset', ['log', '--library', 'library', '--dataset', 'invoces'], 'not-found'],
    ['a dataset that exists', ['dataset', 'create', 'invoices', '--library', 'library'], 'already-exists'],
    ['an unknown version', ['show', 'invoices@7', '--library', 'library'], 'not-found'],
    ['an unknown document', ['show', 'x.pdf', '--library', 'library'], 'not-found'],
    ['removing an unknown document', ['remove', 'x.pdf', ...IN], 'not-found'],
    ['a schema file that is no JSON', ['schema', 'set', 'bad.json', ...IN], 'format-invalid'],
    ['a schema file that is no schema', ['schema', 'set', 'odd.json', ...IN], 'schema-invalid'],
    ['a schema file that is missing', ['schema', 'set', 'nowhere.json', ...IN], 'not-found'],
    ['edits that are missing', ['edit', 'nowhere.jsonl', ...IN], 'not-found'],
    ['nothing to undo', ['undo', ...IN], 'nothing-to-undo'],
  ])('%s', async (_name, args, code) => {
    const run = await shop.colophon(...args, '--json');
    expect(run.code).toBe(1);
    expect(run.errors).toMatch(/^error: [^\n]+\n$/);
    expect(run.json()).toEqual({ error: { code, message: run.errors.slice('error: '.length, -1) } });
  });

  test('an edit of an unknown dataset is answered, not crashed over', async () => {
    const run = await shop.colophonWith(
      '{"op":"delete","region":"r"}\n',
      'edit',
      '-',
      '--library',
      'library',
      '--dataset',
      'x',
    );
    expect(run.code).toBe(1);
    expect(run.output + run.errors).not.toMatch(/\n\s+at /);
  });

  test.each([
    [['log', '--dataset', 'invoices', '--bogus']],
    [['comit']],
    [['status']],
    [['serve', '--port', 'eighty']],
  ])('wrong usage exits 2: %j', async (args) => {
    const run = await shop.colophon(...args);
    expect({ code: run.code, output: run.output }).toEqual({ code: 2, output: '' });
    expect(run.errors).toMatch(/^error: [^\n]+\n$/);
  });

  test('while one process writes, others read, and a second writer is told who it is', async () => {
    const editing = shop.start('edit', '-', ...IN);
    const lines = createInterface(editing.stdout!);
    editing.stdin!.write('{"op":"delete","region":"none"}\n');
    await once(lines, 'line');
    try {
      const reading = await shop.colophon('status', ...IN, '--json');
      expect(reading.code).toBe(0);
      const writing = await shop.colophon('add', 'letter.pdf', ...IN, '--json');
      expect(writing.code).toBe(1);
      expect(writing.json()).toMatchObject({ error: { code: 'library-locked' } });
      expect(writing.errors).toContain('Colophon command line');
      const serving = await shop.colophon('serve', 'library');
      expect(serving.code).toBe(1);
      expect(serving.errors).toContain('--read-only');
    } finally {
      editing.stdin!.end();
      await once(editing, 'close');
    }
  });

  test('a reader that goes away is no error', async () => {
    const child = shop.start('--help');
    child.stdout!.destroy();
    const errors: string[] = [];
    child.stderr!.on('data', (text) => errors.push(String(text)));
    const [code] = (await once(child, 'close')) as [number];
    expect({ code, errors }).toEqual({ code: 0, errors: [] });
  });

  test('serve prints its address first and ends with Ctrl+C', async () => {
    const serving = shop.start('serve', 'library');
    const [line] = (await once(createInterface(serving.stdout!), 'line')) as [string];
    expect(line).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#[\w-]+$/);
    const page = await fetch(line);
    expect(page.status).toBe(200);
    serving.kill('SIGINT');
    const [code] = (await once(serving, 'close')) as [number];
    expect(code).toBe(0);
  });

  test('Ctrl+C during add leaves the library as it was', async () => {
    for (let index = 0; index < 40; index += 1)
      await writePdf(shop.path(`scan-${index}.pdf`), `Scan ${index}`, 5);
    const adding = shop.start('add', '.', ...IN);
    const errors: string[] = [];
    adding.stderr!.on('data', (text) => errors.push(String(text)));
    // It takes the keys from before it takes the lock; how long it needs to start is the machine's matter.
    const holder = (): unknown => JSON.parse(readFileSync(shop.path('library/writer.json'), 'utf8'));
    await expect.poll(holder, { timeout: 20_000 }).toMatchObject({ process: adding.pid });
    adding.kill('SIGINT');
    const [code] = (await once(adding, 'close')) as [number];
    const list = await shop.colophon('dataset', 'list', '--library', 'library', '--json');
    const [{ documents }] = list.json() as [{ documents: number }];
    // A fast machine may be done before the key press.
    if (code === 0) return expect(documents).toBeGreaterThan(0);
    expect(code).toBe(1);
    expect(errors.join('')).toMatch(/^error: [^\n]+\n$/);
    expect(documents).toBe(0);
    rmSync(shop.path('scan-0.pdf'));
    return expect((await shop.colophon('verify', '--library', 'library', '--json')).json()).toMatchObject({
      ok: true,
    });
  });
});
