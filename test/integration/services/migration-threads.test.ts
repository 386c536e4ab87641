import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { startThreadsFrom } from '../../../src-main/core/job-threads';
import { findDataset, viewDraft } from '../../../src-main/services/content/content-view';
import { undo } from '../../../src-main/services/labels/label-service';
import type { LibraryContext } from '../../../src-main/services/library-context';
import { readPlanFile } from '../../../src-main/services/migration/migration-plans';
import { applyMigration, previewMigration } from '../../../src-main/services/migration/migration-service';
import { listReview } from '../../../src-main/services/labels/review-service';
import type { StartThreads } from '../../../src-main/services/task-runner';
import { aCocoFile } from '../../builders/coco';
import { aLibrary, type TestLibrary } from '../../builders/libraries';
import { aSchema, classNamed } from '../../builders/schemas';
import { JOB_THREAD as ENTRY, watchedThreads } from '../../builders/threads';

/** More than are migrated before a thread is started. */
const IMAGES = Array.from({ length: 700 }, (_, index) => `page-${index}.png`);
const CLASSES = ['Text', 'Table', 'Figure'] as const;
const FILE = aCocoFile({
  images: IMAGES,
  labels: IMAGES.flatMap((image, index) =>
    CLASSES.map((name, at) => [image, name, [index % 300, 10 + at * (index % 200), 100, 20]] as const),
  ),
});

const attribute = { id: 'kind', name: 'kind', type: 'string' as const, required: true };
const AFTER = aSchema(['Paragraph', 'Header', 'Float']);
const SCHEMA = { ...AFTER, classes: AFTER.classes.map((item) => ({ ...item, attributes: [attribute] })) };
const PLAN = {
  classes: [
    {
      class: 'Text',
      action: 'split',
      rules: [{ when: { centre: { x: { max: 0.3 } } }, to: 'Header' }],
      otherwise: 'review',
    },
    { class: 'Table', action: 'map', to: 'Float' },
    { class: 'Figure', action: 'delete' },
  ],
  fills: [
    { class: 'Float', attribute: 'kind', value: 'unknown' },
    { class: 'Header', attribute: 'kind', value: 'top' },
  ],
};

const quiet = { onProgress: () => undefined };

describe.skipIf(!existsSync(ENTRY))('a migration of many documents', () => {
  let library: TestLibrary;
  beforeAll(async () => {
    library = aLibrary({ classes: CLASSES });
    await library.importCoco(FILE, { withoutDocuments: true });
  });
  afterAll(() => library.remove());

  const roots = () => {
    const { roots: now, schemaId } = viewDraft(library.context, findDataset(library.context, 'papers'));
    return { ...now, schemaId };
  };
  const request = () => {
    const base = { dataset: 'papers', to: { schema: SCHEMA } };
    return { ...base, plan: readPlanFile(library.context, { ...base, file: PLAN }).plan };
  };
  const review = (context: LibraryContext) =>
    listReview(context, { dataset: 'papers', offset: 0, limit: 2000 });

  /** Migrates, and takes it back. */
  async function migrate(startThreads?: StartThreads) {
    const before = roots();
    const context = { ...library.context, startThreads };
    const preview = await previewMigration(context, { ...request(), examplesPerRule: 4 }, quiet);
    const effect = await applyMigration(context, request(), quiet);
    const result = { preview, effect, roots: roots(), review: review(context) };
    expect((await library.verify()).problems).toEqual([]);
    undo(library.context, 'papers');
    expect(roots()).toEqual(before);
    return result;
  }

  test('comes to the same on other threads as on this one, and where they are lost', async () => {
    const alone = await migrate();
    expect(alone.effect).toMatchObject({ rewritten: 2100, removed: 700 });
    expect(alone.effect.needsReview).toBeGreaterThan(100);
    const tasks = { asked: 0, answered: 0 };
    expect(await migrate(watchedThreads(ENTRY, tasks))).toEqual(alone);
    expect(tasks.answered).toBeGreaterThan(4);
    const lost = { asked: 0, answered: 0 };
    expect(await migrate(watchedThreads(join(library.folder, 'missing.js'), lost))).toEqual(alone);
    expect(lost.answered).toBe(0);
    expect(lost.asked).toBeGreaterThan(0);
  });

  test('can be cancelled, and leaves nothing behind', async () => {
    const before = roots();
    const cancel = new AbortController();
    const context = { ...library.context, startThreads: startThreadsFrom(ENTRY) };
    const onProgress = (_what: string, done: number): void => {
      if (done === 400) cancel.abort();
    };
    const running = applyMigration(context, request(), { signal: cancel.signal, onProgress });
    await expect(running).rejects.toThrow(expect.objectContaining({ code: 'cancelled' }));
    expect(roots()).toEqual(before);
    expect(review(context).items).toEqual([]);
    expect((await library.verify()).problems).toEqual([]);
  });

  test('refuses a damaged object in its own words, whichever thread finds it', async () => {
    const broken: StartThreads = (job, setup) => {
      const threads = startThreadsFrom(ENTRY)(job, setup);
      return {
        ...threads,
        run: (task) =>
          threads.run('objects' in task ? { ...task, objects: { ...task.objects, entries: [] } } : task),
      };
    };
    const running = applyMigration({ ...library.context, startThreads: broken }, request(), quiet);
    await expect(running).rejects.toThrow(expect.objectContaining({ code: 'object-damaged' }));
  });

  test('keeps what is edited meanwhile', async () => {
    const before = roots();
    const context = { ...library.context, startThreads: startThreadsFrom(ENTRY) };
    let edited = 0;
    const onProgress = (_what: string, done: number): void => {
      if (done !== 10 && done !== 500) return;
      edited += 1;
      const document = `page-${done}`;
      library.edit({ op: 'add', document, pageIndex: 0, class: classNamed('Table'), box: [1, 1, 9, 9] });
    };
    const effect = await applyMigration(context, request(), { onProgress });
    expect(edited).toBe(2);
    expect(effect.rewritten).toBe(2100);
    expect((await library.verify()).problems).toEqual([]);
    undo(library.context, 'papers');
    undo(library.context, 'papers');
    undo(library.context, 'papers');
    expect(roots()).toEqual(before);
  });
});
