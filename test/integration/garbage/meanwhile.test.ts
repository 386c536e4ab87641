import { join } from 'node:path';

import { afterEach, beforeEach, expect, test } from 'vitest';

import { runBulkAct } from '../../../src-main/services/content/bulk-act';
import { findDataset } from '../../../src-main/services/content/content-view';
import { collectGarbage } from '../../../src-main/services/garbage/collect-garbage';
import { restoreVersion } from '../../../src-main/services/history/restore-service';
import { createBranch, deleteBranch, switchBranch } from '../../../src-main/services/history/branch-service';
import { commit, showVersion } from '../../../src-main/services/history/version-service';
import { undo } from '../../../src-main/services/labels/label-service';
import { addClass } from '../../../src-main/services/schema/schema-service';
import { setSplit } from '../../../src-main/services/splits/split-service';
import { openReadable } from '../../../src-main/storage/database';
import { aCocoFile } from '../../builders/coco';
import { aLibrary, type TestLibrary } from '../../builders/libraries';

const dataset = 'papers';
const edit = { op: 'add', document: 'a', pageIndex: 0, class: 'Text', box: [1, 1, 9, 9] } as const;
const id = '0198c0de-0000-7000-8000-000000000001';
let library: TestLibrary;

/** A draft of which something was written, taken back and overtaken. */
beforeEach(async () => {
  library = aLibrary();
  await library.add('a', 'b');
  commit(library.context, { dataset, message: 'first' });
  library.edit({ ...edit, id });
  await restoreVersion(library.context, { dataset, version: '1' });
  undo(library.context, dataset);
  undo(library.context, dataset);
  await setSplit(library.context, { dataset, documents: ['b'], split: 'test' });
  // One and the same context: by it, work that is under way is known. It is long after everything was written.
  library.context = { ...library.context, now: () => '2099-01-01T00:00:00.000Z' };
});
afterEach(() => library.remove());

/** Collects; what is to be done is done once, when everything that is in use was found. */
function collect(meanwhile: () => void) {
  let isDone = false;
  return collectGarbage(
    library.context,
    { dryRun: false, mayRewrite: false },
    {
      onProgress: (what) => {
        if (isDone || what !== 'Looking for garbage') return;
        isDone = true;
        meanwhile();
      },
    },
  );
}

test('what is written again after it was found to be garbage is not removed', async () => {
  const found = await collect(() => {
    library.edit({ ...edit, id });
    commit(library.context, { dataset, message: 'with the same region' });
  });
  expect(found.objects.count).toBeGreaterThan(0);
  expect(await library.verify()).toMatchObject({ ok: true, problems: [] });
});

test('the schema of a draft is kept that a version would have, though no row names it', async () => {
  addClass(library.context, { dataset, name: 'Other' });
  await setSplit(library.context, { dataset, documents: ['b'], split: 'test' }); // writes it, and changes nothing
  expect((await collect(() => undefined)).objects.count).toBeGreaterThan(0);
  commit(library.context, { dataset, message: 'with a class' });
  expect(await library.verify()).toMatchObject({ ok: true, problems: [] });
});

test('what was counted of an object goes with it, and what others are differences from stays', async () => {
  const { context } = library;
  createBranch(context, { dataset, name: 'side' });
  switchBranch(context, { dataset, name: 'side' });
  const labels = Array.from(
    { length: 40 },
    (_, at) => ['z', 'Text', [1, 1, 9 + at, 9], { area: at }] as const,
  );
  await library.importCoco(aCocoFile({ images: ['z'], labels }), { withoutDocuments: true });
  library.edit({ ...edit, document: 'z' });
  const { version } = commit(context, { dataset, message: 'on side' });
  switchBranch(context, { dataset, name: 'main' });
  library.context = { ...library.context, now: () => '2099-01-02T00:00:00.000Z' };
  deleteBranch(
    { ...library.context, now: () => '2098-01-01T00:00:00.000Z' },
    { dataset, name: 'side', force: true },
  );
  const { items } = await collect(() => undefined);
  expect(items.some(({ type }) => type === 'document' || type === 'tree')).toBe(true);
  library.reopen(); // nothing that was removed may still be seen through what was kept in memory
  const db = openReadable(join(library.library, 'library.sqlite'));
  const countOf = (query: string): unknown => db.prepare<[], unknown>(query).pluck().get();
  expect(countOf('SELECT count(*) FROM summary')).toBeGreaterThan(0);
  expect(countOf('SELECT count(*) FROM summary WHERE id NOT IN (SELECT id FROM object)')).toBe(0);
  db.close();
  const { reader } = library.context;
  const objects = reader.objects.listIds('', 10_000) as string[];
  expect(objects.some((each) => reader.objects.storedDependencies(each).length > 0)).toBe(true);
  expect(showVersion(library.context, `papers@${version}`).statistics.regions).toBe(41);
  expect(await library.verify()).toMatchObject({ ok: true, problems: [] });
});

test('a collection stops where other work begins, and what that work wrote stays', async () => {
  let end = (): void => undefined;
  const isOver = new Promise<void>((resolve) => (end = resolve));
  let work: Promise<void> | undefined;
  const objects = library.context.reader.objects.count();
  const found = await collect(() => {
    const row = findDataset(library.context, dataset);
    work = runBulkAct(library.context, row, 'wait', async ({ roots }) => {
      await isOver;
      return { roots };
    });
  });
  expect(found).toMatchObject({ complete: false });
  expect(found.objects.count).toBe(0);
  expect(library.context.reader.objects.count()).toBeGreaterThanOrEqual(objects);
  end();
  await work;
  expect(await collect(() => undefined)).toMatchObject({ complete: true });
  expect(library.context.reader.objects.count()).toBeLessThan(objects);
  expect(await library.verify()).toMatchObject({ ok: true, problems: [] });
});
