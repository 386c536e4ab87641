import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

import { AppError } from '../../../src-main/domain/errors/app-error';
import { blame } from '../../builders/comparisons';
import { createBranch } from '../../../src-main/services/history/branch-service';
import { listChangedPages, listDraftChanges } from '../../../src-main/services/changes/list-draft-changes';
import { restoreParts, type RestoreRequest } from '../../../src-main/services/changes/restore-parts';
import { statusInTurns, statusOf } from '../../../src-main/services/changes/status';
import { removeDocuments, replaceDocument } from '../../../src-main/services/documents/document-service';
import { undo } from '../../../src-main/services/labels/label-service';
import { readPlanFile } from '../../../src-main/services/migration/migration-plans';
import { applyMigration } from '../../../src-main/services/migration/migration-service';
import { addClass, getSchema, setSchema } from '../../../src-main/services/schema/schema-service';
import { commit } from '../../../src-main/services/history/version-service';
import { aCocoFile } from '../../builders/coco';
import { aReader, writeDocument } from '../../builders/documents';
import { aLibrary, type TestLibrary } from '../../builders/libraries';
import { aSchema } from '../../builders/schemas';

const dataset = 'papers';
const id = (number: number): string => `0190b2d0-7c1e-7c3a-9d52-3f0c5a1b2c${number}0`;
const quiet = { onProgress: () => undefined };
let library: TestLibrary;
beforeEach(async () => {
  library = aLibrary();
  const page = [612, 792] as const;
  await library.add({ title: 'a', pages: [page, page] }, 'b');
  for (const number of [1, 2, 3]) add(number);
  add(4, { pageIndex: 1 });
  keep('first');
});
afterEach(() => library.remove());

const add = (number: number, more = {}) =>
  library.edit({
    op: 'add',
    document: 'a',
    pageIndex: 0,
    class: 'Text',
    box: [number, 1, 90, 90],
    id: id(number),
    ...more,
  });
const move = (number: number, left: number) =>
  library.edit({ op: 'move', region: id(number), box: [left, 5, left + 50, 60] });
const relabel = (number: number, name: string) =>
  library.edit({ op: 'relabel', region: id(number), class: name });
const remove = (number: number) => library.edit({ op: 'delete', region: id(number) });
const keep = (message: string) => commit(library.context, { dataset, message });
const status = () => statusOf(library.context, dataset);
const restore = (request: Omit<RestoreRequest, 'dataset'>) =>
  restoreParts(library.context, { dataset, ...request }, quiet);
const region = (number: number, more = {}) =>
  ({ kind: 'region', document: 'a', region: id(number), ...more }) as const;
const list = async (filter = {}) =>
  (await listDraftChanges(library.context, { dataset, offset: 0, limit: 100, ...filter })).items;
const changes = async (filter = {}) =>
  (await list(filter)).map(({ part, change, kinds }) => [
    part.kind === 'region' ? part.region.slice(-2) : part.kind,
    change,
    kinds.join(' '),
  ]);

test('one field of a region goes back, the others and everything else stay', async () => {
  move(1, 200);
  relabel(1, 'Table');
  add(5);
  remove(2);
  expect(await restore({ parts: [region(1, { fields: ['class'] })] })).toMatchObject({
    version: 1,
    label: 'restore class of region',
    changed: true,
    documents: 1,
    regions: 1,
  });
  expect(await changes()).toEqual([
    ['20', 'removed', ''],
    ['50', 'added', ''],
    ['10', 'changed', 'geometry'],
  ]);
  const before = library.contentId();
  expect(await restore({ parts: [region(3)] })).toMatchObject({ changed: false, regions: 0 });
  expect(library.contentId()).toBe(before);
  expect(undo(library.context, dataset).history.redo).toBe('restore class of region');
});

test('a region comes from any version of the dataset, and from no other', async () => {
  move(1, 200);
  keep('second');
  move(1, 300);
  createBranch(library.context, { dataset, name: 'ada' });
  expect(await restore({ version: '1', parts: [region(1)] })).toMatchObject({ version: 1, changed: true });
  expect(await changes()).toEqual([['10', 'changed', 'geometry']]);
  expect(await restore({ version: 'ada', parts: [region(1)] })).toMatchObject({ version: 2, changed: true });
  expect(status().clean).toBe(true);
  await expect(restore({ version: '9', parts: [region(1)] })).rejects.toThrow(/papers@9/);
  await expect(restore({ version: 'papers@draft', parts: [region(1)] })).rejects.toMatchObject({
    code: 'version-needed',
  });
  await expect(restore({ parts: [{ ...region(1), document: 'zzz' }] })).rejects.toMatchObject({
    code: 'not-found',
  });
});

test('who made what is back is who made it; who took a part of it back changed it', async () => {
  library.context = { ...library.context, person: () => 'Zoe' };
  move(1, 200);
  move(2, 200);
  relabel(2, 'Table');
  expect(status().byPerson).toEqual({ Zoe: { added: 0, removed: 0, changed: 2 } });
  library.context = { ...library.context, person: () => 'Max' };
  await restore({ parts: [region(1), region(2, { fields: ['geometry'] })] });
  const who = (number: number) => blame(library.context, { dataset, target: id(number) }).regions[0];
  expect(who(1)).toMatchObject({ made: { by: 'Ada' }, changed: null });
  expect(who(2)).toMatchObject({ made: { by: 'Ada' }, changed: { by: 'Max' } });
  expect(await library.verify()).toMatchObject({ ok: true });
});

test('who removed a region or marked a page is known from the journal', async () => {
  library.context = { ...library.context, person: () => 'Zoe' };
  remove(1);
  library.edit({ op: 'set-page-state', document: 'a', pageIndex: 1, state: 'reviewed' });
  library.context = { ...library.context, person: () => 'Max' };
  remove(2);
  expect(status().byPerson).toEqual({
    Max: { added: 0, removed: 1, changed: 0 },
    Zoe: { added: 0, removed: 1, changed: 0 },
  });
  expect(await changes({ person: 'Zoe' })).toEqual([
    ['10', 'removed', ''],
    ['page', 'changed', 'state'],
  ]);
  await restore({ matching: { person: 'Zoe' } });
  expect(await changes()).toEqual([['20', 'removed', '']]);
  undo(library.context, dataset);
  expect(await changes({ person: 'Zoe', pageIndex: 0 })).toEqual([['10', 'removed', '']]);
});

test('changes are listed by field, class and page, a slice at a time', async () => {
  move(1, 200);
  relabel(2, 'Table');
  relabel(4, 'Table');
  expect(await changes({ kind: 'class' })).toEqual([
    ['20', 'changed', 'class'],
    ['40', 'changed', 'class'],
  ]);
  expect(await changes({ class: 'Table', pageIndex: 1 })).toEqual([['40', 'changed', 'class']]);
  const slice = await listDraftChanges(library.context, { dataset, offset: 1, limit: 1 });
  expect(slice).toMatchObject({ total: 3, items: [{ name: 'a.pdf', pageIndex: 0 }] });
  const pages = await listChangedPages(library.context, { dataset, offset: 0, limit: 10 });
  expect(pages).toMatchObject({
    total: 2,
    rows: [
      { pageIndex: 0, changes: 2 },
      { pageIndex: 1, changes: 1 },
    ],
  });
  await restore({ parts: [{ kind: 'page', document: 'a', pageIndex: 0 }] });
  expect(await changes()).toEqual([['40', 'changed', 'class']]);
});

describe('what hangs on a change', () => {
  test('stands against taking it back alone, is named, and goes with it on request', async () => {
    add(5);
    library.edit({ op: 'set-parent', region: id(1), parent: id(5) });
    add(6, { parent: id(5) });
    relabel(1, 'Table');
    const before = library.contentId();
    const refused = await restore({ parts: [region(5)] });
    expect(refused).toMatchObject({ changed: false, regions: 0, moreObstacles: 0 });
    expect(
      refused.obstacles.map(({ kind, id: from, to, name, words }) => [kind, from, to, name, words]),
    ).toEqual([
      [
        'parent',
        id(1),
        id(5),
        'a.pdf',
        `Table (id ${id(1)}) stands inside Text (id ${id(5)}), which would go`,
      ],
      [
        'parent',
        id(6),
        id(5),
        'a.pdf',
        `Text (id ${id(6)}) stands inside Text (id ${id(5)}), which would go`,
      ],
    ]);
    expect(library.contentId()).toBe(before);
    expect(await restore({ parts: [region(5)], withDependents: true })).toMatchObject({
      regions: 3,
      obstacles: [],
    });
    expect(await changes()).toEqual([['10', 'changed', 'class']]);
  });

  test('is what it stood in, too', async () => {
    library.edit({ op: 'set-parent', region: id(1), parent: id(2) });
    keep('second');
    remove(1);
    remove(2);
    expect((await restore({ parts: [region(1)] })).obstacles).toMatchObject([{ kind: 'parent', to: id(2) }]);
    await restore({ parts: [region(1)], withDependents: true });
    expect(status().clean).toBe(true);
  });

  test('is a parent that stands inside it by now', async () => {
    library.edit({ op: 'set-parent', region: id(1), parent: id(2) });
    keep('second');
    library.edit({ op: 'set-parent', region: id(1), parent: null });
    library.edit({ op: 'set-parent', region: id(2), parent: id(1) });
    expect((await restore({ parts: [region(1)] })).obstacles).toMatchObject([{ kind: 'circle', id: id(2) }]);
    await restore({ parts: [region(1)], withDependents: true });
    expect(status().clean).toBe(true);
  });
});

describe('a document', () => {
  test('that was removed, added or replaced goes back as a whole, or its file alone', async () => {
    await removeDocuments(library.context, dataset, ['b']);
    await library.add('c');
    const path = writeDocument(library.path('longer.pdf'), {
      title: 'longer',
      pages: [
        [612, 792],
        [612, 792],
        [612, 792],
      ],
    });
    await replaceDocument(
      library.context,
      { dataset, document: 'a', path },
      { reader: aReader(), passwords: [] },
    );
    move(1, 200);
    add(5, { pageIndex: 2 });
    expect(await changes()).toEqual([
      ['document', 'changed', 'file'],
      ['10', 'changed', 'geometry'],
      ['50', 'added', ''],
      ['document', 'added', ''],
      ['document', 'removed', ''],
    ]);
    const file = { kind: 'document', document: 'a', fields: ['file'] } as const;
    expect((await restore({ parts: [file] })).obstacles).toMatchObject([
      { kind: 'page', id: id(5), words: `Text (id ${id(5)}) stands on page 3 of a file with 2 pages` },
    ]);
    await restore({ parts: [file, region(5)] });
    await restore({ parts: [{ kind: 'document', document: 'b.pdf' }] });
    await restore({ parts: [{ kind: 'document', document: 'c' }] });
    expect(await changes()).toEqual([['10', 'changed', 'geometry']]);
    await restore({ parts: [{ kind: 'document', document: 'a', fields: ['labels'] }] });
    expect(status().clean).toBe(true);
  });

  test('that is on one side alone has no parts', async () => {
    await removeDocuments(library.context, dataset, ['b']);
    const [entry] = await library.add('c');
    for (const document of ['b', entry as string])
      await expect(restore({ parts: [{ kind: 'page', document, pageIndex: 0 }] })).rejects.toThrow(
        /Restore the document as a whole/,
      );
  });

  test('loses the file that was attached, and every region is where it was', async () => {
    const labels = ([7, 11, 300] as const).map((x) => ['scan.png', 'Text', [x, 3, 17, 5]] as const);
    const file = aCocoFile({ images: [{ name: 'scan.png', width: 1001, height: 777 }], labels });
    await library.importCoco(file, { withoutDocuments: true });
    keep('with an absent document');
    const path = writeDocument(library.path('scan.pdf'), { title: 'scan', pages: [[612, 792]] });
    await replaceDocument(
      library.context,
      { dataset, document: 'scan.png', path },
      { reader: aReader(), passwords: [] },
    );
    expect(await changes()).toEqual([['document', 'changed', 'file']]);
    await restore({ parts: [{ kind: 'document', document: 'scan.png', fields: ['file'] }] });
    expect(status().clean).toBe(true);
  });
});

describe('the schema', () => {
  test('goes back as a whole, unless regions need what it would lose', async () => {
    addClass(library.context, { dataset, name: 'Logo' });
    relabel(1, 'Logo');
    const before = library.contentId();
    expect((await restore({ parts: [{ kind: 'schema' }] })).obstacles).toMatchObject([
      {
        kind: 'class',
        id: id(1),
        words: `Logo (id ${id(1)}) has a class that the schema would not have`,
      },
    ]);
    expect(library.contentId()).toBe(before);
    await restore({ parts: [{ kind: 'schema' }, region(1)] });
    expect(status().clean).toBe(true);
    undo(library.context, dataset);
    expect(library.contentId()).toBe(before);
  });

  test('that lost a class keeps regions of that class away', async () => {
    relabel(1, 'Figure');
    keep('second');
    relabel(1, 'Text');
    setSchema(library.context, dataset, aSchema(['Text', 'Table']));
    expect((await restore({ parts: [region(1)] })).obstacles).toMatchObject([{ kind: 'class', id: id(1) }]);
    await restore({ parts: [region(1), { kind: 'schema' }] });
    expect(status().clean).toBe(true);
  });

  test('that labels were carried to stays; corrections after it go back to what it made of them', async () => {
    relabel(2, 'Table');
    keep('second');
    const to = { schema: aSchema(['Table', 'Figure', 'Paragraph']) };
    const file = { classes: [{ class: 'Text', action: 'map', to: 'Paragraph' }] };
    const { plan } = readPlanFile(library.context, { dataset, to, file });
    await applyMigration(library.context, { dataset, to, plan }, quiet);
    relabel(1, 'Figure');
    remove(2);
    expect(status()).toMatchObject({ labels: { removed: 1, changed: 1 }, rewritten: 3 });
    await expect(restore({ parts: [{ kind: 'schema' }] })).rejects.toThrow(/undo, or restore the version/);
    await restore({ parts: [region(1), region(2)] });
    expect(status()).toMatchObject({ labels: { removed: 0, changed: 0 }, rewritten: 3 });
    const classes = getSchema(library.context, 'papers@draft').classes;
    expect(classes.filter(({ regions }) => regions > 0).map(({ name, regions }) => [name, regions])).toEqual([
      ['Paragraph', 3],
      ['Table', 1],
    ]);
  });
});

test('what is edited meanwhile stays; a cancelled restore leaves the draft as it was', async () => {
  for (const number of [1, 2, 3, 4]) move(number, 200);
  let isEdited = false;
  const onProgress = () => {
    if (isEdited) return;
    isEdited = true;
    relabel(3, 'Table');
  };
  await restoreParts(library.context, { dataset, matching: { kind: 'geometry' } }, { onProgress });
  expect(await changes()).toEqual([['30', 'changed', 'class']]);
  const before = library.contentId();
  const cancel = new AbortController();
  cancel.abort();
  const cancelled = restoreParts(
    library.context,
    { dataset, matching: {} },
    { ...quiet, signal: cancel.signal },
  );
  await expect(cancelled).rejects.toBeInstanceOf(AppError);
  expect(library.contentId()).toBe(before);
});

test('before the first version there is nothing to go back to', async () => {
  const fresh = aLibrary();
  await fresh.add('a');
  const parts = [{ kind: 'document', document: 'a' }] as const;
  await expect(restoreParts(fresh.context, { dataset, parts }, quiet)).rejects.toMatchObject({
    code: 'version-needed',
  });
  fresh.remove();
});

test('what a screen asks for at once is compared once, and the journal is read once for each state of the draft', async () => {
  library.edit({ op: 'delete', region: id(3) });
  move(1, 200);
  const { reader } = library.context;
  const [names, acts] = [vi.spyOn(reader.datasets, 'nameOf'), vi.spyOn(reader.journal, 'actsSince')];
  const slice = { dataset, offset: 0, limit: 100 };
  const [counted, listed, pages] = await Promise.all([
    statusInTurns(library.context, dataset),
    listDraftChanges(library.context, slice),
    listChangedPages(library.context, slice),
  ]);
  expect([counted.labels.removed, listed.total, pages.total]).toEqual([1, 2, 1]);
  await listDraftChanges(library.context, { ...slice, offset: 1 });
  expect(names).toHaveBeenCalledTimes(1);
  expect(acts).toHaveBeenCalledTimes(1);
  move(2, 300);
  await listDraftChanges(library.context, slice);
  expect(acts).toHaveBeenCalledTimes(2);
});

test('one who stops waiting for a comparison takes it from nobody else', async () => {
  move(1, 200);
  const slice = { dataset, offset: 0, limit: 100 };
  const stopped = listDraftChanges(library.context, slice, AbortSignal.abort());
  const waiting = listDraftChanges(library.context, slice);
  await expect(stopped).rejects.toMatchObject({ code: 'cancelled' });
  expect((await waiting).total).toBe(1);
});
