import { readFileSync, writeFileSync } from 'node:fs';

import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { findDataset } from '../../../src-main/services/content/content-view';
import { listDocuments, replaceDocument } from '../../../src-main/services/documents/document-service';
import { exportCoco } from '../../../src-main/services/exchange/export-service';
import { importCoco } from '../../../src-main/services/exchange/import-service';
import { getPage } from '../../../src-main/services/documents/page-service';
import { commit } from '../../../src-main/services/history/version-service';
import { aCocoFile } from '../../builders/coco';
import { aReader, writeDocument } from '../../builders/documents';
import { aLibrary, describeFolder, type TestLibrary } from '../../builders/libraries';

type Coco = ReturnType<typeof aCocoFile>;
const dataset = 'papers';
let library: TestLibrary;
beforeEach(() => {
  library = aLibrary({ classes: [] });
});
afterEach(() => library.remove());

const FILE = aCocoFile({
  images: ['a.png', 'b.png', 'empty.png'],
  labels: [
    [
      'a.png',
      'Text',
      [1.25, 2.5, 30.01, 40.99],
      { area: 12.5, iscrowd: 0, segmentation: [[1, 2, 3, 4, 5, 6]], vendor: { nested: ['kept'] } },
    ],
    ['a.png', 'Table', [-5, 0, 10, 10]],
    ['b.png', 'Text', [0, 0, 612, 792]],
  ],
  categoryIds: { Text: 7, Table: 3, Unused: 11 },
});

async function exportOf(
  version = 'papers@1',
  file = 'out.json',
): Promise<Coco & { info: Record<string, unknown> }> {
  const request = { version, target: library.path(file), scale: 1, allowDraft: false };
  await exportCoco(library.context, request, { program: 'tests', onProgress: () => undefined });
  return JSON.parse(readFileSync(library.path(file), 'utf8')) as Coco & { info: Record<string, unknown> };
}
const byId = <Item extends { id: number }>(items: readonly Item[]) => items.toSorted((a, b) => a.id - b.id);
const documents = () =>
  listDocuments(library.context, {
    version: 'papers@draft',
    search: '',
    filter: 'all',
    sort: 'name',
    offset: 0,
    limit: 100,
  });

describe('import and export', () => {
  test('give back what came, empty images and unknown keys included, and name the version', async () => {
    await library.add('a', 'b', 'empty');
    expect(await library.importCoco(FILE)).toMatchObject({
      documents: 3,
      pages: 3,
      regions: 3,
      classes: 3,
      skipped: 0,
    });
    const { contentId, id } = commit(library.context, { dataset, message: 'imported' });
    const exported = await exportOf();
    expect(byId(exported.images)).toMatchObject(byId(FILE.images));
    expect(byId(exported.annotations)).toMatchObject(byId(FILE.annotations));
    expect(byId(exported.categories)).toEqual(byId(FILE.categories));
    expect(JSON.stringify(exported)).toContain(contentId);
    expect(JSON.stringify(exported)).toContain(id);
  });

  test('the same version gives the same bytes', async () => {
    await library.add('a', 'b', 'empty');
    await library.importCoco(FILE);
    commit(library.context, { dataset, message: 'imported' });
    await exportOf('papers@1', 'one.json');
    library.edit({ op: 'add', document: 'a', pageIndex: 0, class: 'Text', box: [1, 1, 2, 2] });
    await exportOf('papers@1', 'two.json');
    expect(readFileSync(library.path('two.json')).equals(readFileSync(library.path('one.json')))).toBe(true);
  });

  test('a second time adds nothing', async () => {
    await library.add('a', 'b', 'empty');
    await library.importCoco(FILE);
    const before = library.contentId();
    const runs = library.context.reader.records.importHeaders(
      findDataset(library.context, dataset).id,
    ).length;
    expect(await library.importCoco(FILE)).toMatchObject({
      documents: 0,
      pages: 0,
      regions: 0,
      classes: 0,
      skipped: 3,
    });
    expect(library.contentId()).toBe(before);
    expect(
      library.context.reader.records.importHeaders(findDataset(library.context, dataset).id),
    ).toHaveLength(runs);
  });

  test('three images of the same bytes keep labels of their own', async () => {
    const names = ['one.pdf', 'two.pdf', 'three.pdf'];
    for (const name of names) writeDocument(library.path(name), { title: 'the same bytes' });
    const file = aCocoFile({
      images: names,
      labels: names.map((name, index) => [name, 'Text', [index + 1, 1, 10, 10]] as const),
    });
    const request = { documents: names.map(library.path) };
    expect(await library.importCoco(file, request)).toMatchObject({ documents: 3, regions: 3 });
    const before = library.contentId();
    expect(await library.importCoco(file, request)).toMatchObject({ documents: 0, regions: 0, skipped: 3 });
    expect(library.contentId()).toBe(before);
    expect(library.context.reader.fileFacts.list()).toHaveLength(1);
    commit(library.context, { dataset, message: 'three' });
    const exported = await exportOf();
    expect(byId(exported.annotations).map(({ image_id, bbox }) => [image_id, bbox])).toEqual(
      byId(file.annotations).map(({ image_id, bbox }) => [image_id, bbox]),
    );
  });

  test('without documents, they wait on sheets of their declared size until their file is added', async () => {
    expect(await library.importCoco(FILE, { withoutDocuments: true })).toMatchObject({
      documents: 3,
      regions: 3,
    });
    expect(documents().rows.every(({ file }) => file === null)).toBe(true);
    const before = getPage(library.context, { version: 'papers@draft', document: 'a.png', pageIndex: 0 });
    commit(library.context, { dataset, message: 'absent' });
    const [entry] = await library.add('a');
    expect(entry).toBe(before.document);
    expect(
      getPage(library.context, { version: 'papers@draft', document: 'a', pageIndex: 0 }).regions,
    ).toEqual(before.regions);
    expect(await library.importCoco(FILE, { withoutDocuments: true })).toMatchObject({
      documents: 0,
      regions: 0,
      skipped: 3,
    });
    expect(documents().total).toBe(3);
  });

  test('labels of a file whose document was replaced find that document no more by its bytes', async () => {
    const [first] = (await library.add('a')) as [string];
    await library.importCoco(aCocoFile({ images: ['a.png'], labels: [['a.png', 'Text', [1, 1, 9, 9]]] }));
    const path = writeDocument(library.path('corrected.pdf'), { title: 'corrected' });
    await replaceDocument(
      library.context,
      { dataset, document: first, path },
      { reader: aReader(), passwords: [] },
    );
    writeDocument(library.path('old-again.pdf'), { title: 'a' });
    const labels = aCocoFile({
      images: ['old-again.png'],
      labels: [['old-again.png', 'Text', [2, 2, 9, 9]]],
    });
    expect(await library.importCoco(labels, { documents: [library.path('old-again.pdf')] })).toMatchObject({
      documents: 1,
      regions: 1,
    });
    expect(documents().total).toBe(2);
    expect(
      getPage(library.context, { version: 'papers@draft', document: first, pageIndex: 0 }).regions,
    ).toHaveLength(1);
  });
});

describe('what cannot be imported', () => {
  const whole = JSON.stringify(FILE);

  test.each<[what: string, content: string]>([
    ['a file cut off in the annotations', whole.slice(0, whole.indexOf('"bbox"') + 40)],
    ['a file cut off at its last brace', whole.slice(0, -1)],
    ['no JSON at all', '%PDF-1.7'],
    ['an empty file', ''],
    ['a list', '[]'],
    ['annotations that are no list', JSON.stringify({ ...FILE, annotations: {} })],
    ['a comma too many near the end', `${whole.slice(0, -1)},}`],
  ])('%s is refused with its place, and nothing is left of it', async (_what, content) => {
    await library.add('a', 'b', 'empty');
    const before = library.contentId();
    const files = describeFolder(library.path('library/objects'));
    writeFileSync(library.path('broken.json'), content);
    await expect(library.importCoco(library.path('broken.json'))).rejects.toMatchObject({
      code: 'format-invalid',
      message: expect.stringContaining('broken.json'),
    });
    expect(library.contentId()).toBe(before);
    expect(describeFolder(library.path('library/objects'))).toEqual(files);
    expect(library.context.reader.records.importHeaders(findDataset(library.context, dataset).id)).toEqual(
      [],
    );
    expect((await library.verify()).problems).toEqual([]);
  });

  test('a file whose documents are nowhere is refused, and says how it could be done', async () => {
    const before = library.contentId();
    await expect(library.importCoco(FILE)).rejects.toMatchObject({
      code: 'documents-missing',
      userMessage: { inTerminal: expect.stringContaining('--without-documents') },
    });
    expect([library.contentId(), documents().total]).toEqual([before, 0]);
  });

  test('a draft is exported only when it is asked for by name', async () => {
    await library.add('a');
    await expect(exportOf('papers')).rejects.toMatchObject({ code: 'version-needed' });
    expect((await exportOf('papers@draft')).images).toHaveLength(1);
  });

  test('a cancelled import leaves nothing, at whatever moment', async () => {
    await library.add('a', 'b', 'empty');
    const before = library.contentId();
    const path = library.writeJson('file.json', FILE);
    let cancelled = 0;
    for (let moment = 0; moment < 8; moment++) {
      const cancel = new AbortController();
      let told = 0;
      const onProgress = () => void (told++ >= moment && cancel.abort());
      const request = { dataset, path, documents: [], withoutDocuments: false };
      const done = importCoco(library.context, request, {
        reader: aReader(),
        signal: cancel.signal,
        onProgress,
      });
      const isCancelled = await done.then(
        () => false,
        () => true,
      );
      if (!isCancelled) break;
      cancelled += 1;
      expect(library.contentId()).toBe(before);
    }
    expect(cancelled).toBeGreaterThan(1);
    expect((await library.verify()).problems).toEqual([]);
  });
});
