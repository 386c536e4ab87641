import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import {
  createBranch,
  deleteBranch,
  listBranches,
  switchBranch,
} from '../../../src-main/services/history/branch-service';
import { statusOf } from '../../../src-main/services/changes/status';
import { runBulkAct } from '../../../src-main/services/content/bulk-act';
import { compareSummary } from '../../builders/comparisons';
import { draftOf, findDataset } from '../../../src-main/services/content/content-view';
import { redo, undo } from '../../../src-main/services/labels/label-service';
import { recoverBranch } from '../../../src-main/services/history/recover-branch';
import { logOf } from '../../../src-main/services/history/log-service';
import { publishSchema } from '../../../src-main/services/schema/publish-service';
import { restoreVersion } from '../../../src-main/services/history/restore-service';
import { addClass, getSchema } from '../../../src-main/services/schema/schema-service';
import { createTag } from '../../../src-main/services/history/tag-service';
import { commit } from '../../../src-main/services/history/version-service';
import { aLibrary, type TestLibrary } from '../../builders/libraries';

const dataset = 'papers';
let library: TestLibrary;
beforeEach(async () => {
  library = aLibrary();
  await library.add('a', 'b');
  keep('first');
});
afterEach(() => library.remove());

const keep = (message: string, author?: string) =>
  commit(library.context, { dataset, message, ...(author !== undefined && { author }) });
const create = (name: string, from?: string) =>
  createBranch(library.context, { dataset, name, ...(from !== undefined && { from }) });
const goTo = (name: string) => switchBranch(library.context, { dataset, name });
const drop = (name: string, force = false) => deleteBranch(library.context, { dataset, name, force });
const draw = (document = 'a') =>
  library.edit({ op: 'add', document, pageIndex: 0, class: 'Text', box: [1, 1, 9, 9] });
const log = (filter = {}) => logOf(library.context, dataset, filter);
const branches = () =>
  listBranches(library.context, dataset).map(({ name, current, head, clean }) => [
    name,
    current,
    head,
    clean,
  ]);

describe('a branch', () => {
  test('has a draft, edits and versions of its own; numbers go on for the whole dataset', () => {
    expect(create('ada')).toMatchObject({ name: 'ada', current: false, head: 1, clean: true });
    draw('a');
    goTo('ada');
    expect(statusOf(library.context, dataset)).toMatchObject({ branch: 'ada', clean: true });
    expect(() => undo(library.context, dataset)).toThrow(
      expect.objectContaining({ code: 'nothing-to-undo' }),
    );
    draw('b');
    draw('b');
    expect(keep('on ada').version).toBe(2);
    goTo('main');
    expect(statusOf(library.context, dataset)).toMatchObject({ base: 1, labels: { added: 1 } });
    undo(library.context, dataset);
    redo(library.context, dataset);
    expect(keep('on main').version).toBe(3);
    expect(branches()).toEqual([
      ['ada', false, 2, true],
      ['main', true, 3, true],
    ]);
    const [third, second, first] = log();
    expect(third).toMatchObject({ parents: [first!.id], branches: ['main'] });
    expect(second).toMatchObject({ parents: [first!.id], branches: ['ada'] });
    expect(compareSummary(library.context, 'papers@1', 'papers@ada').labels.added).toBe(2);
    expect(compareSummary(library.context, 'papers@ada', 'papers@main')).toMatchObject({
      bump: null,
      schema: { attribution: 'none' },
      labels: { added: 1, removed: 2 },
    });
  });

  test('that is worked on stays so after a restart, and every draft is checked', async () => {
    create('ada');
    goTo('ada');
    draw('b');
    library.reopen();
    expect(statusOf(library.context, dataset)).toMatchObject({ branch: 'ada', labels: { added: 1 } });
    expect(branches()).toEqual([
      ['ada', true, 1, false],
      ['main', false, 1, true],
    ]);
    expect(await library.verify()).toMatchObject({ ok: true, checked: { drafts: 2 } });
  });

  test('can begin at any version of the dataset, however it is named', () => {
    draw();
    keep('second');
    createTag(library.context, { name: 'release', version: 'papers@1' });
    expect(create('fixes', 'release')).toMatchObject({ head: 1 });
    expect(create('more', 'fixes')).toMatchObject({ head: 1 });
    expect(create('other', 'papers@2')).toMatchObject({ head: 2 });
    goTo('fixes');
    expect(statusOf(library.context, dataset)).toMatchObject({ base: 1, clean: true });
    expect(log({ branch: 'fixes' }).map(({ version }) => version)).toEqual([1]);
    expect(log({ branch: 'main' }).map(({ version }) => version)).toEqual([2, 1]);
  });

  test('leaves what is not committed on the branch where it is', async () => {
    draw();
    create('ada');
    goTo('ada');
    await restoreVersion(library.context, { dataset, version: '1' });
    expect(statusOf(library.context, dataset)).toMatchObject({ clean: true });
    goTo('main');
    expect(statusOf(library.context, dataset)).toMatchObject({ clean: false });
  });

  test('goes on from the schema version of its version, and publishes when its turn comes', () => {
    create('ada');
    addClass(library.context, { dataset, name: 'Logo' });
    publishSchema(library.context, { dataset, reason: 'A logo is no figure.' });
    keep('with logo');
    goTo('ada');
    expect(getSchema(library.context, 'papers@draft')).toMatchObject({ version: '1.0.0', changed: false });
    addClass(library.context, { dataset, name: 'Stamp' });
    expect(keep('with stamp').schema).toMatchObject({ ref: null, obstacle: { code: 'schema-behind' } });
    create('zoe', 'ada');
    goTo('zoe');
    const { lineage } = draftOf(library.context, findDataset(library.context, dataset));
    goTo('ada');
    expect(draftOf(library.context, findDataset(library.context, dataset)).lineage).toEqual(lineage);
  });

  test('gets what was begun on it, though another one is worked on by then', async () => {
    create('ada');
    const row = findDataset(library.context, dataset);
    const { root, provenance } = draftOf(library.context, row);
    await runBulkAct(library.context, row, 'a long act', async ({ roots }) => {
      goTo('ada');
      return {
        roots,
        changeSchema: (current) => ({ ...current, guidelines: 'Written on main.' }),
      };
    });
    expect(statusOf(library.context, dataset)).toMatchObject({ branch: 'ada', clean: true });
    goTo('main');
    expect(statusOf(library.context, dataset)).toMatchObject({ schema: { changed: true } });
    expect(draftOf(library.context, row)).toMatchObject({ root, provenance });
  });

  test('cannot be made twice, without a version, or under a name that means something else', () => {
    create('ada');
    for (const [name, from, code] of [
      ['ada', undefined, 'already-exists'],
      ['main', undefined, 'already-exists'],
      ['draft', undefined, 'input-invalid'],
      ['a@b', undefined, 'input-invalid'],
      ['zoe', '9', 'not-found'],
      ['zoe', 'draft', 'version-needed'],
    ] as const)
      expect(() => create(name, from)).toThrow(expect.objectContaining({ code }));
    expect(() => goTo('zoe')).toThrow(/it has ada, main/);
    expect(() => log({ branch: 'zoe' })).toThrow(expect.objectContaining({ code: 'not-found' }));
    expect(branches()).toHaveLength(2);
  });
});

describe('deleting a branch', () => {
  beforeEach(() => {
    create('ada');
    goTo('ada');
  });

  test('gives up nothing silently: what it alone leads to is named, and needs to be asked for', async () => {
    draw();
    keep('second');
    draw();
    keep('third');
    draw('b');
    expect(() => drop('ada')).toThrow(/worked on/);
    goTo('main');
    expect(() => drop('ada')).toThrow(/Versions 2, 3 are on no other branch .* never committed/);
    expect(branches()).toHaveLength(2);
    expect(drop('ada', true)).toMatchObject({ name: 'ada', head: 3, unreachable: [2, 3], uncommitted: true });
    expect(branches()).toEqual([['main', true, 1, true]]);
    expect(log().map(({ version }) => version)).toEqual([3, 2, 1]);
    expect(await library.verify()).toMatchObject({ ok: true, problems: [] });
    // The line comes back from its version, and the name is free; its steps of undo are not those of before.
    expect(create('ada', '3')).toMatchObject({ head: 3, clean: true });
    goTo('ada');
    expect(() => undo(library.context, dataset)).toThrow(
      expect.objectContaining({ code: 'nothing-to-undo' }),
    );
    goTo('main');
    expect(drop('ada', true)).toMatchObject({ unreachable: [2, 3], uncommitted: false });
  });

  test('that was deleted comes back with its draft, what was not committed and its undo', async () => {
    const recover = (name = 'ada') => recoverBranch(library.context, { dataset, name });
    draw();
    keep('second');
    draw('b');
    const content = library.contentId();
    goTo('main');
    expect(() => recover()).toThrow(expect.objectContaining({ code: 'already-exists' }));
    drop('ada', true);
    expect(() => recover('zoe')).toThrow(expect.objectContaining({ code: 'not-found' }));
    library.reopen();
    expect(recover()).toMatchObject({ name: 'ada', current: false, head: 2, clean: false });
    expect(() => recover()).toThrow(expect.objectContaining({ code: 'already-exists' }));
    goTo('ada');
    expect(library.contentId()).toBe(content);
    expect(statusOf(library.context, dataset)).toMatchObject({ branch: 'ada', labels: { added: 1 } });
    undo(library.context, dataset);
    expect(statusOf(library.context, dataset)).toMatchObject({ clean: true });
    expect(await library.verify()).toMatchObject({ ok: true, problems: [] });
  });

  test('of a name that was deleted twice, the last one comes back', () => {
    goTo('main');
    draw();
    keep('second');
    drop('ada');
    create('ada', '2');
    drop('ada');
    expect(recoverBranch(library.context, { dataset, name: 'ada' })).toMatchObject({ head: 2 });
  });

  test('needs no asking where a tag or another branch leads to everything', () => {
    draw();
    keep('second');
    goTo('main');
    createTag(library.context, { name: 'kept', version: 'papers@ada' });
    expect(drop('ada')).toMatchObject({ unreachable: [], uncommitted: false });
    expect(() => goTo('ada')).toThrow(expect.objectContaining({ code: 'not-found' }));
  });

  test('never takes main', () => {
    expect(() => drop('main', true)).toThrow(expect.objectContaining({ code: 'branch-in-use' }));
  });
});

test('a log is of one person where asked for', () => {
  draw();
  keep('second', 'Zoë');
  expect(log({ author: 'Zoe\u0308' }).map(({ version }) => version)).toEqual([2]);
  expect(log({ author: 'Nobody' })).toEqual([]);
  expect(log({ author: 'Ada', branch: 'main' }).map(({ version }) => version)).toEqual([1]);
});
