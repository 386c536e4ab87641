import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Bench, isBuilt, NEEDS_BUILD, openBench, writePdf } from './run-colophon';

const TEXT = expect.any(String) as string;
const FIRST = '0190b2d0-7c1e-7c3a-9d52-3f0c5a1b2c01';
const SECOND = '0190b2d0-7c1e-7c3a-9d52-3f0c5a1b2d02';

/** The forms that people write where nothing else could be meant. */
describe.skipIf(!isBuilt)(`in a library with one dataset, with ${NEEDS_BUILD}`, () => {
  let bench: Bench;

  beforeAll(async () => {
    bench = await openBench();
    await writePdf(bench.shop.path('one.pdf'), 'One', 2);
    writeFileSync(bench.shop.path('schema.json'), JSON.stringify({ classes: ['Text', 'Table'] }));
    await bench.done('dataset', 'create', 'my letters', '--schema', 'schema.json');
    await bench.done('add', 'one.pdf');
    const box = { op: 'add', document: 'one.pdf', class: 'Text', box: [1, 1, 90, 90] };
    const edits = [
      { ...box, pageIndex: 0, id: FIRST },
      { ...box, pageIndex: 1, id: SECOND },
    ];
    writeFileSync(bench.shop.path('edits.jsonl'), edits.map((each) => `${JSON.stringify(each)}\n`).join(''));
    await bench.done('edit', 'edits.jsonl');
    await bench.done('commit', '-m', 'first');
  });
  afterAll(() => bench?.remove());

  test('neither dataset nor its name before a version is needed', async () => {
    expect(await bench.done('log')).toMatchObject([{ version: 1, message: 'first' }]);
    expect(await bench.done('show', '1')).toMatchObject({ dataset: 'my letters', version: 1 });
    expect(await bench.done('tag', 'may', '1')).toMatchObject({ name: 'may', version: 1 });
    expect(await bench.done('tag')).toMatchObject([{ name: 'may', version: 1 }]);
    expect(await bench.done('diff', 'may', 'draft')).toMatchObject({
      from: 'my letters@1',
      to: 'my letters@draft',
      bump: 'none',
    });
  });

  test('branch, merge, split and restore have short forms', async () => {
    expect(await bench.done('branch', 'create', 'ada', '--from', 'may')).toMatchObject({ head: 1 });
    expect(await bench.done('branch')).toMatchObject([{ name: 'ada' }, { name: 'main', current: true }]);
    expect(await bench.done('merge', 'ada')).toMatchObject({ outcome: 'up-to-date', clean: true });
    expect(await bench.done('split', '--ratio', '100', '--dry-run')).toMatchObject({ changed: 1 });
    expect(await bench.done('split', 'show')).toMatchObject({ of: 'documents' });
    expect(await bench.done('restore', 'my letters@may')).toMatchObject({ changed: false });
  });

  test('a page is blamed as DOCUMENT#2, a region by the first digits of its id', async () => {
    const page = { name: 'one.pdf', pageIndex: 1, region: null, regions: [{ region: SECOND }] };
    expect(await bench.done('blame', 'one.pdf#2')).toMatchObject(page);
    expect(await bench.done('blame', 'one:2')).toMatchObject(page);
    const digits = SECOND.slice(0, 34);
    expect(await bench.done('blame', digits)).toMatchObject({ region: SECOND, pageIndex: null });
    expect(await bench.done('restore', '--region', digits)).toMatchObject({ changed: false, version: 1 });
    for (const [target, code] of [
      [FIRST.slice(0, 8), 'ambiguous'],
      ['one.pdf#3', 'not-found'],
      [FIRST.slice(0, 5), 'not-found'],
    ] as const)
      expect(await bench.json('blame', target)).toMatchObject({
        code: 1,
        value: { error: { code, message: TEXT } },
      });
  });

  test('what is refused names what is most like it, and commands that can be copied', async () => {
    const errors = async (...args: readonly string[]): Promise<string> => {
      const refused = await bench.json(...args);
      expect(refused.code).toBe(1);
      return refused.errors;
    };
    await bench.done('branch', 'create', 'anna');
    await bench.done('tag', 'june', '1');
    expect(await errors('branch', 'switch', 'ana')).toContain('it has anna');
    expect(await errors('changeset', 'create', 'ana', '--out', 'x')).toContain('it has anna');
    const told = await errors('show', 'my letters@jun');
    expect(told).toMatch(/the branches [^;]*anna[^;]*, the tags? june/);
    expect(told).toContain('colophon log --dataset "my letters"');
    expect(await errors('changeset', 'open', 'nowhere.changeset')).toContain('“nowhere.changeset”');
  });

  test('digits that several versions have are refused within a dataset, too', async () => {
    const { contentId } = await bench.done<{ contentId: string }>('show', '1');
    await bench.done('remove', 'one.pdf');
    await bench.done('commit', '-m', 'second');
    await bench.done('restore', '1');
    await bench.done('commit', '-m', 'third');
    for (const ref of [contentId, `my letters@${contentId.slice(0, 8)}`]) {
      const { code, value, errors } = await bench.json('show', ref);
      expect({ code, value }).toEqual({ code: 1, value: { error: { code: 'ambiguous', message: TEXT } } });
      expect(errors).toContain('hold this content: my letters@1, my letters@3');
    }
  });
});
