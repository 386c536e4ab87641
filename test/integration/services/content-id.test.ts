import { execFileSync } from 'node:child_process';
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';

import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';

import { addDocuments } from '../../../src-main/services/documents/add-documents';
import { findDataset, viewDraft } from '../../../src-main/services/content/content-view';
import { removeDocuments } from '../../../src-main/services/documents/document-service';
import { undo } from '../../../src-main/services/labels/label-service';
import { addClass, getSchema } from '../../../src-main/services/schema/schema-service';
import { commit, showVersion } from '../../../src-main/services/history/version-service';
import { aCocoFile } from '../../builders/coco';
import { aReader } from '../../builders/documents';
import { aLibrary, type LibraryOptions, type TestLibrary } from '../../builders/libraries';

const opened: TestLibrary[] = [];
afterEach(() => {
  for (const library of opened.splice(0)) library.remove();
});
function open(options: LibraryOptions = {}): TestLibrary {
  const library = aLibrary({ classes: [], ...options });
  opened.push(library);
  return library;
}

const dataset = 'papers';
const DOCUMENTS = ['invoice', 'contract', 'report', 'form'];
const ONE = aCocoFile({
  images: ['invoice.png', 'contract.png', 'report.png'],
  labels: [
    ['invoice.png', 'Table', [10, 20, 300, 40], { score: 1 }],
    ['invoice.png', 'Text', [10, 80, 300, 40], { area: 12_000, iscrowd: 0 }],
    ['contract.png', 'Title', [50, 50, 100, 20.25]],
    ['report.png', 'Text', [1, 1, 5, 5]],
  ],
  categoryIds: { Text: 1, Table: 2, Title: 3 },
});
/** The same classes, images and one equal box under other ids, and some of its own. */
const OTHER = aCocoFile({
  images: ['form.png', 'report.png', 'invoice.png'],
  labels: [
    ['form.png', 'Title', [5, 5, 100, 100]],
    ['report.png', 'Text', [1, 1, 5, 5]],
    ['report.png', 'Stamp', [7, 7, 30, 30]],
    ['invoice.png', 'Table', [10, 20, 300, 40], { score: 0.5, reviewed: true }],
  ],
  categoryIds: { Title: 1, Text: 2, Stamp: 3, Table: 9 },
  firstImageId: 70,
  firstAnnotationId: 900,
});

async function fill(
  library: TestLibrary,
  documents: readonly string[],
  files: readonly object[],
): Promise<string> {
  for (const document of documents) await library.add(document);
  for (const file of files) await library.importCoco(file);
  return commit(library.context, { dataset, message: `by ${documents[0]}` }).contentId;
}

describe('equal content has the equal content id', () => {
  test('in whatever order documents and files came, by whom and when', async () => {
    const first = await fill(open({ person: 'Ada', time: '2026-01-02T03:04:05.006Z' }), DOCUMENTS, [
      ONE,
      OTHER,
    ]);
    const second = await fill(
      open({ person: 'Grace', time: '1999-12-31T23:59:59.999Z' }),
      DOCUMENTS.toReversed(),
      [OTHER, ONE],
    );
    expect(second).toBe(first);
  });

  test('with documents added together or one by one, and files imported twice', async () => {
    const first = await fill(open(), DOCUMENTS, [ONE, OTHER]);
    const library = open();
    await library.add(...DOCUMENTS.toReversed());
    for (const file of [OTHER, ONE, OTHER, ONE]) await library.importCoco(file);
    expect(library.contentId()).toBe(first);
  });

  test('with the entries of a file in another order', async () => {
    const turned = {
      images: ONE.images.toReversed(),
      annotations: ONE.annotations.toReversed(),
      categories: ONE.categories.toReversed(),
    };
    expect(await fill(open(), DOCUMENTS, [turned])).toBe(await fill(open(), DOCUMENTS, [ONE]));
  });

  test('with edits on the way that were taken back or deleted again', async () => {
    const first = await fill(open(), DOCUMENTS, [ONE, OTHER]);
    const library = open();
    await library.add(...DOCUMENTS, 'stray');
    await library.importCoco(ONE);
    const { regions } = library.edit({
      op: 'add',
      document: 'form',
      pageIndex: 0,
      class: 'Text',
      box: [1, 2, 3, 4],
    });
    library.edit({ op: 'delete', region: regions[0] as string });
    commit(library.context, { dataset, message: 'on the way' });
    library.edit({ op: 'set-page-state', document: 'form', pageIndex: 0, state: 'reviewed' });
    undo(library.context, dataset);
    await library.importCoco(OTHER);
    await removeDocuments(library.context, dataset, ['stray']);
    library.reopen();
    expect(commit(library.context, { dataset, message: 'end' }).contentId).toBe(first);
  });

  test('and another one where anything differs', async () => {
    const ids = await Promise.all([
      fill(open(), DOCUMENTS, [ONE]),
      fill(open(), DOCUMENTS.slice(1), [ONE]),
      fill(open(), DOCUMENTS, [OTHER]),
      fill(open(), DOCUMENTS, [
        { ...ONE, annotations: ONE.annotations.map((item) => ({ ...item, note: 'x' })) },
      ]),
    ]);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('of two files with overlapping boxes, for any of many', async () => {
    const anyLabels = fc.array(
      fc.tuple(
        fc.constantFrom('invoice.png', 'contract.png'),
        fc.constantFrom('Text', 'Table'),
        fc.constantFrom<[number, number, number, number]>([1, 1, 5, 5], [2, 2, 9, 9]),
        fc.constantFrom({}, { area: 1 }, { note: 'a' }),
      ),
      { minLength: 1, maxLength: 6 },
    );
    await fc.assert(
      fc.asyncProperty(anyLabels, anyLabels, async (one, other) => {
        const images = ['invoice.png', 'contract.png'];
        const files = [
          aCocoFile({ images, labels: one }),
          aCocoFile({ images: images.toReversed(), labels: other, firstAnnotationId: 50, firstImageId: 9 }),
        ];
        const ids = [
          await fill(
            open(),
            images.map((name) => name.slice(0, -4)),
            files,
          ),
          await fill(open(), ['contract', 'invoice'], files.toReversed()),
        ];
        for (const library of opened.splice(0)) library.remove();
        expect(ids[1]).toBe(ids[0]);
      }),
      { numRuns: 12 },
    );
  });
});

describe('what the content id leaves out', () => {
  test('names, messages and people; what goes in is known to the version', async () => {
    const library = open();
    const contentId = await fill(library, DOCUMENTS, [ONE]);
    expect(showVersion(library.context, contentId.slice(0, 12))).toMatchObject({ version: 1, contentId });
    const renamed = open();
    for (const name of DOCUMENTS) await renamed.add(name);
    await renamed.importCoco(ONE);
    // A second name for the same bytes.
    copyFileSync(renamed.path('invoice.pdf'), renamed.path('a-second-name.pdf'));
    await addDocuments(
      renamed.context,
      { dataset, paths: [renamed.path('a-second-name.pdf')] },
      { reader: aReader(), passwords: [] },
    );
    expect(renamed.contentId()).toBe(contentId);
  });
});

test('derived ids, colours and hotkeys of classes do not depend on the order of adding', () => {
  const names = ['Text', 'Table', 'Überschrift', '表', 'a', 'B'];
  const [one, other] = [open(), open()];
  for (const name of names) addClass(one.context, { dataset, name });
  for (const name of names.toReversed()) addClass(other.context, { dataset, name });
  expect(getSchema(other.context, 'papers@draft')).toEqual(getSchema(one.context, 'papers@draft'));
  const { schemaId } = viewDraft(one.context, findDataset(one.context, dataset));
  expect(viewDraft(other.context, findDataset(other.context, dataset)).schemaId).toBe(schemaId);
});

test('neither time zone nor language of the machine leaves a trace', { timeout: 60_000 }, () => {
  const script = join(import.meta.dirname, 'print-content-id.ts');
  const run = (env: Record<string, string>): string =>
    execFileSync(
      process.execPath,
      [join(import.meta.dirname, '../../../resources/build/run-script.mjs'), script],
      {
        encoding: 'utf8',
        env: { ...process.env, ...env },
      },
    ).trim();
  const ids = [
    run({ TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' }),
    run({ TZ: 'America/Anchorage', LANG: 'C', LC_ALL: 'C' }),
  ];
  expect(ids[0]).toMatch(/^[0-9a-f]{64}$/);
  expect(ids[1]).toBe(ids[0]);
});
