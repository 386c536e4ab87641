import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { runInTurns } from '../../../src-main/formats/take-turns';
import { compareDocuments, compareSummary } from '../../../src-main/services/comparison/compare-service';
import { totalsBetween } from '../../../src-main/services/comparison/totals-by';
import type { LibraryContext } from '../../../src-main/services/library-context';
import { applyMigration } from '../../../src-main/services/migration/migration-service';
import { readPlanFile } from '../../../src-main/services/migration/migration-plans';
import { aCocoFile } from '../../builders/coco';
import { commit as commitDraft } from '../../../src-main/services/history/version-service';
import { aLibrary, type TestLibrary } from '../../builders/libraries';
import { aSchema, classNamed } from '../../builders/schemas';
import { JOB_THREAD, watchedThreads } from '../../builders/threads';

/** More than are compared before a thread is started. */
const IMAGES = Array.from({ length: 2100 }, (_, index) => `page-${index}.png`);

describe.skipIf(!existsSync(JOB_THREAD))('a comparison of many documents', () => {
  let library: TestLibrary;
  const commit = () => commitDraft(library.context, { dataset: 'papers', message: 'a version' });
  beforeAll(async () => {
    library = aLibrary({ classes: ['Text', 'Table'] });
    const labels = IMAGES.map((image, index) => [image, 'Text', [index % 300, 10, 100, 20]] as const);
    await library.importCoco(aCocoFile({ images: IMAGES, labels }), { withoutDocuments: true });
    commit();
    library.edit(
      ...IMAGES.map((image, index) => ({
        op: 'add' as const,
        document: image,
        pageIndex: 0,
        class: classNamed(index % 3 === 0 ? 'Text' : 'Table'),
        box: [1, 1, 9, 9],
      })),
    );
    commit();
    const to = { dataset: 'papers', to: { schema: aSchema(['Paragraph', 'Table']) } };
    const file = { classes: [{ class: 'Text', action: 'map', to: 'Paragraph' }] };
    const { plan } = readPlanFile(library.context, { ...to, file });
    await applyMigration(library.context, { ...to, plan }, { onProgress: () => undefined });
    commit();
  }, 240_000);
  afterAll(() => library.remove());

  async function compare(context: LibraryContext, from: string, to: string) {
    return {
      summary: await runInTurns(compareSummary(context, from, to), undefined),
      documents: await runInTurns(compareDocuments(context, from, to), undefined),
      people: await totalsBetween(context, { from, to, by: 'person' }, { onProgress: () => undefined }),
    };
  }

  test.each([
    ['papers@1', 'papers@2', { labels: { added: 2100 }, schema: { rewritten: 0 } }],
    ['papers@1', 'papers@3', { labels: { added: 2100 }, schema: { rewritten: 2100 } }],
    ['papers@3', 'papers@1', { labels: { removed: 2100 }, schema: { rewritten: 2100 } }],
    ['papers@2', 'papers@3', { labels: { changed: 0 }, schema: { rewritten: 2800 } }],
  ])('says of %s and %s on other threads what it says on this one', async (from, to, expected) => {
    const alone = await compare(library.context, from, to);
    expect(alone.summary).toMatchObject(expected);
    const tasks = { asked: 0, answered: 0, ended: 0 };
    const context = { ...library.context, startThreads: watchedThreads(JOB_THREAD, tasks) };
    expect(await compare(context, from, to)).toEqual(alone);
    expect(tasks.answered).toBeGreaterThan(3);
    expect(tasks).toEqual({ asked: tasks.answered, answered: tasks.answered, ended: 3 });
  });

  test('is cancelled, and ends its threads', async () => {
    const tasks = { asked: 0, answered: 0, ended: 0 };
    const context = { ...library.context, startThreads: watchedThreads(JOB_THREAD, tasks) };
    const stop = new AbortController();
    let seen = 0;
    const onProgress = (): void => {
      if (++seen === 1600) stop.abort();
    };
    const by = { from: 'papers@1', to: 'papers@2', by: 'class' as const };
    const cancelled = totalsBetween(context, by, { signal: stop.signal, onProgress });
    await expect(cancelled).rejects.toMatchObject({ code: 'cancelled' });
    expect(tasks.asked).toBeGreaterThan(0);
    expect(tasks.ended).toBe(1);
  });
});
