import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { compareSummary } from '../../builders/comparisons';
import { redo, undo } from '../../../src-main/services/labels/label-service';
import { logOf } from '../../../src-main/services/history/log-service';
import { restoreVersion } from '../../../src-main/services/history/restore-service';
import { statusOf } from '../../../src-main/services/changes/status';
import { aLibrary, type TestLibrary } from '../../builders/libraries';
import { aMerge, regionId } from '../../builders/merges';

const dataset = 'papers';
let library: TestLibrary;
let on: ReturnType<typeof aMerge>;

beforeEach(async () => {
  library = aLibrary();
  on = aMerge(library);
  await library.add('a', 'b');
  for (const number of [1, 2, 3]) on.draw(number);
  on.keep('first');
  on.branch('ben');
});
afterEach(() => library.remove());

/** Does one thing on each line, and goes back to `main`. */
const both = (ours: () => unknown, theirs: () => unknown): void => {
  ours();
  on.keep('ours');
  on.goTo('ben');
  theirs();
  on.keep('theirs');
  on.goTo('main');
};
const log = () => logOf(library.context, dataset);
const classes = (ref: string) => compareSummary(library.context, 'papers@1', ref).labels.byKind;

describe('a merge without conflicts', () => {
  beforeEach(() =>
    both(
      () => on.move(1, 200),
      () => {
        on.relabel(1, 'Table');
        on.draw(4, 'b');
      },
    ),
  );

  test('is a version with two parents that has what both did, and one step of undo', async () => {
    const result = await on.merge('ben', { message: 'both' });
    expect(result).toMatchObject({
      outcome: 'merged',
      clean: true,
      version: 4,
      conflicts: 0,
      unchanged: null,
      theirs: { name: 'ben', version: 3 },
    });
    const [merged, theirs, ours] = log();
    expect(merged).toMatchObject({ message: 'both', parents: [ours!.id, theirs!.id], branches: ['main'] });
    expect(classes('papers@4')).toMatchObject({ geometry: 1, class: 1 });
    expect(statusOf(library.context, dataset)).toMatchObject({ base: 4, clean: true });
    expect(statusOf(library.context, dataset)).not.toHaveProperty('merge');
    undo(library.context, dataset);
    expect(compareSummary(library.context, 'papers@2', 'papers@draft').bump).toBe('none');
    redo(library.context, dataset);
    expect(statusOf(library.context, dataset)).toMatchObject({ clean: true });
    expect(await library.verify()).toMatchObject({ ok: true, problems: [] });
  });

  test('has the same content from either side', async () => {
    const { contentId } = await on.merge('ben');
    on.goTo('ben');
    expect((await on.merge('2')).contentId).toBe(contentId);
  });

  test('is told beforehand, and nothing is done', async () => {
    const before = log();
    expect(await on.merge('ben', { preview: true })).toMatchObject({
      outcome: 'preview',
      clean: true,
      version: null,
      documents: 2,
    });
    expect(log()).toEqual(before);
    expect(await on.state()).toBeNull();
  });

  test('of what is there already does nothing', async () => {
    await on.merge('ben');
    expect(await on.merge('ben')).toMatchObject({ outcome: 'up-to-date', clean: true, version: null });
    expect(await on.merge('1')).toMatchObject({ outcome: 'up-to-date' });
    expect(log()).toHaveLength(4);
  });
});

test('where our side changed nothing the content is theirs, in a version of its own', async () => {
  on.goTo('ben');
  on.move(1, 200);
  const { contentId } = on.keep('theirs');
  on.goTo('main');
  expect(await on.merge('ben')).toMatchObject({
    outcome: 'merged',
    unchanged: 'ours',
    contentId,
    version: 3,
  });
  expect(log()[0]!.parents).toHaveLength(2);
});

test('where both did the same the content stays, and the two lines are one', async () => {
  both(
    () => on.relabel(1, 'Table'),
    () => on.relabel(1, 'Table'),
  );
  const { contentId } = log()[0]!;
  expect(await on.merge('ben')).toMatchObject({ outcome: 'merged', contentId, version: 4 });
  expect(await on.merge('ben')).toMatchObject({ outcome: 'up-to-date' });
});

describe('a merge with conflicts', () => {
  beforeEach(() =>
    both(
      () => {
        on.relabel(1, 'Table');
        on.move(2, 200);
        on.erase(3);
      },
      () => {
        on.relabel(1, 'Figure');
        on.move(2, 300);
        on.move(3, 100);
      },
    ),
  );
  const key = (number: number, field: string): string =>
    expect.stringMatching(new RegExp(`/${regionId(number)}#${field}$`)) as string;

  test('waits, and leaves the draft, the journal and the versions as they were', async () => {
    const before = [library.contentId(), log(), statusOf(library.context, dataset)];
    expect(await on.merge('ben')).toMatchObject({
      outcome: 'unfinished',
      clean: false,
      open: 3,
      version: null,
      list: [{ name: 'a.pdf', pageIndex: 0 }, {}, {}],
    });
    const { merge, ...status } = statusOf(library.context, dataset) as Record<string, unknown>;
    expect(merge).toMatchObject({ name: 'ben', version: 3, decided: 0, by: 'Ada' });
    expect([library.contentId(), log(), status]).toEqual(before);
    expect(await on.abort()).toMatchObject({ theirs: { name: 'ben' }, decided: 0 });
    expect([library.contentId(), log(), statusOf(library.context, dataset)]).toEqual(before);
    expect(await on.state()).toBeNull();
  });

  test('shows each of them with what it was, and where', async () => {
    await on.merge('ben');
    const { total, conflicts } = await on.conflicts();
    expect(total).toBe(3);
    expect(conflicts[0]).toMatchObject({
      key: key(1, 'class'),
      kind: 'values',
      what: 'region',
      field: 'class',
      region: regionId(1),
      hasBase: true,
      choices: ['base', 'ours', 'theirs'],
      takesValue: true,
      decision: null,
    });
    expect(conflicts[1]).toMatchObject({ field: 'geometry', ours: { pageIndex: 0 } });
    expect(conflicts[2]).toMatchObject({
      kind: 'edit-delete',
      ours: null,
      choices: ['base', 'ours', 'theirs', 'both'],
    });
    expect(await on.places()).toMatchObject([{ name: 'a.pdf', pageIndex: 0, conflicts: 3, open: 3 }]);
    const page = await on.page('a');
    expect([page.base, page.ours, page.theirs].map((regions) => regions?.length)).toEqual([3, 2, 3]);
    expect(page.conflicts).toHaveLength(3);
  });

  test('is decided one by one, taken back, by another value and by rule, and says so in its version', async () => {
    await on.merge('ben');
    const keys = (await on.conflicts()).conflicts.map((conflict) => conflict.key) as [string, string, string];
    expect(await on.decide({ key: keys[0], choice: 'theirs' })).toMatchObject({ open: 2, decided: 1 });
    expect(await on.decide({ key: keys[0] })).toMatchObject({ open: 3 });
    const parts = [{ box: [1, 2, 30, 40] }];
    expect(
      await on.decide({ key: keys[0], choice: 'theirs' }, { key: keys[1], value: { pageIndex: 0, parts } }),
    ).toMatchObject({ open: 1 });
    expect(await on.finish()).toMatchObject({
      outcome: 'unfinished',
      version: null,
      list: [{ field: 'existence' }],
    });
    expect(await on.rule('union')).toMatchObject({ open: 0, decidedNow: 1 });
    const page = await on.page('a');
    expect(page.merged?.map(({ parts: shape }) => shape)).toContainEqual(parts);
    expect(await on.finish('settled')).toMatchObject({ outcome: 'merged', version: 4 });
    expect(log()[0]).toMatchObject({ message: 'settled' });
    expect(await library.verify()).toMatchObject({ ok: true, problems: [] });
  });

  test('survives a restart with its decisions', async () => {
    await on.merge('ben');
    const { conflicts } = await on.conflicts();
    await on.decide({ key: conflicts[0]!.key, choice: 'theirs' });
    library.reopen();
    expect(await on.state()).toMatchObject({
      open: 2,
      decided: 1,
      ours: 2,
      theirs: { version: 3 },
      ancestors: [1],
    });
    expect(await on.conflicts({ show: 'decided' })).toMatchObject({
      conflicts: [{ decision: { choice: 'theirs', by: 'Ada' } }],
    });
    await on.rule('ours');
    expect(await on.finish()).toMatchObject({ version: 4 });
    expect(classes('papers@4')).toMatchObject({ class: 1, geometry: 1 });
  });

  test('keeps what is edited in the draft meanwhile', async () => {
    await on.merge('ben');
    on.draw(5, 'b');
    on.relabel(1, 'Figure'); // as on the other side: nothing is left to decide
    expect(await on.state()).toMatchObject({ open: 2 });
    await on.rule('theirs');
    on.draw(6, 'b');
    expect(await on.finish()).toMatchObject({ version: 4 });
    const { labels } = compareSummary(library.context, 'papers@3', 'papers@4');
    expect(labels).toMatchObject({ added: 2, changed: 0, removed: 0 });
    undo(library.context, dataset);
    expect(compareSummary(library.context, 'papers@2', 'papers@draft').labels.added).toBe(2);
  });

  test('is settled at once by rules that decide everything', async () => {
    expect(await on.merge('ben', { strategies: ['newest', 'ours'] })).toMatchObject({
      outcome: 'merged',
      clean: true,
      decided: 3,
      version: 4,
    });
    expect(compareSummary(library.context, 'papers@2', 'papers@4').bump).toBe('none');
  });

  test('stands in the way of what would break it', async () => {
    await on.merge('ben');
    const unfinished = expect.objectContaining({ code: 'merge-unfinished' });
    on.draw(9, 'b');
    expect(() => on.keep('no')).toThrow(unfinished);
    expect(() => on.goTo('ben')).toThrow(unfinished);
    await expect(restoreVersion(library.context, { dataset, version: '1' })).rejects.toThrow(unfinished);
    await expect(on.merge('ben')).rejects.toThrow(unfinished);
  });

  test('refuses decisions that cannot be, and keeps none of them', async () => {
    await on.merge('ben');
    const [first, second, third] = (await on.conflicts()).conflicts;
    const refused = async (code: string, ...decisions: Parameters<typeof on.decide>) => {
      const given = { key: third!.key, choice: 'ours' as const };
      await expect(on.decide(given, ...decisions)).rejects.toThrow(expect.objectContaining({ code }));
      expect(await on.state()).toMatchObject({ open: 3, decided: 0 });
    };
    await refused('not-found', { key: 'region/a/b#class', choice: 'ours' });
    await refused('input-invalid', { key: first!.key, choice: 'both' });
    await refused('input-invalid', { key: first!.key, value: 7 });
    await refused('input-invalid', { key: first!.key, value: 'no-such-class' });
    const box = [10, 10, 90, 90];
    const moved = (pageIndex: number, shape: object) => ({
      key: second!.key,
      value: { pageIndex, parts: [shape] },
    });
    await refused('input-invalid', moved(0, { box: [90, 10, 10, 90] }));
    await refused('input-invalid', moved(5, { box }));
    await refused('input-invalid', moved(0, { box, page: 5 }));
    await refused('input-invalid', moved(0, { circle: [1, 2, 3] }));
    await refused('input-invalid', { key: third!.key, value: 'x' });
    await expect(on.rule('nobody')).rejects.toThrow(expect.objectContaining({ code: 'input-invalid' }));
  });
});

test('a draft with changes, no merge to go on with, and a version that is none are refused', async () => {
  on.goTo('ben');
  on.draw(4, 'b');
  expect(await on.merge('main')).toMatchObject({ outcome: 'up-to-date' });
  on.keep('theirs');
  on.draw(5, 'b');
  on.goTo('main');
  expect(await on.merge('ben', { preview: true })).toMatchObject({ uncommitted: true });
  on.draw(6, 'b');
  await expect(on.merge('ben')).rejects.toThrow(expect.objectContaining({ code: 'draft-has-changes' }));
  await expect(on.merge('zoe')).rejects.toThrow(expect.objectContaining({ code: 'not-found' }));
  await expect(on.finish()).rejects.toThrow(expect.objectContaining({ code: 'not-merging' }));
  expect(() => on.abort()).toThrow(expect.objectContaining({ code: 'not-merging' }));
});
