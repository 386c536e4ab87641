import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import type { Edit } from '../../../src-main/domain/edits/edit';
import { findDataset, findDocument, readViewPage, viewDraft } from '../../../src-main/services/content-view';
import { removeDocuments } from '../../../src-main/services/document-service';
import { undo } from '../../../src-main/services/label-service';
import { getPage } from '../../../src-main/services/page-service';
import { addClass } from '../../../src-main/services/schema-service';
import { aCocoFile } from '../../builders/coco';
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

/** Imports the file while `work` is done in the middle of it; tells whether it really was. */
async function importWhile(work: () => void | Promise<void>) {
  let isRunning = true;
  const importing = library.importCoco(FILE, {}).finally(() => (isRunning = false));
  // The import has the draft as it was in hand as soon as its file is read: wait until it is among its pages.
  const revision = page(0).revision;
  for (let turns = 0; turns < 12; turns++) await nextTurn();
  expect(isRunning).toBe(true);
  expect(page(0).revision).toBe(revision);
  await work();
  expect(isRunning).toBe(true);
  return importing;
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
    const [mine] = library.edit(add(3)).regions as [string];
    await importWhile(() => void library.edit(add(4)));
    const [before, meanwhile] = [provenance(3), provenance(4)];
    expect(before.regions[mine]).toMatchObject({ made: { by: 'Ada' } });
    expect(before.regions[mine]!.made.run).toBeUndefined();
    const drawn = page(4).regions.find(({ origin }) => origin === undefined)!.id;
    const imported = page(4).regions.filter(({ origin }) => origin !== undefined);
    expect(meanwhile.regions[drawn]!.made.run).toBeUndefined();
    for (const { id } of imported)
      expect((meanwhile.regions[id]?.made ?? meanwhile.default)?.run).toEqual(expect.any(String));
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
