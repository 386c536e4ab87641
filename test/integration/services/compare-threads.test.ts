import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

import BetterSqlite3 from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';

import { threadsForLibrary } from '../../../src-main/core/job-threads';
import { listEntries } from '../../../src-main/domain/dataset-versions/document-tree';
import { readDocument } from '../../../src-main/domain/dataset-versions/object-forms';
import { runInTurns } from '../../../src-main/formats/take-turns';
import { compareOverview } from '../../../src-main/services/comparison/compare-overview';
import { compareSummary } from '../../../src-main/services/comparison/compare-service';
import { totalsBetween } from '../../../src-main/services/comparison/totals-by';
import { findDataset, viewDraft } from '../../../src-main/services/content/content-view';
import type { LibraryContext } from '../../../src-main/services/library-context';
import { applyMigration } from '../../../src-main/services/migration/migration-service';
import { readPlanFile } from '../../../src-main/services/migration/migration-plans';
import { aCocoFile } from '../../builders/coco';
import { commit as commitDraft } from '../../../src-main/services/history/version-service';
import { openLibrary, openLibraryReadOnly } from '../../../src-main/storage/library-storage';
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

  const known = new Map<string, ReturnType<typeof compare>>();
  /** What this thread says of two versions. They never change, so that it is asked once. */
  const compareAlone = (from: string, to: string): ReturnType<typeof compare> => {
    const pair = `${from} ${to}`;
    if (!known.has(pair)) known.set(pair, compare(library.context, from, to));
    return known.get(pair)!;
  };

  test.each([
    ['papers@1', 'papers@2', { labels: { added: 2100 }, schema: { rewritten: 0 } }],
    ['papers@1', 'papers@3', { labels: { added: 2100 }, schema: { rewritten: 2100 } }],
    ['papers@3', 'papers@1', { labels: { removed: 2100 }, schema: { rewritten: 2100 } }],
    ['papers@2', 'papers@3', { labels: { changed: 0 }, schema: { rewritten: 2800 } }],
  ])('says of %s and %s on other threads what it says on this one', async (from, to, expected) => {
    const alone = await compareAlone(from, to);
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

  const noTasks = () => ({ asked: 0, answered: 0, ended: 0 });

  test('sees what a draft has not stored yet on other threads, too', async () => {
    const touched = IMAGES.filter((_image, index) => index % 50 === 0);
    library.edit(
      ...touched.map((document) => ({
        op: 'add' as const,
        document,
        pageIndex: 0,
        class: classNamed('Table'),
        box: [20, 20, 9, 9],
      })),
    );
    const draft = viewDraft(library.context, findDataset(library.context, 'papers'));
    expect(draft.objects.size).toBeGreaterThan(touched.length);
    const alone = await compare(library.context, 'papers@1', 'papers@draft');
    expect(alone.summary).toMatchObject({ labels: { added: 2100 + touched.length } });
    const tasks = noTasks();
    const context = { ...library.context, startThreads: watchedThreads(JOB_THREAD, tasks) };
    expect(await compare(context, 'papers@1', 'papers@draft')).toEqual(alone);
    expect(tasks.answered).toBeGreaterThan(3);
    expect(await compare(context, 'papers@draft', 'papers@1')).toEqual(
      await compare(library.context, 'papers@draft', 'papers@1'),
    );
  });

  test.each([
    ['cannot be started', (context: LibraryContext) => context, () => join(library.folder, 'missing.js')],
    [
      'cannot open the database',
      (context: LibraryContext) => ({
        ...context,
        reader: { ...context.reader, database: join(library.folder, 'missing.sqlite') },
      }),
      () => JOB_THREAD,
    ],
  ])('goes on with the library at hand when a thread %s', async (_why, having, entry) => {
    const alone = await compareAlone('papers@1', 'papers@3');
    const tasks = noTasks();
    const context = { ...having(library.context), startThreads: watchedThreads(entry(), tasks) };
    expect(await compare(context, 'papers@1', 'papers@3')).toEqual(alone);
    expect(tasks.asked).toBeGreaterThan(0);
    expect(tasks.answered).toBe(0);
  });

  /** A library of its own with the same database, changed as no program of ours would. */
  function copied(name: string, change: (db: BetterSqlite3.Database) => void = () => undefined): string {
    const folder = join(library.folder, name);
    mkdirSync(join(folder, 'objects'), { recursive: true });
    const path = join(folder, 'library.sqlite');
    library.context.reader.copyDatabase(path);
    const db = new BetterSqlite3(path);
    db.pragma('journal_mode = WAL');
    change(db);
    db.close();
    return folder;
  }

  test.each([
    ['beside a writer', false],
    ['from a temporary copy', true],
  ])('reads a library that is open for reading only, %s', async (_how, isCopied) => {
    const olderFormat = (db: BetterSqlite3.Database) =>
      db.exec('DROP TABLE page_mark; PRAGMA user_version = 6');
    const folder = isCopied ? copied('older', olderFormat) : library.library;
    const reader = openLibraryReadOnly(folder);
    try {
      expect(dirname(reader.database) === folder).toBe(!isCopied);
      const tasks = noTasks();
      const startThreads = watchedThreads(JOB_THREAD, tasks);
      const context = { ...library.context, reader, writer: null, startThreads };
      expect(await compare(context, 'papers@1', 'papers@3')).toEqual(
        await compareAlone('papers@1', 'papers@3'),
      );
      expect(tasks.answered).toBeGreaterThan(3);
    } finally {
      reader.close();
    }
  });

  test('refuses a damaged object in its own words, whichever thread finds it', async () => {
    const view = viewDraft(library.context, findDataset(library.context, 'papers'));
    const [, last] = [...listEntries(view.objects, view.roots.root)].at(-1)!;
    const [, page] = readDocument(view.objects, last).pages[0]!;
    const folder = copied('damaged', (db) => {
      const triggers = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'").pluck().all();
      for (const name of triggers) db.exec(`DROP TRIGGER ${name as string}`);
      const { changes } = db
        .prepare("UPDATE object SET data = x'07', encoding = 0, base = NULL WHERE id = ?")
        .run(Buffer.from(page, 'hex'));
      expect(changes).toBe(1);
    });
    const reader = openLibraryReadOnly(folder);
    const tasks = noTasks();
    const startThreads = watchedThreads(JOB_THREAD, tasks);
    const context = { ...library.context, reader, writer: null, startThreads };
    const running = runInTurns(compareSummary(context, 'papers@1', 'papers@3'), undefined);
    await expect(running).rejects.toMatchObject({ code: 'object-damaged' });
    expect(tasks.asked).toBeGreaterThan(tasks.answered);
    expect(tasks.ended).toBe(1);
    reader.close();
  });

  test('lets go of the library before it is closed', async () => {
    const folder = copied('closed');
    const writer = openLibrary(folder, 'Colophon tests');
    const tasks = noTasks();
    const threads = threadsForLibrary(watchedThreads(JOB_THREAD, tasks));
    const context = { ...library.context, reader: writer, writer, startThreads: threads.startThreads };
    const running = runInTurns(compareSummary(context, 'papers@1', 'papers@3'), undefined);
    running.catch(() => undefined);
    await vi.waitFor(() => expect(tasks.answered).toBeGreaterThan(0), { timeout: 20_000, interval: 1 });
    await threads.endAll();
    writer.close();
    expect(readdirSync(folder).filter((name) => /-(?:wal|shm)$/.test(name))).toEqual([]);
    await running.catch(() => undefined);
    expect(tasks.ended).toBeGreaterThan(0);
  });
});
