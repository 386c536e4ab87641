import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { blame } from '../../builders/comparisons';
import { createBranch, switchBranch } from '../../../src-main/services/history/branch-service';
import { findDataset } from '../../../src-main/services/content/content-view';
import { removeDocuments } from '../../../src-main/services/documents/document-service';
import { searchLog } from '../../../src-main/services/history/log-service';
import { applyMigration } from '../../../src-main/services/migration/migration-service';
import { countRoot } from '../../../src-main/services/statistics';
import { commit } from '../../../src-main/services/history/version-service';
import { aLibrary, type TestLibrary } from '../../builders/libraries';
import { aSchema } from '../../builders/schemas';

const dataset = 'papers';
const id = (number: number): string => `0190b2d0-7c1e-7c3a-9d52-3f0c5a1b2c${number}0`;
let library: TestLibrary;
beforeEach(async () => {
  library = aLibrary();
  await library.add('a', 'b');
});
afterEach(() => library.remove());

const add = (number: number, document: string, name = 'Text') =>
  library.edit({ op: 'add', document, pageIndex: 0, class: name, box: [number, 1, 90, 90], id: id(number) });
const relabel = (number: number, name: string) =>
  library.edit({ op: 'relabel', region: id(number), class: name });
const keep = (message: string, author = 'Ada') => commit(library.context, { dataset, message, author });
const found = async (search: Parameters<typeof searchLog>[2]) =>
  (await searchLog(library.context, dataset, search)).map(({ version }) => version);

/** A version of main's draft that was also made of another one, as a merge makes it. */
function keepMerge(...others: readonly number[]): void {
  keep('merge');
  const { writer, reader } = library.context;
  const { id: datasetId } = findDataset(library.context, dataset);
  const [last] = reader.versions.list(datasetId);
  const parents = others.map((number) => reader.versions.byNumber(datasetId, number)!.id);
  const { root } = last!;
  const statistics = countRoot(reader, reader.newBuffer(), root);
  writer!.transaction(() =>
    writer!.versions.add(datasetId, { ...recordOf(last!), message: 'joined', parents }, statistics),
  );
}

const recordOf = ({
  contentId,
  root,
  schema,
  provenance,
  author,
  time,
  message,
  parents,
  plans,
}: NonNullable<ReturnType<TestLibrary['context']['reader']['versions']['byId']>>) => ({
  contentId,
  root,
  schema,
  provenance,
  author,
  time,
  message,
  parents,
  plans,
});

describe('the log of a document', () => {
  test('has the versions that changed it, also after it is gone, by name and by id', async () => {
    keep('documents');
    add(1, 'a');
    keep('on a');
    add(2, 'b');
    keep('on b', 'Zoe');
    library.edit({ op: 'set-page-state', document: 'a', pageIndex: 0, state: 'reviewed' });
    keep('a reviewed', 'Zoe');
    await removeDocuments(library.context, dataset, ['a']);
    keep('a removed');
    expect(await found({ document: 'a' })).toEqual([5, 4, 2, 1]);
    expect(await found({ document: 'b.pdf' })).toEqual([3, 1]);
    const { document } = blame(library.context, { dataset, target: 'a' });
    expect(await found({ document })).toEqual([5, 4, 2, 1]);
    expect(await found({ document: 'a', author: 'Zoe' })).toEqual([4]);
    await expect(found({ document: 'c' })).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('the log of a class', () => {
  test('has the versions that made, changed or took away its regions', async () => {
    keep('empty');
    add(1, 'a', 'Text');
    add(2, 'a', 'Table');
    keep('both');
    relabel(1, 'Figure');
    keep('text became figure');
    library.edit({ op: 'set-text', region: id(2), text: 'seen' });
    keep('words in the table');
    library.edit({ op: 'delete', region: id(2) });
    keep('no table');
    expect(await found({ class: 'Text' })).toEqual([3, 2, 1]);
    expect(await found({ class: 'Figure' })).toEqual([3, 1]);
    expect(await found({ class: 'Table' })).toEqual([5, 4, 2, 1]);
    await expect(found({ class: 'Seal' })).rejects.toMatchObject({ code: 'not-found' });
  });

  test('sees what leaves the number of its regions as it was', async () => {
    add(1, 'a', 'Text');
    add(2, 'b', 'Table');
    keep('first');
    relabel(1, 'Table');
    relabel(2, 'Text');
    keep('swapped');
    library.edit({ op: 'set-text', region: id(2), text: 'x' });
    keep('words');
    expect(await found({ class: 'Text' })).toEqual([3, 2, 1]);
    expect(await found({ class: 'Table' })).toEqual([2, 1]);
  });

  test('with a document, has those that changed regions of the class there', async () => {
    add(1, 'a', 'Text');
    add(2, 'b', 'Text');
    keep('first');
    library.edit({ op: 'set-text', region: id(1), text: 'x' });
    keep('on a');
    library.edit({ op: 'set-text', region: id(2), text: 'x' });
    add(3, 'a', 'Table');
    keep('on both');
    expect(await found({ class: 'Text', document: 'a' })).toEqual([2, 1]);
    expect(await found({ class: 'Table', document: 'a' })).toEqual([3]);
    expect(await found({ class: 'Figure', document: 'a' })).toEqual([]);
  });

  test('has changes of the class itself, and knows one that is gone', async () => {
    add(1, 'a', 'Text');
    keep('first');
    const to = { schema: aSchema(['Text', 'Grid', 'Figure']) };
    await applyMigration(library.context, { dataset, to }, { onProgress: () => undefined });
    keep('second');
    expect(await found({ class: 'Grid' })).toEqual([2]);
    expect(await found({ class: 'Table' })).toEqual([2, 1]);
    expect(await found({ class: 'Text' })).toEqual([1]);
  });
});

test('what a merge merely brought counts where it was done', async () => {
  keep('documents');
  createBranch(library.context, { dataset, name: 'ada' });
  switchBranch(library.context, { dataset, name: 'ada' });
  add(1, 'a');
  keep('on ada');
  switchBranch(library.context, { dataset, name: 'main' });
  add(2, 'b');
  keep('on main');
  // As the merge of both has it, on one branch.
  library.edit({ op: 'set-text', region: id(2), text: 'decided' });
  keepMerge(3, 2);
  expect(await found({ document: 'b' })).toContain(5);
  expect(await found({ document: 'a', author: 'Ada' })).toContain(2);
  // The merge left document a as main had it, and b as nobody had it.
  expect(await found({ document: 'a' })).not.toContain(5);
  expect(await found({ class: 'Text' })).toContain(5);
  expect(await found({ class: 'Text', document: 'a' })).not.toContain(5);
});

test('a search that nobody waits for any more stops', async () => {
  add(1, 'a');
  keep('first');
  const stopped = searchLog(library.context, dataset, { class: 'Text' }, AbortSignal.abort());
  await expect(stopped).rejects.toMatchObject({ code: 'cancelled' });
});

test('a region is found sooner in a document that is named, and only there', () => {
  add(1, 'a');
  keep('first');
  relabel(1, 'Table');
  keep('second');
  const told = blame(library.context, { dataset, target: id(1), document: 'a' });
  expect(told).toEqual(blame(library.context, { dataset, target: id(1) }));
  expect(told.history.map(({ changes }) => changes.map((change) => change.class))).toEqual([
    [{ before: 'Text', after: 'Table' }],
    [{ before: null, after: 'Text' }],
  ]);
  expect(() => blame(library.context, { dataset, target: id(1), document: 'b' })).toThrow(
    expect.objectContaining({ code: 'not-found' }),
  );
});
