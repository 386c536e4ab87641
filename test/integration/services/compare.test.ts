import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import type { Edit } from '../../../src-main/domain/edits/edit';
import { statusOf } from '../../../src-main/services/changes/status';
import { compareDocuments, compareRegions, compareSummary } from '../../builders/comparisons';
import { removeDocuments, replaceDocument } from '../../../src-main/services/documents/document-service';
import { getPage } from '../../../src-main/services/documents/page-service';
import { addClass, getSchema, setSchema } from '../../../src-main/services/schema/schema-service';
import { logOf } from '../../../src-main/services/history/log-service';
import { commit, showVersion } from '../../../src-main/services/history/version-service';
import { aCocoFile } from '../../builders/coco';
import { aReader, writeDocument } from '../../builders/documents';
import { aLibrary, type TestLibrary } from '../../builders/libraries';

const dataset = 'papers';
let library: TestLibrary;
beforeEach(() => {
  library = aLibrary({ attributes: [{ id: 'kind', name: 'kind', type: 'string' }] });
});
afterEach(() => library.remove());

const save = (message = 'next') => commit(library.context, { dataset, message });
const add = (document: string, fields: Partial<Extract<Edit, { op: 'add' }>> = {}): Edit => ({
  op: 'add',
  document,
  pageIndex: 0,
  class: 'Text',
  box: [1, 1, 9, 9],
  ...fields,
});
const summary = (from = 'papers@1', to = 'papers@draft') => compareSummary(library.context, from, to);
const schemaOf = () => getSchema(library.context, 'papers@draft').schema;

/** A dataset with one version: documents a and b with a region each. */
async function start(): Promise<{ region: string }> {
  await library.add('a', 'b');
  const [region] = library.edit(add('a'), add('b')).regions as [string];
  save('first');
  return { region };
}

describe('a difference', () => {
  test.each<[kind: string, edit: (region: string) => Edit]>([
    ['geometry', (region) => ({ op: 'move', region, box: [2, 2, 9, 9] })],
    ['class', (region) => ({ op: 'relabel', region, class: 'Table' })],
    ['text', (region) => ({ op: 'set-text', region, text: 'word' })],
    ['attributes', (region) => ({ op: 'set-attribute', region, name: 'kind', value: 'x' })],
    ['status', (region) => ({ op: 'set-status', region, status: 'rejected' })],
  ])('counts a change of %s once, under that kind alone', async (kind, edit) => {
    const { region } = await start();
    library.edit(edit(region));
    const { labels, bump } = summary();
    expect(labels).toMatchObject({ added: 0, removed: 0, changed: 1 });
    expect(Object.entries(labels.byKind).filter(([, count]) => count > 0)).toEqual([[kind, 1]]);
    expect(bump).toBe('major');
    const { regions, names } = compareRegions(library.context, {
      from: 'papers@1',
      to: 'papers@draft',
      offset: 0,
      limit: 10,
    });
    const [change] = regions;
    expect(change).toMatchObject({ id: region, pageIndex: 0, change: 'changed', kinds: [kind] });
    expect(names).toEqual({ [change?.document ?? '']: 'a.pdf' });
  });

  test('counts parents by region, and classes by name', async () => {
    const { region } = await start();
    const [child] = library.edit(add('a', { class: 'Table' })).regions as [string];
    library.edit({ op: 'set-parent', region: child, parent: region });
    expect(summary().labels).toMatchObject({
      added: 1,
      changed: 0,
      byClass: { Table: { added: 1, removed: 0, changed: 0 } },
    });
    save();
    library.edit({ op: 'set-parent', region: child, parent: null });
    expect(summary('papers@2').labels.byKind.parent).toBe(1);
  });

  test('is the inverse of the one the other way round', async () => {
    const { region } = await start();
    await library.add('c');
    library.edit(
      add('c'),
      add('a'),
      { op: 'relabel', region, class: 'Table' },
      { op: 'set-page-state', document: 'b', pageIndex: 0, state: 'reviewed' },
    );
    await removeDocuments(library.context, dataset, ['b']);
    save();
    const [forth, back] = [summary('papers@1', 'papers@2'), summary('papers@2', 'papers@1')];
    expect(back.documents).toEqual({
      ...forth.documents,
      added: forth.documents.removed,
      removed: forth.documents.added,
    });
    expect(back.labels).toMatchObject({
      added: forth.labels.removed,
      removed: forth.labels.added,
      changed: forth.labels.changed,
      onAddedDocuments: forth.labels.onRemovedDocuments,
      onRemovedDocuments: forth.labels.onAddedDocuments,
      byKind: forth.labels.byKind,
    });
    expect([forth.bump, back.bump]).toEqual(['major', null]);
    const turned = { added: 'removed', removed: 'added', changed: 'changed' } as const;
    const regions = (from: string, to: string) =>
      compareRegions(library.context, { from, to, offset: 0, limit: 100 }).regions;
    expect(
      regions('papers@2', 'papers@1')
        .map(({ id, change, before, after }) => ({ id, change, before, after }))
        .sort(byId),
    ).toEqual(
      regions('papers@1', 'papers@2')
        .map(({ id, change, before, after }) => ({
          id,
          change: turned[change],
          before: after,
          after: before,
        }))
        .sort(byId),
    );
  });

  test('tells labels of added and removed documents apart', async () => {
    await start();
    await library.add('c');
    library.edit(add('c'), add('c', { box: [5, 5, 50, 50] }));
    expect(summary()).toMatchObject({
      bump: 'minor',
      labels: { added: 2, onAddedDocuments: 2, onRemovedDocuments: 0 },
    });
    library.edit(add('a', { box: [5, 5, 50, 50] }));
    expect(summary()).toMatchObject({ bump: 'major', labels: { added: 3, onAddedDocuments: 2 } });
    await removeDocuments(library.context, dataset, ['b']);
    expect(summary().labels).toMatchObject({
      added: 3,
      removed: 1,
      onAddedDocuments: 2,
      onRemovedDocuments: 1,
    });
    expect(
      compareDocuments(library.context, 'papers@1', 'papers@draft').map(
        ({ name, presence, added, removed }) => [name, presence, added, removed],
      ),
    ).toEqual([
      ['a.pdf', 'both', 1, 0],
      ['c.pdf', 'added', 2, 0],
      ['b.pdf', 'removed', 0, 1],
    ]);
  });
});

const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : 1);

describe('the step of a version', () => {
  test.each<[bump: string, what: string, change: (region: string) => unknown]>([
    ['none', 'nothing', () => undefined],
    [
      'patch',
      'a page reviewed',
      () => library.edit({ op: 'set-page-state', document: 'a', pageIndex: 0, state: 'reviewed' }),
    ],
    [
      'patch',
      'a colour',
      () =>
        setSchema(library.context, dataset, {
          ...schemaOf(),
          classes: schemaOf().classes.map((item) => ({ ...item, color: '#112233' })),
        }),
    ],
    ['minor', 'a document', () => library.add('c')],
    ['minor', 'a class', () => addClass(library.context, { dataset, name: 'Logo' })],
    ['major', 'a region', () => library.edit(add('b', { box: [3, 3, 7, 7] }))],
    ['major', 'a region deleted', (region) => library.edit({ op: 'delete', region })],
    ['major', 'a document removed', () => removeDocuments(library.context, dataset, ['a'])],
    [
      'major',
      'a class removed',
      () =>
        setSchema(library.context, dataset, {
          classes: schemaOf().classes.filter(({ name }) => name === 'Text'),
        }),
    ],
    [
      'major',
      'what an imported file says of a page',
      () => library.importCoco(aCocoFile({ images: ['a.png'], labels: [] })),
    ],
    [
      'major',
      'a file replaced',
      () =>
        replaceDocument(
          library.context,
          { dataset, document: 'a', path: writeDocument(library.path('x.pdf'), { title: 'x' }) },
          { reader: aReader(), passwords: [] },
        ),
    ],
  ])('is %s for %s', async (bump, _what, change) => {
    const { region } = await start();
    await change(region);
    expect(summary().bump).toBe(bump);
  });

  test('is not named between versions that do not follow', async () => {
    await start();
    await library.add('c');
    save();
    expect(summary('papers@2', 'papers@1').bump).toBeNull();
    expect(summary('papers@1', 'papers@2').bump).toBe('minor');
    expect(summary('papers@2', 'papers@2').bump).toBe('none');
  });
});

test('pages reviewed and reopened are counted apart from labels', async () => {
  await start();
  const review = (state: 'seen' | 'reviewed', ...documents: string[]) =>
    library.edit(
      ...documents.map((document): Edit => ({ op: 'set-page-state', document, pageIndex: 0, state })),
    );
  review('reviewed', 'a', 'b');
  expect(summary()).toMatchObject({ pages: { reviewed: 2, reopened: 0 }, labels: { changed: 0 } });
  save();
  review('seen', 'a');
  expect(summary('papers@2')).toMatchObject({ pages: { reviewed: 0, reopened: 1 }, bump: 'patch' });
  expect(statusOf(library.context, dataset)).toMatchObject({ base: 2, clean: false, pages: { reopened: 1 } });
});

describe('the file of an absent document', () => {
  const FILE = aCocoFile({
    images: [{ name: 'scan.png', width: 1025, height: 1025 }],
    labels: Array.from(
      { length: 20 },
      (_, index) => ['scan.png', 'Text', [index * 7.13, index * 3.77, 500.5 + index, 100.25]] as const,
    ),
  });

  test.each(['added', 'named with replace'])(
    'when it is %s, the document is replaced and no label changed',
    async (how) => {
      await library.importCoco(FILE, { withoutDocuments: true });
      save();
      const id = 'scan.png';
      const before = getPage(library.context, { version: 'papers@1', document: id, pageIndex: 0 });
      expect(before.size).toEqual({ width: 10_250_000, height: 10_250_000 });
      if (how === 'added') await library.add('scan');
      else
        await replaceDocument(
          library.context,
          { dataset, document: id, path: writeDocument(library.path('y.pdf'), { title: 'y' }) },
          { reader: aReader(), passwords: [] },
        );
      expect(statusOf(library.context, dataset)).toMatchObject({
        documents: { added: 0, removed: 0, replaced: 1 },
        labels: { added: 0, removed: 0, changed: 0 },
      });
      save();
      for (const [from, to] of [
        ['papers@1', 'papers@2'],
        ['papers@2', 'papers@1'],
      ] as const) {
        expect(summary(from, to)).toMatchObject({
          documents: { replaced: { length: 1 } },
          labels: { added: 0, removed: 0, changed: 0 },
        });
      }
      const after = getPage(library.context, { version: 'papers@2', document: id, pageIndex: 0 });
      expect(after.size).toEqual({ width: 6_120_000, height: 7_920_000 });
      expect(after.regions.map((region) => region.id)).toEqual(before.regions.map((region) => region.id));
    },
  );
});

describe('versions', () => {
  test('nothing to commit is refused in words, before the first version and after', async () => {
    library.remove();
    library = aLibrary({ classes: [] });
    expect(() => save()).toThrow(expect.objectContaining({ code: 'nothing-to-commit' }));
    await start2();
    expect(() => save()).toThrow(/equals version 1/);
    expect(logOf(library.context, dataset)).toHaveLength(1);
  });

  test('keep their numbers, parents, people and statistics', async () => {
    const { region } = await start();
    library.edit({ op: 'relabel', region, class: 'Table' });
    commit(library.context, { dataset, message: 'relabelled', author: 'Grace' });
    const [second, first] = logOf(library.context, dataset);
    expect(second).toMatchObject({
      version: 2,
      author: 'Grace',
      message: 'relabelled',
      parents: [first!.id],
      documents: 2,
      pages: 2,
      regions: 2,
    });
    expect(first).toMatchObject({ version: 1, author: 'Ada', parents: [], time: '2026-01-02T03:04:05.006Z' });
    expect(showVersion(library.context, 'papers@2')).toMatchObject({
      statistics: { byClass: { Text: 1, Table: 1 }, emptyPages: 0 },
      schema: { version: '1.0.0' },
    });
    expect(showVersion(library.context, 'papers@1').statistics.byClass).toEqual({ Text: 2 });
    expect(() => showVersion(library.context, 'papers@draft')).toThrow(
      expect.objectContaining({ code: 'version-needed' }),
    );
    expect(() => showVersion(library.context, 'papers@3')).toThrow(
      expect.objectContaining({ code: 'not-found' }),
    );
  });

  test('a class that regions have cannot go, and the schema stays as it was', async () => {
    await start();
    const before = library.contentId();
    const without = { classes: schemaOf().classes.filter(({ name }) => name !== 'Text') };
    expect(() => setSchema(library.context, dataset, without)).toThrow(
      /classes that the new schema does not have: "Text" \(2\)\./,
    );
    expect(library.contentId()).toBe(before);
  });

  test('schema versions are numbered after how far a change reaches', async () => {
    await start();
    const numbers = [getSchema(library.context, 'papers@1').version];
    for (const classes of [
      schemaOf().classes.map((item) => ({ ...item, color: '#010203' })),
      [...schemaOf().classes, { id: 'logo', name: 'Logo' }],
      schemaOf().classes.filter(({ name }) => name === 'Text'),
    ]) {
      setSchema(library.context, dataset, { classes });
      expect(getSchema(library.context, 'papers@draft').version).toBe('draft');
      save();
      numbers.push(getSchema(library.context, 'papers@draft').version);
    }
    expect(numbers).toEqual(['1.0.0', '1.0.1', '1.1.0', '2.0.0']);
  });
});

async function start2(): Promise<void> {
  await library.add('a');
  save('first');
}
