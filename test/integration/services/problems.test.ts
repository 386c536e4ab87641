import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import type { LabelSchema } from '../../../src-main/domain/label-schema/label-schema';
import { rulesOf, setRules } from '../../../src-main/services/library/dataset-service';
import { findDataset, viewDraft } from '../../../src-main/services/content/content-view';
import { getPage } from '../../../src-main/services/documents/page-service';
import { listProblems, prepareCommit } from '../../../src-main/services/labels/problem-service';
import { setSchema } from '../../../src-main/services/schema/schema-service';
import { logOf } from '../../../src-main/services/history/log-service';
import { commit } from '../../../src-main/services/history/version-service';
import { aLibrary, type TestLibrary } from '../../builders/libraries';

const dataset = 'papers';
const silent = { onProgress: () => undefined };
let library: TestLibrary;

beforeEach(async () => {
  library = aLibrary();
  await library.add('b', 'a');
  box('b', 'Text');
  box('b', 'Table');
  box('a', 'Text');
});
afterEach(() => library.remove());

const box = (document: string, name: string): string =>
  library.edit({ op: 'add', document, pageIndex: 0, class: name, box: [1, 1, 9, 9] }).regions[0] as string;
const schemaOf = (): LabelSchema => viewDraft(library.context, findDataset(library.context, dataset)).schema;
/** Every region of the class needs a date from now on. */
const askForDate = (of = 'Text'): unknown =>
  setSchema(library.context, dataset, {
    ...schemaOf(),
    classes: schemaOf().classes.map((item) =>
      item.name === of
        ? { ...item, attributes: [{ id: 'date', name: 'due date', type: 'string' as const, required: true }] }
        : item,
    ),
  });
const problems = (request: Partial<Parameters<typeof listProblems>[1]> = {}) =>
  listProblems(library.context, { version: 'papers@draft', offset: 0, limit: 200, ...request }, silent);
const rule = (commitNeedsNoProblems: boolean) =>
  setRules(library.context, { dataset, commitNeedsNoProblems });
const tryCommit = async () => {
  await prepareCommit(library.context, dataset);
  return commit(library.context, { dataset, message: 'a version' });
};

describe('regions that break their schema', () => {
  test('are none where everything fits', async () => {
    expect(await problems()).toEqual({ total: 0, blocking: 0, byCode: {}, items: [] });
    expect(
      getPage(library.context, { version: 'papers@draft', document: 'b', pageIndex: 0 }).problems,
    ).toEqual({});
  });

  test('are listed by document, and marked on their page', async () => {
    askForDate();
    const found = await problems();
    expect(found).toMatchObject({ total: 2, blocking: 2, byCode: { 'attribute-missing': 2 } });
    expect(found.items).toMatchObject([
      {
        name: 'a.pdf',
        pageIndex: 0,
        code: 'attribute-missing',
        words: 'has no value of “due date”',
        isBlocking: true,
      },
      { name: 'b.pdf', pageIndex: 0, code: 'attribute-missing' },
    ]);
    const [, inB] = found.items;
    const page = getPage(library.context, { version: 'papers@draft', document: 'b', pageIndex: 0 });
    expect(page.problems).toEqual({
      [inB?.region ?? '']: [
        { code: 'attribute-missing', words: 'has no value of “due date”', isBlocking: true },
      ],
    });
    expect((await problems({ offset: 1, limit: 1 })).items).toEqual([inB]);
    expect(await problems({ code: 'class-missing' })).toMatchObject({ total: 0, blocking: 2, items: [] });
  });

  test('are told anew after every edit, undo and change of the schema', async () => {
    askForDate();
    const [first] = (await problems()).items;
    library.edit({ op: 'set-attribute', region: first?.region ?? '', name: 'due date', value: 'today' });
    expect((await problems()).total).toBe(1);
    box('a', 'Text');
    expect((await problems()).total).toBe(2);
    askForDate('Table');
    expect((await problems()).total).toBe(3);
  });

  test('of a version are those under the schema it was made with', async () => {
    commit(library.context, { dataset, message: 'fine then' });
    askForDate();
    expect((await problems({ version: 'papers@1' })).total).toBe(0);
    expect(getPage(library.context, { version: 'papers@1', document: 'a', pageIndex: 0 }).problems).toEqual(
      {},
    );
    expect((await problems()).total).toBe(2);
  });

  test('outside the page are a hint only', async () => {
    library.edit({ op: 'add', document: 'a', pageIndex: 0, class: 'Text', box: [-5, 1, 9, 9] });
    expect(await problems()).toMatchObject({ total: 1, blocking: 0, byCode: { 'outside-page': 1 } });
    rule(true);
    expect((await tryCommit()).version).toBe(1);
  });

  test('the search for them can be cancelled', async () => {
    const signal = AbortSignal.abort();
    const search = listProblems(
      library.context,
      { version: 'papers@draft', offset: 0, limit: 1 },
      { ...silent, signal },
    );
    await expect(search).rejects.toMatchObject({ code: 'cancelled' });
  });
});

describe('the rule that a version has no problems', () => {
  test('is off at first, is kept, and is on record', () => {
    expect(rulesOf(library.context, dataset)).toEqual({ commitNeedsNoProblems: false });
    expect(rule(true)).toEqual({ commitNeedsNoProblems: true });
    library.reopen();
    expect(rulesOf(library.context, dataset)).toEqual({ commitNeedsNoProblems: true });
    expect(library.context.reader.records.events(0, 100).at(-1)).toMatchObject({ kind: 'dataset-rules-set' });
    expect(() => rulesOf(library.context, 'nothing')).toThrow(expect.objectContaining({ code: 'not-found' }));
  });

  test('refuses a commit, saying how many and where, until they are gone or allowed', async () => {
    askForDate();
    rule(true);
    await expect(tryCommit()).rejects.toMatchObject({
      code: 'has-problems',
      userMessage: {
        why: 'It may have no problems, and has 2; the first, on page 1 of "a.pdf", has no value of “due date”.',
      },
    });
    expect(logOf(library.context, dataset)).toEqual([]);
    rule(false);
    expect((await tryCommit()).version).toBe(1);
    rule(true);
    for (const { region } of (await problems()).items)
      library.edit({ op: 'set-attribute', region, name: 'due date', value: 'today' });
    expect((await tryCommit()).version).toBe(2);
  });

  test('lets no edit slip in between looking and committing', async () => {
    askForDate();
    rule(true);
    for (const { region } of (await problems()).items)
      library.edit({ op: 'set-attribute', region, name: 'due date', value: 'today' });
    await prepareCommit(library.context, dataset);
    box('a', 'Text');
    expect(() => commit(library.context, { dataset, message: 'too quick' })).toThrow(
      expect.objectContaining({ code: 'has-problems' }),
    );
  });
});
