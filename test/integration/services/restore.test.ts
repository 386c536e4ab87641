import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { statusOf } from '../../../src-main/services/changes/status';
import { compareRegions, compareSummary } from '../../builders/comparisons';
import { draftOf, findDataset } from '../../../src-main/services/content/content-view';
import { redo, undo } from '../../../src-main/services/labels/label-service';
import { logOf } from '../../../src-main/services/history/log-service';
import { readPlanFile } from '../../../src-main/services/migration/migration-plans';
import { applyMigration } from '../../../src-main/services/migration/migration-service';
import { restoreVersion } from '../../../src-main/services/history/restore-service';
import { listReview } from '../../../src-main/services/labels/review-service';
import { addClass, getSchema, setSchema } from '../../../src-main/services/schema/schema-service';
import { commit } from '../../../src-main/services/history/version-service';
import { aLibrary, type TestLibrary } from '../../builders/libraries';
import { aSchema } from '../../builders/schemas';

const dataset = 'papers';
const id = (number: number): string => `0190b2d0-7c1e-7c3a-9d52-3f0c5a1b2c${number}0`;
let library: TestLibrary;
beforeEach(async () => {
  library = aLibrary({ classes: ['Text', 'Table', 'Figure'] });
  await library.add('a', 'b');
  for (const [index, name] of ['Text', 'Table', 'Figure'].entries())
    library.edit({
      op: 'add',
      document: 'a',
      pageIndex: 0,
      class: name,
      box: [10, 10 + index * 100, 90, 90 + index * 100],
      id: id(index + 1),
    });
  keep('first');
});
afterEach(() => library.remove());

const keep = (message: string) => commit(library.context, { dataset, message });
const restore = (version: string) => restoreVersion(library.context, { dataset, version });
const lineage = () => draftOf(library.context, findDataset(library.context, dataset)).lineage;
const summary = (from: string, to: string) => compareSummary(library.context, from, to);
const changesOf = (from: string, to: string) => {
  const { labels, schema } = summary(from, to);
  const { added, removed, changed } = labels;
  return { labels: [added, removed, changed], rewritten: schema.rewritten, by: schema.attribution };
};
const move = (number: number, left: number) =>
  library.edit({ op: 'move', region: id(number), box: [left, 5, left + 50, 60] });

/** Table and Figure become one class, which nobody can take back by rules. */
async function merge(): Promise<void> {
  const to = { schema: aSchema(['Text', 'Float']) };
  const file = {
    classes: [
      { class: 'Table', action: 'map', to: 'Float' },
      { class: 'Figure', action: 'map', to: 'Float' },
    ],
  };
  const { plan } = readPlanFile(library.context, { dataset, to, file });
  await applyMigration(library.context, { dataset, to, plan }, { onProgress: () => undefined });
}

describe('restoring a version', () => {
  test('brings back documents, labels and schema as one step of undo', async () => {
    const first = library.contentId();
    library.edit({ op: 'delete', region: id(1) });
    addClass(library.context, { dataset, name: 'Logo' });
    await library.add('c');
    keep('second');
    move(2, 200);
    const dirty = library.contentId();
    expect(await restore('1')).toEqual({
      dataset,
      branch: 'main',
      version: 1,
      id: logOf(library.context, dataset)[1]!.id,
      changed: true,
      documents: 2,
      pages: 2,
      regions: 3,
    });
    expect(library.contentId()).toBe(first);
    library.reopen();
    expect(undo(library.context, dataset).history).toMatchObject({ redo: 'restore version 1' });
    expect(library.contentId()).toBe(dirty);
    redo(library.context, dataset);
    expect(library.contentId()).toBe(first);
    expect(keep('back')).toMatchObject({ version: 3 });
    expect(await library.verify()).toMatchObject({ ok: true, problems: [] });
  });

  test('is told by the version made of it, whose parent is the head it was made on', async () => {
    move(1, 200);
    keep('second');
    await restore('papers@1');
    move(2, 300);
    keep('third');
    const [third, second, first] = logOf(library.context, dataset);
    expect(third).toMatchObject({ parents: [second!.id], restored: first!.id });
    expect(second).toMatchObject({ parents: [first!.id], restored: null });
    expect(lineage()).not.toHaveProperty('restored');
    expect(changesOf('papers@2', 'papers@3')).toEqual({ labels: [0, 0, 2], rewritten: 0, by: 'path' });
  });

  test('of the head gives up what was not committed; of what is there already does nothing', async () => {
    move(1, 200);
    expect(await restore('main')).toMatchObject({ version: 1, changed: true });
    expect(lineage()).not.toHaveProperty('restored');
    expect(statusOf(library.context, dataset)).toMatchObject({ clean: true });
    const before = draftOf(library.context, findDataset(library.context, dataset)).revision;
    expect(await restore('1')).toMatchObject({ changed: false });
    expect(draftOf(library.context, findDataset(library.context, dataset)).revision).toBe(before);
    undo(library.context, dataset);
    expect(statusOf(library.context, dataset)).toMatchObject({ labels: { changed: 1 } });
  });

  test('names who made each region as the version did', async () => {
    move(1, 200);
    keep('second');
    const before = findDataset(library.context, dataset);
    const provenance = draftOf(library.context, before).provenance;
    await restore('1');
    expect(draftOf(library.context, before).provenance).not.toBe(provenance);
    expect(draftOf(library.context, before).provenance).toBe(
      library.context.reader.versions.byNumber(before.id, 1)?.provenance,
    );
  });

  test('refuses the draft, what is not there and a version of another dataset', async () => {
    await expect(restore('draft')).rejects.toMatchObject({ code: 'version-needed' });
    await expect(restore('9')).rejects.toMatchObject({ code: 'not-found' });
    await expect(restore('other@1')).rejects.toMatchObject({ code: 'not-found' });
    expect(statusOf(library.context, dataset)).toMatchObject({ clean: true });
  });
});

describe('restoring a version from before a migration', () => {
  beforeEach(async () => {
    await merge();
    keep('merged');
  });

  test('continues the schema version of then, and asks nothing of the migration', async () => {
    expect(getSchema(library.context, 'papers@draft').version).toBe('2.0.0');
    await restore('1');
    expect(getSchema(library.context, 'papers@draft')).toMatchObject({ version: '1.0.0', changed: false });
    expect(lineage()).toMatchObject({ plans: [], unpublished: [] });
    expect(listReview(library.context, { dataset, offset: 0, limit: 10 })).toMatchObject({ total: 0 });
    expect(keep('back').schema).toMatchObject({ ref: 'papers@1.0.0', published: false });
    undo(library.context, dataset);
    expect(getSchema(library.context, 'papers@draft')).toMatchObject({ version: '2.0.0', changed: false });
    expect(await library.verify()).toMatchObject({ ok: true, problems: [] });
  });

  test('attributes later changes truly, in the draft and in versions, both ways', async () => {
    await restore('1');
    expect(changesOf('papers@1', 'papers@draft')).toEqual({ labels: [0, 0, 0], rewritten: 0, by: 'path' });
    // Back over the migration: what it rewrote is the schema's, and nobody corrected a label.
    expect(changesOf('papers@2', 'papers@draft')).toEqual({ labels: [0, 0, 0], rewritten: 2, by: 'path' });
    move(2, 200);
    expect(changesOf('papers@1', 'papers@draft')).toEqual({ labels: [0, 0, 1], rewritten: 0, by: 'path' });
    expect(changesOf('papers@2', 'papers@draft')).toEqual({ labels: [0, 0, 1], rewritten: 2, by: 'path' });
    expect(statusOf(library.context, dataset).labels).toEqual({ added: 0, removed: 0, changed: 1 });
    keep('back, and moved');
    expect(changesOf('papers@1', 'papers@3')).toEqual({ labels: [0, 0, 1], rewritten: 0, by: 'path' });
    expect(changesOf('papers@2', 'papers@3')).toEqual({ labels: [0, 0, 1], rewritten: 2, by: 'path' });
    expect(changesOf('papers@3', 'papers@2')).toEqual({ labels: [0, 0, 1], rewritten: 2, by: 'path' });
    const { regions } = compareRegions(library.context, {
      from: 'papers@2',
      to: 'papers@3',
      cause: 'both',
      offset: 0,
      limit: 9,
    });
    expect(
      regions.map((region) => [region.id, region.cause, region.acts?.map(({ cause }) => cause)]),
    ).toEqual(
      expect.arrayContaining([
        [id(2), 'both', ['labels', 'schema']],
        [id(3), 'schema', undefined],
      ]),
    );
  });

  test('and migrating another way says that nothing can be attributed between the two ways', async () => {
    await restore('1');
    await applyMigration(
      library.context,
      { dataset, to: { schema: aSchema(['Text', 'Table']) } },
      { onProgress: () => undefined },
    );
    keep('another way');
    expect(changesOf('papers@1', 'papers@3').by).toBe('path');
    expect(changesOf('papers@1', 'papers@3').labels).toEqual([0, 0, 0]);
    expect(changesOf('papers@2', 'papers@3').by).toBe('none');
    expect(summary('papers@2', 'papers@3').bump).toBe('major');
  });

  test('a schema that was never published is behind its releases, unless plans lead to one', async () => {
    await restore('1');
    setSchema(library.context, dataset, aSchema(['Text', 'Table', 'Figure', 'Logo']));
    expect(keep('held back').schema).toMatchObject({ ref: null, obstacle: { code: 'schema-behind' } });
    const held = lineage();
    await restore('2');
    await restore('3');
    expect(lineage()).toMatchObject({ asset: held.asset, base: held.base, unpublished: [] });
  });
});
