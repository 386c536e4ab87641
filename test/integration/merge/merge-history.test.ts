import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { backupLibrary } from '../../../src-main/services/library/backup-service';
import { deleteBranch } from '../../../src-main/services/history/branch-service';
import { blame, compareRegions, compareSummary } from '../../builders/comparisons';
import { redo, undo } from '../../../src-main/services/labels/label-service';
import { logOf } from '../../../src-main/services/history/log-service';
import { continueMerge, startMerge } from '../../../src-main/services/merge/merge-service';
import { verifyLibrary } from '../../../src-main/services/library/verify-service';
import { setRules } from '../../../src-main/services/library/dataset-service';
import { statusOf } from '../../../src-main/services/changes/status';
import { showVersion } from '../../../src-main/services/history/version-service';
import { openReadable, openWritable } from '../../../src-main/storage/database';
import { openLibraryReadOnly } from '../../../src-main/storage/library-storage';
import { aLibrary, type TestLibrary } from '../../builders/libraries';
import { aMerge, regionId } from '../../builders/merges';

const dataset = 'papers';
let library: TestLibrary;
let on: ReturnType<typeof aMerge>;
const begin = { dataset, from: 'ben', strategies: [], preview: false };

beforeEach(async () => {
  library = aLibrary();
  on = aMerge(library);
  await library.add('a', 'b');
  for (const number of [1, 2]) on.draw(number);
  on.keep('first');
  on.branch('ben');
  on.relabel(1, 'Table');
  on.keep('ours');
  on.goTo('ben');
  on.relabel(1, 'Figure');
  on.move(2, 200);
  on.draw(3, 'b');
  on.keep('theirs', 'Ben');
  on.goTo('main');
});
afterEach(() => library.remove());

const database = (): string => join(library.library, 'library.sqlite');

/** Every row of every table. */
function rowsOf(): Record<string, unknown[]> {
  const db = openReadable(database());
  const tables = db
    .prepare<[], { name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
    .all();
  const rows = tables.map(({ name }) => [name, db.prepare(`SELECT * FROM "${name}"`).all()] as const);
  db.close();
  return Object.fromEntries(rows);
}

/** Does something once, the first time that the merge tells how far it is. */
const once = (work: () => unknown) => {
  let isDone = false;
  return {
    onProgress: (): void => {
      if (isDone) return;
      isDone = true;
      work();
    },
  };
};

test('giving a merge up leaves no trace in any table', async () => {
  const before = rowsOf();
  await on.merge('ben');
  await on.decide({ key: (await on.conflicts()).conflicts[0]!.key, choice: 'theirs' });
  await on.page('a');
  expect(rowsOf()).not.toEqual(before);
  on.abort();
  expect(rowsOf()).toEqual(before);
});

describe('while it runs', () => {
  test('an edit is kept: a merge that begins is refused, one that goes on takes it in', async () => {
    const work = once(() => on.draw(7, 'b', { box: [300, 300, 400, 400] }));
    await expect(startMerge(library.context, { ...begin, strategies: ['ours'] }, work)).rejects.toThrow(
      expect.objectContaining({ code: 'edit-conflict' }),
    );
    expect(statusOf(library.context, dataset)).toMatchObject({ base: 2, labels: { added: 1 } });
    expect(await on.state()).toBeNull();
    undo(library.context, dataset);
    await on.merge('ben');
    await on.rule('ours');
    const later = once(() => on.draw(8, 'b', { box: [300, 300, 400, 400] }));
    expect(await continueMerge(library.context, { dataset }, later)).toMatchObject({ version: 4 });
    const { regions } = compareRegions(library.context, {
      from: 'papers@3',
      to: 'papers@4',
      offset: 0,
      limit: 10,
    });
    expect(regions.filter(({ change }) => change === 'added').map(({ id }) => id)).toEqual([regionId(8)]);
  });

  test('it can be stopped, and then nothing was done', async () => {
    const before = rowsOf();
    const stop = new AbortController();
    const work = { ...once(() => stop.abort()), signal: stop.signal };
    await expect(startMerge(library.context, begin, work)).rejects.toThrow(
      expect.objectContaining({ code: 'cancelled' }),
    );
    expect(rowsOf()).toEqual(before);
  });

  test('decisions that are made at once are all there, also in what is told next', async () => {
    on.move(2, 300);
    on.keep('moved elsewhere');
    await on.merge('ben');
    const { conflicts } = await on.conflicts();
    await Promise.all(conflicts.map(({ key }) => on.decide({ key, choice: 'theirs' })));
    expect(conflicts).toHaveLength(2);
    expect(await on.state()).toMatchObject({ open: 0, decided: 2 });
  });

  test('its other branch may be deleted: the version stays', async () => {
    await on.merge('ben');
    deleteBranch(library.context, { dataset, name: 'ben', force: true });
    await on.rule('theirs');
    expect(await on.finish()).toMatchObject({ version: 4, theirs: { name: 'ben', version: 3 } });
  });
});

describe('a merge version', () => {
  beforeEach(async () => {
    await on.merge('ben');
    await on.decide({ key: (await on.conflicts()).conflicts[0]!.key, choice: 'theirs' });
    await on.finish('both');
  });

  test('says of each decision what the sides had, what was taken and by whom', () => {
    const { merge } = showVersion(library.context, 'papers@4') as { merge?: { decisions: object[] } };
    expect(merge?.decisions).toMatchObject([{ kind: 'values', hasBase: true, choice: 'theirs', by: 'Ada' }]);
    expect(showVersion(library.context, 'papers@3')).not.toHaveProperty('merge');
  });

  test('is in the log of both lines, and blame names who did what', () => {
    expect(logOf(library.context, dataset, { branch: 'main' }).map(({ version }) => version)).toEqual([
      4, 3, 2, 1,
    ]);
    const { history, regions } = blame(library.context, { dataset, target: regionId(2) });
    expect(history.map(({ version, author }) => [version, author])).toEqual([
      [3, 'Ben'],
      [1, 'Ada'],
    ]);
    expect(regions[0]).toMatchObject({ version: 3 });
  });

  test('has one step of undo, which a restart keeps', () => {
    library.reopen();
    undo(library.context, dataset);
    expect(compareSummary(library.context, 'papers@2', 'papers@draft').bump).toBe('none');
    redo(library.context, dataset);
    expect(statusOf(library.context, dataset)).toMatchObject({ clean: true, base: 4 });
  });

  test('is in a backup, where it is sound; an unfinished one, too', async () => {
    on.goTo('ben');
    on.relabel(2, 'Table');
    on.keep('more');
    on.goTo('main');
    on.relabel(2, 'Figure');
    on.keep('more, too');
    await on.merge('ben');
    const target = library.path('backup');
    await backupLibrary(library.context, target, { onProgress: () => undefined });
    const reader = openLibraryReadOnly(target);
    const copy = { ...library.context, reader, writer: null };
    expect(await verifyLibrary(copy, { onProgress: () => undefined })).toMatchObject({ ok: true });
    expect(statusOf(copy, dataset)).toMatchObject({ merge: { name: 'ben' } });
    reader.close();
  });

  test('whose record is damaged or gone is found out by verify', async () => {
    const { id } = logOf(library.context, dataset)[0]!;
    const { merge = '' } = library.context.reader.versions.byPrefix(id)[0]!;
    library.close();
    const db = openWritable(database());
    db.exec(`DELETE FROM object WHERE id = x'${merge}'`);
    db.close();
    library.reopen();
    expect(await library.verify()).toMatchObject({
      ok: false,
      problems: [{ what: 'the record of how it was merged is missing', where: 'papers@4' }],
    });
  });
});

test('a merge that waits for a version that is not there is found out by verify', async () => {
  await on.merge('ben');
  library.close();
  const db = openWritable(database());
  db.pragma('foreign_keys = OFF');
  db.exec(`UPDATE merge SET theirs = '${'0'.repeat(64)}'`);
  db.close();
  library.reopen();
  expect((await library.verify()).problems).toContainEqual({
    what: expect.stringContaining('that it merges in is none of the dataset') as string,
    where: 'papers, merge into main',
  });
});

test('a dataset that may have no problems refuses a merge that would have some, and it waits', async () => {
  setRules(library.context, { dataset, commitNeedsNoProblems: true });
  await on.merge('ben');
  const [conflict] = (await on.conflicts()).conflicts;
  await on.decide({ key: conflict!.key, value: null });
  await expect(on.finish()).rejects.toThrow(expect.objectContaining({ code: 'has-problems' }));
  expect(await on.state()).toMatchObject({ open: 0, decided: 1 });
  await on.decide({ key: conflict!.key, choice: 'ours' });
  expect(await on.finish()).toMatchObject({ version: 4 });
});
