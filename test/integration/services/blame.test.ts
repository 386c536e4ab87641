import { afterEach, beforeEach, expect, test } from 'vitest';

import { blame } from '../../builders/comparisons';
import { removeDocuments } from '../../../src-main/services/documents/document-service';
import { applyMigration } from '../../../src-main/services/migration/migration-service';
import { restoreVersion } from '../../../src-main/services/history/restore-service';
import { commit } from '../../../src-main/services/history/version-service';
import { aLibrary, type TestLibrary } from '../../builders/libraries';
import { aSchema } from '../../builders/schemas';

const dataset = 'papers';
const id = (number: number): string => `0190b2d0-7c1e-7c3a-9d52-3f0c5a1b2c${number}0`;
let library: TestLibrary;
beforeEach(async () => {
  library = aLibrary();
  const sizes = [
    [612, 792],
    [612, 792],
  ] as const;
  await library.add({ title: 'a', pages: sizes }, 'b');
  add(1, 0);
  add(2, 1);
  keep('first', 'Ada');
});
afterEach(() => library.remove());

const add = (number: number, pageIndex: number) =>
  library.edit({
    op: 'add',
    document: 'a',
    pageIndex,
    class: 'Text',
    box: [number, 1, 90, 90],
    id: id(number),
  });
/** Edits as somebody else. */
function as<Result>(name: string, work: () => Result): Result {
  const before = library.context;
  library.context = { ...before, person: () => name };
  const result = work();
  library.context = before;
  return result;
}
const keep = (message: string, author: string) => commit(library.context, { dataset, message, author });
const told = (target: string, pageIndex?: number) =>
  blame(library.context, { dataset, target, ...(pageIndex !== undefined && { pageIndex }) });
const steps = (target: string, pageIndex?: number) =>
  told(target, pageIndex).history.map(({ version, author, changes }) => [
    version,
    author,
    changes.map(({ change, kinds, cause, by }) => [change, kinds.join(), cause, by]),
  ]);

test('of a region tells who made it and what changed in which version, the draft first', () => {
  as('Zoe', () => library.edit({ op: 'relabel', region: id(1), class: 'Table' }));
  keep('second', 'Zoe');
  library.edit({ op: 'set-text', region: id(2), text: 'elsewhere' });
  keep('third', 'Ada');
  as('Kim', () => library.edit({ op: 'move', region: id(1), box: [5, 5, 50, 50] }));
  expect(steps(id(1))).toEqual([
    [null, null, [['changed', 'geometry', 'labels', 'Kim']]],
    [2, 'Zoe', [['changed', 'class', 'labels', 'Zoe']]],
    [1, 'Ada', [['added', '', 'labels', 'Ada']]],
  ]);
  expect(told(id(1)).regions).toMatchObject([
    { region: id(1), class: 'Table', made: { by: 'Ada' }, changed: { by: 'Kim' }, version: null },
  ]);
  keep('fourth', 'Kim');
  expect(told(id(1)).regions).toMatchObject([{ version: 4 }]);
});

test('of a page or a document tells of all its regions, the page’s state and the document itself', async () => {
  library.edit({ op: 'set-page-state', document: 'a', pageIndex: 1, state: 'reviewed' });
  library.edit({ op: 'delete', region: id(2) });
  keep('second', 'Zoe');
  expect(steps('a.pdf', 0)).toEqual([[1, 'Ada', [['added', '', 'labels', 'Ada']]]]);
  expect(steps('a', 1)).toEqual([
    [2, 'Zoe', [['removed', '', 'labels', null]]],
    [1, 'Ada', [['added', '', 'labels', 'Ada']]],
  ]);
  expect(told('a', 1)).toMatchObject({
    history: [
      { document: null, states: [{ pageIndex: 1, before: 'unseen', after: 'reviewed' }] },
      { document: 'added', states: [] },
    ],
    regions: [],
  });
  expect(told('a').regions).toMatchObject([{ region: id(1), pageIndex: 0, version: 1 }]);
  await removeDocuments(library.context, dataset, ['a']);
  expect(told('a').history.map(({ version, document }) => [version, document])).toEqual([
    [null, 'removed'],
    [2, null],
    [1, 'added'],
  ]);
});

test('of a region that is gone tells who took it away', () => {
  library.edit({ op: 'delete', region: id(2) });
  keep('second', 'Zoe');
  library.edit({ op: 'set-text', region: id(1), text: 'later' });
  keep('third', 'Ada');
  expect(told(id(2))).toMatchObject({ name: 'a.pdf', region: id(2), regions: [] });
  expect(steps(id(2)).map(([version]) => version)).toEqual([2, 1]);
});

test('tells apart what a migration did, and a restore', async () => {
  const to = { schema: aSchema(['Table', 'Figure']) };
  await applyMigration(library.context, { dataset, to }, { onProgress: () => undefined });
  keep('second', 'Zoe');
  await restoreVersion(library.context, { dataset, version: '1' });
  keep('third', 'Kim');
  expect(steps(id(1)).map(([version, , changes]) => [version, changes])).toEqual([
    [3, [['changed', 'class', 'schema', 'Ada']]],
    [2, [['changed', 'class', 'schema', 'Ada']]],
    [1, [['added', '', 'labels', 'Ada']]],
  ]);
});

test('what was never there is said', () => {
  expect(() => told('nothing')).toThrow(expect.objectContaining({ code: 'not-found' }));
  expect(() => told('a', 2)).toThrow(/no page 3; the document has 2 pages/);
});
