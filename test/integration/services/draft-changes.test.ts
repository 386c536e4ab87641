import { afterEach, beforeEach, expect, test } from 'vitest';

import { listDraftChanges } from '../../../src-main/services/changes/list-draft-changes';
import { statusOf } from '../../../src-main/services/changes/status';
import { removeDocuments } from '../../../src-main/services/documents/document-service';
import { createBranch, switchBranch } from '../../../src-main/services/history/branch-service';
import { restoreVersion } from '../../../src-main/services/history/restore-service';
import { commit } from '../../../src-main/services/history/version-service';
import { redo, undo } from '../../../src-main/services/labels/label-service';
import { addClass, getSchema, setSchema } from '../../../src-main/services/schema/schema-service';
import { aLibrary, type TestLibrary } from '../../builders/libraries';
import { migrateAway, regionId } from '../../builders/merges';
import { classNamed } from '../../builders/schemas';

const dataset = 'papers';
let library: TestLibrary;
beforeEach(async () => {
  library = aLibrary();
  await library.add('a', 'b');
  draw(1);
  draw(2, 'Table');
  keep();
});
afterEach(() => library.remove());

const draw = (number: number, name = 'Text') =>
  library.edit({
    op: 'add',
    document: 'a',
    pageIndex: 0,
    class: name,
    box: [number, 1, 90, 90],
    id: regionId(number),
  });
const relabel = (name: string) => library.edit({ op: 'relabel', region: regionId(1), class: name });
const rename = (from: string, to: string): void => {
  const { schema } = getSchema(library.context, 'papers@draft');
  const classes = schema.classes.map((item) => (item.name === from ? { ...item, name: to } : item));
  setSchema(library.context, dataset, { ...schema, classes });
};
const keep = () => commit(library.context, { dataset, message: 'kept' });

/** What a draft changes, and who did it, as one context knows it. */
async function seenBy(context = library.context) {
  const { items } = await listDraftChanges(context, { dataset, offset: 0, limit: 100 });
  return { items, status: statusOf(context, dataset) };
}

/** One that has never looked at the draft. */
const anew = () => seenBy({ ...library.context });

test('what is followed through whatever becomes of a draft is what a look at all of it gives', async () => {
  const toFigure = { action: 'map', to: classNamed('Figure') } as const;
  const steps: readonly [changes: number, () => unknown][] = [
    [1, () => relabel('Table')],
    [2, () => draw(3)],
    [1, () => undo(library.context, dataset)],
    [2, () => redo(library.context, dataset)],
    [3, () => removeDocuments(library.context, dataset, ['b'])],
    [3, () => addClass(library.context, { dataset, name: 'Logo' })],
    [4, () => migrateAway(library.context, 'Table', toFigure)],
    [0, keep],
    [1, () => relabel('Text')],
    [0, () => undo(library.context, dataset)],
    [1, () => relabel('Logo')],
    [1, () => rename('Logo', 'Mark')],
    [0, keep],
    [1, () => relabel('Figure')],
    [0, keep],
    [4, () => restoreVersion(library.context, { dataset, version: '1' })],
    [4, () => createBranch(library.context, { dataset, name: 'ben' })],
    [0, () => switchBranch(library.context, { dataset, name: 'ben' })],
    [1, () => draw(5)],
    [4, () => switchBranch(library.context, { dataset, name: 'main' })],
  ];
  for (const [changes, step] of steps) {
    await step();
    const seen = await seenBy();
    expect(seen).toEqual(await anew());
    expect(seen.items).toHaveLength(changes);
  }
});

test('a label that was changed by hand before a migration did the same to all is a correction no more', async () => {
  library.edit({ op: 'relabel', region: regionId(2), class: 'Figure' });
  expect((await seenBy()).status.labels.changed).toBe(1);
  await migrateAway(library.context, 'Table', { action: 'map', to: classNamed('Figure') });
  addClass(library.context, { dataset, name: 'Table' }); // the schema is what it was, and so are the labels
  const seen = await seenBy();
  expect(seen.status).toMatchObject({ labels: { changed: 0 }, schema: { changed: false } });
  expect(seen).toEqual(await anew());
});

test('who did what another had done before is told, though the labels are the same again', async () => {
  relabel('Table');
  expect((await seenBy()).items).toMatchObject([{ by: 'Ada' }]);
  library.context = Object.assign(library.context, { person: () => 'Zoe' });
  relabel('Figure');
  relabel('Table');
  expect((await seenBy()).items).toMatchObject([{ by: 'Zoe' }]);
});
