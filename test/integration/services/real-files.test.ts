import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';

import { statusOf } from '../../../src-main/services/changes/status';
import { listDocuments } from '../../../src-main/services/documents/document-service';
import { getPage } from '../../../src-main/services/documents/page-service';
import { commit, showVersion } from '../../../src-main/services/history/version-service';
import { aLibrary, type LibraryOptions, type TestLibrary } from '../../builders/libraries';
import { writeDocument } from '../../builders/documents';
import { startTestReader, type TestReader } from '../pdf/build-worker';

const DATA = process.env['COLOPHON_TEST_DATA'] ?? resolve(import.meta.dirname, '../../../../shared/data');
const isThere = existsSync(join(DATA, 'publaynet/samples.json'));
if (!isThere)
  console.info(
    'Skipped: no real files. Set COLOPHON_TEST_DATA to the folder that holds publaynet/ and formats/.',
  );

let real: TestReader;
beforeAll(async () => {
  if (isThere) real = await startTestReader();
});
afterAll(() => real?.close());

const opened: TestLibrary[] = [];
afterEach(() => {
  for (const library of opened.splice(0)) library.remove();
});
function open(options: LibraryOptions = {}): TestLibrary {
  const library = aLibrary({ classes: [], reader: real.reader, ...options });
  opened.push(library);
  return library;
}

const data = (name: string): string => join(DATA, name);
const ROBOFLOW = ['train', 'val'].map((split) =>
  data(`formats/roboflow-coco/${split}/_annotations.coco.json`),
);
const COCO = {
  train: data('formats/coco/annotations/instances_train.json'),
  val: data('formats/coco/annotations/instances_val.json'),
};
const importWith = (library: TestLibrary, path: string, folder = dirname(path)) =>
  library.importCoco(path, { documents: [folder] });

test.skipIf(!isThere)('PubLayNet’s sample has the counts that its owners expect', async () => {
  const library = open();
  const expected = JSON.parse(readFileSync(data('publaynet/expected.json'), 'utf8')) as {
    images: number;
    annotations: number;
    per_category: Record<string, number>;
  };
  const { documents, pages, regions, skipped } = await importWith(library, data('publaynet/samples.json'));
  expect({ documents, pages, regions, skipped }).toEqual({
    documents: expected.images,
    pages: expected.images,
    regions: expected.annotations,
    skipped: 0,
  });
  const { version } = commit(library.context, { dataset: 'papers', message: 'PubLayNet' });
  expect(showVersion(library.context, `papers@${version}`).statistics.byClass).toEqual(expected.per_category);
});

test.skipIf(!isThere)(
  'the same PDFs and two COCO files in another order, by others, on another day, have the same content id',
  async () => {
    const pdfs = readdirSync(data('docbank'))
      .filter((name) => name.endsWith('.pdf'))
      .slice(0, 2)
      .map((name) => data(`docbank/${name}`));
    const fill = async (library: TestLibrary, backwards: boolean): Promise<string> => {
      const order = <Item>(items: readonly Item[]): readonly Item[] =>
        backwards ? items.toReversed() : items;
      const steps = [
        () => library.addPaths(...order(pdfs)),
        () => importWith(library, data('publaynet/samples.json')),
        () => importWith(library, COCO.train, data('formats/coco/images/train')),
        () => importWith(library, COCO.val, data('formats/coco/images/val')),
        () => importWith(library, ROBOFLOW[0] as string),
      ];
      for (const step of order(steps)) await step();
      return commit(library.context, { dataset: 'papers', message: 'all' }).contentId;
    };
    const first = await fill(open({ person: 'Ada', time: '2026-01-02T03:04:05.006Z' }), false);
    const second = await fill(open({ person: 'Grace', time: '2027-06-07T08:09:10.011Z' }), true);
    expect(second).toBe(first);
  },
);

test.skipIf(!isThere)(
  'two images of the same bytes in one file keep labels of their own, and a second import adds nothing',
  async () => {
    const library = open();
    const path = ROBOFLOW[0] as string;
    expect(await importWith(library, path)).toMatchObject({ documents: 2, regions: 2 });
    const list = () =>
      listDocuments(library.context, {
        version: 'papers@draft',
        search: '',
        filter: 'all',
        sort: 'name',
        offset: 0,
        limit: 9,
      }).rows;
    expect(list().map(({ name, regions }) => [name, regions])).toEqual([
      ['train_001.jpg', 1],
      ['train_002.jpg', 1],
    ]);
    expect(new Set(list().map(({ file }) => file)).size).toBe(1);
    const before = library.contentId();
    expect(await importWith(library, path)).toMatchObject({ documents: 0, pages: 0, regions: 0, skipped: 2 });
    expect(library.contentId()).toBe(before);
  },
);

test.skipIf(!isThere)(
  'Label Studio’s file waits for its images: they are attached, and no label changes',
  async () => {
    // Pages of this size in place of photographs that are not at hand.
    const library = aLibrary({ classes: [] });
    opened.push(library);
    const outcome = await library.importCoco(data('label-studio/test_import_coco/coco_import_input.json'), {
      withoutDocuments: true,
    });
    expect(outcome).toMatchObject({ documents: 2, regions: 2, classes: 2 });
    commit(library.context, { dataset: 'papers', message: 'absent' });
    const before = ['image1.jpg', 'image2.jpg'].map((document) =>
      getPage(library.context, { version: 'papers@1', document, pageIndex: 0 }),
    );
    await library.addPaths(
      writeDocument(library.path('image1.jpg'), { title: 'one', pages: [[4022, 6033]] }),
      writeDocument(library.path('image2.jpg'), { title: 'two', pages: [[7050, 4702]] }),
    );
    expect(statusOf(library.context, 'papers')).toMatchObject({
      documents: { added: 0, removed: 0, replaced: 2 },
      labels: { added: 0, removed: 0, changed: 0 },
    });
    const after = ['image1.jpg', 'image2.jpg'].map((document) =>
      getPage(library.context, { version: 'papers@draft', document, pageIndex: 0 }),
    );
    expect(after.map(({ regions }) => regions)).toEqual(before.map(({ regions }) => regions));
  },
);
