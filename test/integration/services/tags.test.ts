import { afterEach, beforeEach, expect, test } from 'vitest';

import { compareSummary } from '../../builders/comparisons';
import { createBranch } from '../../../src-main/services/history/branch-service';
import { logOf } from '../../../src-main/services/history/log-service';
import { resolveView } from '../../../src-main/services/content/resolve-view';
import { createTag, deleteTag, listTags } from '../../../src-main/services/history/tag-service';
import { commit, showVersion } from '../../../src-main/services/history/version-service';
import { aLibrary, type TestLibrary } from '../../builders/libraries';

const dataset = 'papers';
let library: TestLibrary;
beforeEach(async () => {
  library = aLibrary();
  await library.add('a');
  commit(library.context, { dataset, message: 'first' });
  library.edit({ op: 'add', document: 'a', pageIndex: 0, class: 'Text', box: [1, 1, 9, 9] });
  commit(library.context, { dataset, message: 'second' });
});
afterEach(() => library.remove());

const tag = (name: string, version: string) => createTag(library.context, { name, version });

test('a tag names a version wherever one can be named', () => {
  const made = createTag(library.context, { name: 'release', version: 'papers@1', message: 'for May' });
  expect(made).toMatchObject({ dataset, name: 'release', version: 1, message: 'for May', author: 'Ada' });
  expect(showVersion(library.context, 'papers@release')).toMatchObject({ version: 1, tags: ['release'] });
  expect(compareSummary(library.context, 'papers@release', 'papers@2').labels.added).toBe(1);
  expect(tag('again', 'papers@release').version).toBe(1);
  expect(logOf(library.context, dataset).map(({ tags }) => tags)).toEqual([[], ['again', 'release']]);
});

test('tags are listed by name, stay after a restart, and are deleted without their version', async () => {
  tag('b', 'papers@1');
  tag('a', logOf(library.context, dataset)[0]!.id.slice(0, 12));
  library.reopen();
  expect(listTags(library.context, dataset).map(({ name, version }) => [name, version])).toEqual([
    ['a', 2],
    ['b', 1],
  ]);
  expect(deleteTag(library.context, { dataset, name: 'b' })).toMatchObject({ name: 'b', version: 1 });
  expect(listTags(library.context, dataset)).toHaveLength(1);
  expect(showVersion(library.context, 'papers@1').version).toBe(1);
  expect(await library.verify()).toMatchObject({ ok: true });
});

test('a tag is no part of what a version is', () => {
  const before = logOf(library.context, dataset).map(({ id, contentId }) => [id, contentId]);
  tag('release', 'papers@1');
  expect(logOf(library.context, dataset).map(({ id, contentId }) => [id, contentId])).toEqual(before);
  expect(resolveView(library.context, 'papers@draft').draft?.revision).toBeGreaterThan(0);
});

test('a name is given once among tags and branches, and not to a draft', () => {
  tag('release', 'papers@1');
  createBranch(library.context, { dataset, name: 'ada' });
  for (const [name, version, code] of [
    ['release', 'papers@2', 'already-exists'],
    ['ada', 'papers@2', 'already-exists'],
    ['main', 'papers@2', 'already-exists'],
    ['7', 'papers@2', 'input-invalid'],
    ['new', 'papers@draft', 'version-needed'],
    ['new', 'papers@9', 'not-found'],
    ['new', 'nothing@1', 'not-found'],
  ] as const)
    expect(() => tag(name, version)).toThrow(expect.objectContaining({ code }));
  expect(() => deleteTag(library.context, { dataset, name: 'none' })).toThrow(/it has release/);
  expect(listTags(library.context, dataset)).toHaveLength(1);
});

test('what is not there is said with the tags that are', () => {
  tag('release', 'papers@1');
  expect(() => showVersion(library.context, 'papers@relaese')).toThrow(
    /versions 1 to 2, the branch main, the tag release, and/,
  );
});
