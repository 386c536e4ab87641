import { mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { statusOf } from '../../../src-main/services/changes/status';
import { addDocuments } from '../../../src-main/services/documents/add-documents';
import { compareSummary } from '../../builders/comparisons';
import {
  getDocument,
  listDocuments,
  removeDocuments,
  replaceDocument,
} from '../../../src-main/services/documents/document-service';
import { undo } from '../../../src-main/services/labels/label-service';
import { getPage } from '../../../src-main/services/documents/page-service';
import { commit } from '../../../src-main/services/history/version-service';
import { aReader, writeDocument } from '../../builders/documents';
import { aLibrary, type TestLibrary } from '../../builders/libraries';

const dataset = 'papers';
let library: TestLibrary;
beforeEach(() => {
  library = aLibrary();
});
afterEach(() => library.remove());

const addPaths = (paths: readonly string[], signal?: AbortSignal) =>
  addDocuments(library.context, { dataset, paths }, { reader: aReader(), passwords: [], signal });
const replace = (document: string, path: string) =>
  replaceDocument(library.context, { dataset, document, path }, { reader: aReader(), passwords: [] });
const list = () =>
  listDocuments(library.context, {
    version: 'papers@draft',
    search: '',
    filter: 'all',
    sort: 'name',
    offset: 0,
    limit: 100,
  });
const draw = (document: string, pageIndex = 0) =>
  library.edit({ op: 'add', document, pageIndex, class: 'Text', box: [1, 1, 9, 9] });
const page = (document: string, pageIndex = 0) =>
  getPage(library.context, { version: 'papers@draft', document, pageIndex });
const incoming = () => readdirSync(join(library.library, 'objects/incoming'));

describe('adding documents', () => {
  test('walks folders, lists what is no document, and goes on with the rest', async () => {
    mkdirSync(library.path('in/deep'), { recursive: true });
    writeDocument(library.path('in/a.pdf'), { title: 'a' });
    writeDocument(library.path('in/deep/b.pdf'), {
      title: 'b',
      pages: [
        [1, 2],
        [3, 4],
      ],
    });
    writeFileSync(library.path('in/broken.pdf'), 'not a document');
    writeFileSync(library.path('in/notes.txt'), 'passed over');
    writeFileSync(library.path('in/.hidden.pdf'), 'passed over');
    const outcome = await addPaths([library.path('in'), library.path('missing.pdf')]);
    expect(outcome).toMatchObject({ added: 2, duplicates: 0 });
    expect(outcome.documents.map(({ name, pages }) => [name, pages])).toEqual([
      ['a.pdf', 1],
      ['deep/b.pdf', 2],
    ]);
    expect(outcome.failed.map(({ path, code }) => [path.split('/').at(-1), code]).sort()).toEqual([
      ['broken.pdf', 'document-unreadable'],
      ['missing.pdf', 'not-found'],
    ]);
    expect(incoming()).toEqual([]);
    expect(list().total).toBe(2);
  });

  test('knows a file by its bytes, under any name, in one call and the next', async () => {
    const [a, copy] = ['a', 'copy'].map((name) =>
      writeDocument(library.path(`${name}.pdf`), { title: 'same bytes' }),
    ) as [string, string];
    expect(await addPaths([a, copy])).toMatchObject({ added: 1, duplicates: 1 });
    const again = await addPaths([copy]);
    expect(again).toMatchObject({ added: 0, duplicates: 1 });
    expect(again.documents[0]!.id).toBe((await addPaths([a])).documents[0]!.id);
    expect(incoming()).toEqual([]);
    expect(list().rows.map(({ name }) => name)).toEqual(['a.pdf']);
  });

  test('follows no link met in a folder, not in a circle and not out of it', async () => {
    mkdirSync(library.path('in'));
    writeDocument(library.path('in/a.pdf'), { title: 'a' });
    writeDocument(library.path('outside.pdf'), { title: 'outside' });
    symlinkSync(library.path('in'), library.path('in/circle'));
    symlinkSync(library.path('outside.pdf'), library.path('in/link.pdf'));
    expect(await addPaths([library.path('in')])).toMatchObject({ added: 1, failed: [] });
  });

  test('leaves nothing when it is cancelled at any moment', async () => {
    const paths = Array.from({ length: 12 }, (_, index) =>
      writeDocument(library.path(`${index}.pdf`), { title: `${index}` }),
    );
    const before = library.contentId();
    for (let moment = 0; moment < 6; moment++) {
      const cancel = new AbortController();
      const adding = addDocuments(
        library.context,
        { dataset, paths },
        {
          reader: aReader(),
          passwords: [],
          signal: cancel.signal,
          onProgress: (done) => done > moment * 2 && cancel.abort(),
        },
      );
      await expect(adding).rejects.toThrow();
      expect([incoming(), library.contentId(), list().total]).toEqual([[], before, 0]);
    }
    expect((await library.verify()).problems).toEqual([]);
    expect(await addPaths(paths)).toMatchObject({ added: 12 });
  });

  test('is one step of undo', async () => {
    const before = library.contentId();
    await library.add('a', 'b');
    undo(library.context, dataset);
    expect(library.contentId()).toBe(before);
    expect(list().total).toBe(0);
    await library.add('a');
    expect(list().total).toBe(1);
  });
});

describe('removing documents', () => {
  test('takes them out with their labels, keeps the file, and can be undone', async () => {
    const [id] = (await library.add('a', 'b')) as [string];
    draw(id);
    const before = library.contentId();
    expect(await removeDocuments(library.context, dataset, [id])).toEqual({ removed: 1 });
    expect(list().rows.map(({ name }) => name)).toEqual(['b.pdf']);
    expect(library.context.reader.fileFacts.list()).toHaveLength(2);
    undo(library.context, dataset);
    expect(library.contentId()).toBe(before);
    expect(page(id).regions).toHaveLength(1);
  });

  test('an unknown one refuses all of them', async () => {
    await library.add('a');
    await expect(removeDocuments(library.context, dataset, ['a', 'nothing'])).rejects.toMatchObject({
      code: 'not-found',
    });
    expect(list().total).toBe(1);
  });
});

describe('replacing a file', () => {
  test('keeps the document, its name and its regions, and is no label change', async () => {
    const [id] = (await library.add('a')) as [string];
    draw(id);
    commit(library.context, { dataset, message: 'one' });
    const corrected = writeDocument(library.path('corrected.pdf'), {
      title: 'corrected',
      pages: [
        [612, 792],
        [612, 792],
      ],
    });
    expect(await replace('a', corrected)).toMatchObject({ id, name: 'a.pdf', pages: 2 });
    expect(page(id).regions).toHaveLength(1);
    expect(statusOf(library.context, dataset)).toMatchObject({
      documents: { added: 0, removed: 0, replaced: 1 },
      labels: { added: 0, removed: 0, changed: 0 },
    });
    expect(compareSummary(library.context, 'papers@1', 'papers@draft')).toMatchObject({
      bump: 'major',
      documents: { replaced: [{ id }] },
    });
    expect(getDocument(library.context, 'papers@draft', id)).toMatchObject({ pages: 2, regions: 1 });
  });

  test('is refused when pages with regions would be lost, and nothing changes', async () => {
    const [id] = (await library.add({
      title: 'long',
      pages: [
        [1, 1],
        [100, 100],
      ],
    })) as [string];
    draw(id, 1);
    const before = library.contentId();
    await expect(
      replace(id, writeDocument(library.path('short.pdf'), { title: 'short' })),
    ).rejects.toMatchObject({
      code: 'document-unreadable',
      userMessage: { why: expect.stringContaining('Page 2') },
    });
    await expect(replace(id, library.writeJson('broken.pdf', {}))).rejects.toMatchObject({
      code: 'document-unreadable',
    });
    expect([library.contentId(), incoming()]).toEqual([before, []]);
  });

  test('adding the old file again makes a second document and leaves the first alone', async () => {
    const [id] = (await library.add('a')) as [string];
    draw(id);
    await replace(id, writeDocument(library.path('corrected.pdf'), { title: 'corrected' }));
    const again = await addPaths([library.path('a.pdf')]);
    expect(again).toMatchObject({ added: 1, duplicates: 0 });
    expect(again.documents[0]!.id).not.toBe(id);
    expect(page(id).regions).toHaveLength(1);
    expect(list().total).toBe(2);
  });
});
