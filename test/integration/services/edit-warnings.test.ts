import { afterEach, beforeEach, expect, test } from 'vitest';

import type { Edit } from '../../../src-main/domain/edits/edit';
import { redo, undo } from '../../../src-main/services/labels/label-service';
import { aLibrary, type TestLibrary } from '../../builders/libraries';

const ID = '0198c0de-0000-7000-8000-000000000001';
let library: TestLibrary;

beforeEach(async () => {
  library = aLibrary();
  await library.add({
    title: 'a',
    pages: [
      [100, 50],
      [20, 200],
    ],
  });
});
afterEach(() => library.remove());

const add = (box: readonly number[], pageIndex = 0, id = ID): Edit => ({
  op: 'add',
  document: 'a',
  pageIndex,
  class: 'Text',
  box,
  id,
});
const OUTSIDE = [{ region: ID, code: 'outside-page' }];

test.each([
  ['inside', [0, 0, 100, 50], 0, undefined],
  ['partly outside', [90, 10, 101, 20], 0, OUTSIDE],
  ['wholly outside', [-30, -30, -10, -10], 0, OUTSIDE],
  ['outside this page, not the first', [10, 10, 30, 20], 1, OUTSIDE],
  ['inside this page, not the first', [10, 60, 20, 190], 1, undefined],
])('a region %s', (_name, box, pageIndex, warnings) => {
  expect(library.edit(add(box, pageIndex)).warnings).toEqual(warnings);
});

test('every edit after which a region is outside says so, and one that brings it back does not', () => {
  library.edit(add([90, 10, 101, 20]));
  const region = ID;
  expect(library.edit({ op: 'relabel', region, class: 'Table' }).warnings).toEqual(OUTSIDE);
  expect(library.edit({ op: 'move', region, polygon: [1, 1, 9, 60, 9, 1] }).warnings).toEqual(OUTSIDE);
  expect(library.edit({ op: 'move', region, box: [1, 1, 9, 9] }).warnings).toBeUndefined();
  expect(library.edit({ op: 'move', region, box: [1, 1, 9, 99] }).warnings).toEqual(OUTSIDE);
  expect(library.edit({ op: 'set-page-state', document: 'a', state: 'seen' }).warnings).toBeUndefined();
  expect(library.edit({ op: 'delete', region }).warnings).toBeUndefined();
});

test('of edits made together each region is looked at once, as they left it', () => {
  const other = ID.replace(/1$/, '2');
  const together = [
    add([90, 10, 101, 20]),
    add([1, 1, 200, 20], 0, other),
    { op: 'move', region: ID, document: 'a', pageIndex: 0, box: [1, 1, 9, 9] },
    { op: 'set-text', region: other, document: 'a', pageIndex: 0, text: 'x' },
  ] as const;
  expect(library.edit(...together).warnings).toEqual([{ region: other, code: 'outside-page' }]);
});

test('an absent document has the size that its import declared', async () => {
  await library.importCoco(
    { images: [{ id: 1, file_name: 'gone.png', width: 40, height: 30 }], annotations: [], categories: [] },
    { withoutDocuments: true },
  );
  expect(library.edit({ ...add([1, 1, 41, 20]), document: 'gone.png' } as Edit).warnings).toEqual(OUTSIDE);
  expect(library.edit({ op: 'move', region: ID, box: [1, 1, 40, 30] }).warnings).toBeUndefined();
});

test('taking back and doing again warn of nothing: the person saw it', () => {
  library.edit(add([90, 10, 101, 20]));
  expect(undo(library.context, 'papers')).not.toHaveProperty('warnings');
  expect(redo(library.context, 'papers')).not.toHaveProperty('warnings');
});
