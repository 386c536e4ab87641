import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { provenanceOf } from '../../../src-main/domain/dataset-versions/provenance';
import type { Edit } from '../../../src-main/domain/edits/edit';
import {
  findDataset,
  findDocument,
  readViewPage,
  viewDraft,
} from '../../../src-main/services/content/content-view';
import { removeDocuments } from '../../../src-main/services/documents/document-service';
import { importCoco } from '../../../src-main/services/exchange/import-service';
import { undo } from '../../../src-main/services/labels/label-service';
import { getPage } from '../../../src-main/services/documents/page-service';
import { addClass } from '../../../src-main/services/schema/schema-service';
import { aCocoFile } from '../../builders/coco';
import { aReader } from '../../builders/documents';
import { aLibrary, type TestLibrary } from '../../builders/libraries';

const IMAGES = Array.from({ length: 30 }, (_, index) => `page-${index}.png`);
const FILE = aCocoFile({
  images: IMAGES,
  labels: IMAGES.flatMap((image, index) => [
    [image, 'Text', [index, 10, 100, 20]] as const,
    [image, 'Stamp', [index, 50, 100, 20]] as const,
  ]),
});

let library: TestLibrary;
beforeEach(async () => {
  library = aLibrary();
  await library.add(...IMAGES.map((name) => name.replace('.png', '')));
});
afterEach(() => library.remove());

const nameOf = (index: number): string => `page-${index}.pdf`;
const page = (index: number) =>
  getPage(library.context, { version: 'papers@draft', document: nameOf(index), pageIndex: 0 });
const add = (index: number): Edit => ({
  op: 'add',
  document: nameOf(index),
  pageIndex: 0,
  class: 'Text',
  box: [300, 300, 400, 400],
});

/** Imports the file; `work` is done when the import has read the draft and is among its pages. */
async function importWhile(work: () => void | Promise<void>): Promise<void> {
  const path = library.writeJson('during.json', FILE);
  let working: Promise<void> | null = null;
  const onProgress = (what: string, done: number): void => {
    if (what === 'Importing pages' && done === IMAGES.length / 2) working = Promise.resolve(work());
  };
  const request = { dataset: 'papers', path, documents: [], withoutDocuments: false };
  await importCoco(library.context, request, { reader: aReader(), onProgress });
  expect(working).not.toBeNull();
  await working;
}

function provenance(index: number) {
  const view = viewDraft(library.context, findDataset(library.context, 'papers'));
  const { id } = library.context.reader.datasets
    .entriesNamed(view.dataset.id, nameOf(index))
    .map((entry) => ({ id: entry }))[0]!;
  return readViewPage(view, findDocument(view, id)!, 0).provenance;
}

describe('edits during an import', () => {
  test('are kept, and gain what the import brings to the same page', async () => {
    const [mine] = library.edit(add(3)).regions as [string];
    await importWhile(() => {
      library.edit(add(4), { op: 'set-page-state', document: nameOf(5), pageIndex: 0, state: 'reviewed' });
      library.edit({ op: 'relabel', region: mine, class: 'Table' });
    });
    expect(page(3).regions).toHaveLength(3);
    expect(page(3).regions.find(({ id }) => id === mine)).toMatchObject({ class: expect.any(String) });
    expect(page(4).regions).toHaveLength(3);
    expect(page(5)).toMatchObject({ state: 'reviewed', regions: { length: 2 } });
    expect(page(29).regions).toHaveLength(2);
  });

  test('keep who made what', async () => {
    const [mine] = library.edit(add(3), add(4)).regions as [string];
    // Page 4 has a region before and gets one meanwhile, page 5 gets its first one meanwhile.
    await importWhile(() => void library.edit({ ...add(4), box: [5, 5, 90, 90] } as Edit, add(5)));
    expect(provenance(3).regions[mine]).toEqual({ made: { by: 'Ada', at: expect.any(String) } });
    for (const index of [3, 4, 5]) {
      const known = provenance(index);
      for (const { id, origin } of page(index).regions) {
        const run = provenanceOf(known, id)?.made.run;
        expect(run).toEqual(origin === undefined ? undefined : expect.any(String));
      }
    }
  });

  test('a region deleted meanwhile stays deleted, a document removed stays removed', async () => {
    const [mine] = library.edit(add(3)).regions as [string];
    await importWhile(async () => {
      library.edit({ op: 'delete', region: mine });
      await removeDocuments(library.context, 'papers', [nameOf(9)]);
    });
    expect(page(3).regions.map(({ id }) => id)).not.toContain(mine);
    expect(() => page(9)).toThrow(expect.objectContaining({ code: 'not-found' }));
    expect(page(10).regions).toHaveLength(2);
  });

  test('a class added meanwhile stays, and undo takes back the import alone', async () => {
    await importWhile(() => {
      addClass(library.context, { dataset: 'papers', name: 'Logo' });
      library.edit({ ...add(4), class: 'Logo' } as Edit);
    });
    const names = () =>
      viewDraft(library.context, findDataset(library.context, 'papers'))
        .schema.classes.map(({ name }) => name)
        .sort();
    expect(names()).toEqual(['Figure', 'Logo', 'Stamp', 'Table', 'Text']);
    undo(library.context, 'papers');
    expect(names()).toEqual(['Figure', 'Logo', 'Table', 'Text']);
    expect(page(4).regions).toHaveLength(1);
    expect(page(5).regions).toEqual([]);
  });

  test('end in the same content as editing first and importing after', async () => {
    const id = '0198c0de-0000-7000-8000-000000000001';
    const edit = { ...add(4), id } as Edit;
    await importWhile(() => void library.edit(edit));
    const during = library.contentId();
    library.remove();
    library = aLibrary();
    await library.add(...IMAGES.map((name) => name.replace('.png', '')));
    library.edit(edit);
    await library.importCoco(FILE);
    expect(library.contentId()).toBe(during);
    expect((await library.verify()).problems).toEqual([]);
  });
});
