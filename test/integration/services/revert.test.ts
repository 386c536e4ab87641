import { afterEach, beforeEach, expect, test } from 'vitest';

import { createBranch, switchBranch } from '../../../src-main/services/history/branch-service';
import { blame, compareSummary } from '../../builders/comparisons';
import { removeDocuments } from '../../../src-main/services/documents/document-service';
import { undo } from '../../../src-main/services/labels/label-service';
import { applyMigration } from '../../../src-main/services/migration/migration-service';
import { revertVersion } from '../../../src-main/services/history/revert-service';
import { addClass, getSchema, setSchema } from '../../../src-main/services/schema/schema-service';
import { commit } from '../../../src-main/services/history/version-service';
import { setSplit } from '../../../src-main/services/splits/split-service';
import { aLibrary, type TestLibrary } from '../../builders/libraries';
import { aSchema } from '../../builders/schemas';

const dataset = 'papers';
const id = (number: number): string => `0190b2d0-7c1e-7c3a-9d52-3f0c5a1b2c${number}0`;
let library: TestLibrary;
beforeEach(async () => {
  library = aLibrary();
  await library.add('a', 'b');
  for (const number of [1, 2, 3]) add(number);
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
const keep = (message: string) => commit(library.context, { dataset, message });
const revert = (version: string) => revertVersion(library.context, { dataset, version });
const conflicts = async (version: string) =>
  (await revert(version)).conflicts.map(({ region, field }) => [region, field]);

test('takes back one version’s changes and leaves what is newer, field by field', async () => {
  move(1, 200);
  relabel(2, 'Table');
  library.edit({ op: 'delete', region: id(3) });
  add(4);
  keep('second');
  relabel(1, 'Figure'); // another field of a region that the second version moved
  add(5);
  keep('third');
  const before = library.contentId();
  expect(await revert('2')).toMatchObject({
    version: 2,
    clean: true,
    regions: 4,
    documents: 1,
    conflicts: [],
  });
  expect(compareSummary(library.context, 'papers@1', 'papers@draft').labels).toMatchObject({
    added: 1,
    removed: 0,
    changed: 1,
    byKind: { class: 1, geometry: 0 },
  });
  undo(library.context, dataset);
  expect(library.contentId()).toBe(before);
  expect(await library.verify()).toMatchObject({ ok: true, problems: [] });
});

test('of the newest version gives the one before it; once more changes nothing', async () => {
  const first = library.contentId();
  move(1, 200);
  await removeDocuments(library.context, dataset, ['b']);
  keep('second');
  expect(await revert('2')).toMatchObject({ clean: true });
  expect(library.contentId()).toBe(first);
  expect(await revert('2')).toMatchObject({ clean: true, regions: 0, documents: 0 });
  expect(library.contentId()).toBe(first);
});

test('counts a document whose split alone goes back', async () => {
  await setSplit(library.context, { dataset, documents: ['b'], split: 'test' });
  keep('second');
  expect(await revert('2')).toMatchObject({ clean: true, regions: 0, documents: 1 });
});

test('that is cancelled changes nothing', async () => {
  move(1, 200);
  keep('second');
  const before = library.contentId();
  const work = revertVersion(library.context, { dataset, version: '2' }, { signal: AbortSignal.abort() });
  await expect(work).rejects.toMatchObject({ code: 'cancelled' });
  expect(library.contentId()).toBe(before);
});

test('is the work of who did it, on regions that somebody else made', async () => {
  move(1, 200);
  keep('second');
  library.context = { ...library.context, person: () => 'Zoe' };
  await revert('2');
  expect(blame(library.context, { dataset, target: id(1) }).regions).toMatchObject([
    { made: { by: 'Ada' }, changed: { by: 'Zoe' }, version: null },
  ]);
});

test('changes nothing where newer work touched the same field, and names each place', async () => {
  move(1, 200);
  relabel(2, 'Table');
  add(4);
  keep('second');
  move(1, 300);
  relabel(4, 'Figure');
  const before = library.contentId();
  expect(await conflicts('2')).toEqual([
    [id(1), 'geometry'],
    [id(4), 'existence'],
  ]);
  expect((await revert('2')).conflicts).toMatchObject([
    { name: 'a.pdf', pageIndex: 0, class: 'Text' },
    { name: 'a.pdf', pageIndex: 0, class: 'Figure' },
  ]);
  expect(library.contentId()).toBe(before);
  expect(undo(library.context, dataset).history.redo).toBe('relabel region');
});

test('nor where a newer region stands inside one that would go, or a class is gone', async () => {
  add(4);
  keep('second');
  add(5, { parent: id(4) });
  keep('third');
  expect(await conflicts('2')).toEqual([[id(4), 'existence']]);
  addClass(library.context, { dataset, name: 'Logo' });
  relabel(1, 'Logo');
  keep('with logo');
  relabel(1, 'Text');
  keep('without');
  setSchema(library.context, dataset, aSchema(['Text', 'Table', 'Figure']));
  expect(await conflicts('5')).toEqual([[id(1), 'class']]);
});

test('the schema stays as it is', async () => {
  addClass(library.context, { dataset, name: 'Logo' });
  move(1, 200);
  keep('second');
  expect(await revert('2')).toMatchObject({ clean: true, regions: 1 });
  expect(getSchema(library.context, 'papers@draft').classes.map(({ name }) => name)).toContain('Logo');
});

test('what lies across a migration or on another branch is refused', async () => {
  createBranch(library.context, { dataset, name: 'ada' });
  move(1, 200);
  keep('second');
  const to = { schema: aSchema(['Table', 'Figure']) };
  await applyMigration(library.context, { dataset, to }, { onProgress: () => undefined });
  keep('third');
  await expect(revert('3')).rejects.toThrow(/Version 3 carried the labels to another schema/);
  await expect(revert('2')).rejects.toThrow(/after version 2/);
  switchBranch(library.context, { dataset, name: 'ada' });
  await expect(revert('2')).rejects.toMatchObject({ code: 'input-invalid' });
});

test('tells how far it is, and cancelled leaves the draft as it was', async () => {
  move(1, 200);
  keep('second');
  relabel(2, 'Table');
  const before = library.contentId();
  const cancelled = revertVersion(
    library.context,
    { dataset, version: '2' },
    { signal: AbortSignal.abort() },
  );
  await expect(cancelled).rejects.toMatchObject({ code: 'cancelled' });
  expect(library.contentId()).toBe(before);
  const done: number[] = [];
  const onProgress = (count: number) => void done.push(count);
  await revertVersion(library.context, { dataset, version: '2' }, { onProgress });
  expect(done).toEqual([1]);
  expect(library.contentId()).not.toBe(before);
});

test('is refused where the draft is edited meanwhile, and nothing of the edit is lost', async () => {
  move(1, 200);
  keep('second');
  const running = revert('2');
  relabel(2, 'Table');
  const edited = library.contentId();
  await expect(running).rejects.toMatchObject({ code: 'edit-conflict' });
  expect(library.contentId()).toBe(edited);
  expect(await revert('2')).toMatchObject({ clean: true, regions: 1 });
});
