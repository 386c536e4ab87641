import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { runInTurns } from '../../../src-main/formats/take-turns';
import { compareOverview } from '../../../src-main/services/comparison/compare-overview';
import { compareSummary } from '../../../src-main/services/comparison/compare-service';
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
      overview: await runInTurns(
        compareOverview(context, { from, to }, () => undefined),
        undefined,
      ),
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
    expect(alone.overview.summary).toEqual(alone.summary);
    const tasks = { asked: 0, answered: 0, ended: 0 };
    const context = { ...library.context, startThreads: watchedThreads(JOB_THREAD, tasks) };
    expect(await compare(context, from, to)).toEqual(alone);
    expect(tasks.answered).toBeGreaterThan(3);
    expect(tasks).toEqual({ asked: tasks.answered, answered: tasks.answered, ended: 3 });
  });

  test.each([
    ['papers@1', 'papers@2'],
    ['papers@3', 'papers@1'],
    ['papers@2', 'papers@2'],
  ])('tells of %s and %s how many documents are compared, up to all of them', async (from, to) => {
    const told: (readonly [done: number, total: number | null])[] = [];
    const steps = compareOverview(library.context, { from, to }, (_, done, total) =>
      told.push([done, total]),
    );
    const { documents } = await runInTurns(steps, undefined);
    expect(told[0]).toEqual([0, IMAGES.length]);
    expect(told.at(-1)).toEqual([IMAGES.length, IMAGES.length]);
    expect(new Set(told.map(([, total]) => total))).toEqual(new Set([IMAGES.length]));
    const counts = told.map(([done]) => done);
    expect(counts).toEqual(counts.toSorted((a, b) => a - b));
    // Ids are hashes: half of what differs was met about half the way.
    const middle = counts[Math.floor(counts.length / 2)]! / IMAGES.length;
    if (documents.length > 0) expect(Math.abs(middle - 0.5)).toBeLessThan(0.1);
  });

  test('is cancelled, and ends its threads', async () => {
    const tasks = { asked: 0, answered: 0, ended: 0 };
    const context = { ...library.context, startThreads: watchedThreads(JOB_THREAD, tasks) };
    const stop = new AbortController();
    let seen = 0;
    const onProgress = (): void => {
      if (++seen === 1600) stop.abort();
    };
    const pair = { from: 'papers@1', to: 'papers@2' };
    const cancelled = runInTurns(compareOverview(context, pair, onProgress), stop.signal);
    await expect(cancelled).rejects.toMatchObject({ code: 'cancelled' });
    expect(tasks.asked).toBeGreaterThan(0);
    expect(tasks.ended).toBe(1);
  });
});
