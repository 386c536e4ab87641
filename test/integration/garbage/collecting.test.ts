import fc from 'fast-check';
import { existsSync, mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import {
  createBranch,
  deleteBranch,
  listBranches,
  switchBranch,
} from '../../../src-main/services/history/branch-service';
import { runBulkAct } from '../../../src-main/services/content/bulk-act';
import { findDataset } from '../../../src-main/services/content/content-view';
import { removeDocuments } from '../../../src-main/services/documents/document-service';
import { collectGarbage } from '../../../src-main/services/garbage/collect-garbage';
import { redo, undo } from '../../../src-main/services/labels/label-service';
import { logOf } from '../../../src-main/services/history/log-service';
import { recoverBranch } from '../../../src-main/services/history/recover-branch';
import { restoreVersion } from '../../../src-main/services/history/restore-service';
import { addClass } from '../../../src-main/services/schema/schema-service';
import { commit, showVersion } from '../../../src-main/services/history/version-service';
import { exportedText } from '../../builders/exported';
import { aCocoFile } from '../../builders/coco';
import { aLibrary, type TestLibrary } from '../../builders/libraries';

const dataset = 'papers';
const LATER = '2099-01-01T00:00:00.000Z';
let library: TestLibrary;
beforeEach(async () => {
  library = aLibrary();
  await library.add('a', 'b');
});
afterEach(() => library.remove());

/** Long after everything was written. */
const collect = (request: { dryRun?: boolean; mayRewrite?: boolean } = {}, signal?: AbortSignal) =>
  collectGarbage(
    { ...library.context, now: () => LATER },
    { dryRun: false, mayRewrite: false, ...request },
    { signal, onProgress: () => undefined },
  );
const draw = (left: number) =>
  library.edit({ op: 'add', document: 'a', pageIndex: 0, class: 'Text', box: [left, 1, left + 5, 9] });
const importRegions = (prefix: string) =>
  library.importCoco(
    aCocoFile({
      images: [{ name: `${prefix}.png`, width: 60, height: 80 }],
      labels: [[`${prefix}.png`, 'Text', [1, 1, 9, 9]]],
    }),
    { withoutDocuments: true },
  );
const keep = (message: string) => commit(library.context, { dataset, message });

describe('collecting garbage', () => {
  test('removes what an import left that was undone and overtaken, and nothing else', async () => {
    keep('first');
    await importRegions('x');
    undo(library.context, dataset);
    expect((await collect()).objects.count).toBe(0); // it can be done again
    draw(1);
    const listed = await collect({ dryRun: true });
    expect(listed).toMatchObject({ dryRun: true, complete: true, young: { objects: 0, files: 0 } });
    expect(listed.objects.count).toBeGreaterThan(0);
    expect(listed.items).toHaveLength(listed.objects.count);
    expect(await collect({ dryRun: true })).toEqual(listed);
    const removed = await collect();
    expect(removed).toMatchObject({ objects: listed.objects, kept: listed.kept, complete: true });
    expect((await collect()).objects.count).toBe(0);
    expect(await library.verify()).toMatchObject({ ok: true, problems: [] });
  });

  test('leaves alone what is younger than an hour', async () => {
    await importRegions('x');
    undo(library.context, dataset);
    draw(1);
    const context = { ...library.context, now: () => new Date().toISOString() };
    const result = await collectGarbage(
      context,
      { dryRun: false, mayRewrite: false },
      { onProgress: () => undefined },
    );
    expect(result.objects.count).toBe(0);
    expect(result.young.objects).toBeGreaterThan(0);
  });

  test('removes files that no document has any more, and those that never got a row', async () => {
    keep('first');
    await library.add('c');
    undo(library.context, dataset);
    draw(1);
    library.reopen(); // until then a file that came in may be wanted again
    const { files, items } = await collect();
    expect(files.count).toBe(1);
    const { id } = items.find(({ kind }) => kind === 'file')!;
    expect(existsSync(library.context.reader.files.pathOf(id))).toBe(false);
    expect(library.context.reader.fileFacts.get(id)).toBeUndefined();
    const orphan = library.context.reader.files.pathOf('0'.repeat(64));
    mkdirSync(dirname(orphan), { recursive: true });
    writeFileSync(orphan, 'left by a killed program');
    utimesSync(orphan, new Date(0), new Date(0));
    expect((await collect()).files).toEqual({ count: 1, bytes: 24 });
    expect(existsSync(orphan)).toBe(false);
    expect(await library.add('c')).toHaveLength(1);
    expect(await library.verify()).toMatchObject({ ok: true, problems: [], checked: { files: 3 } });
  });

  test('keeps versions that no branch leads to, and gives up the draft of a deleted branch', async () => {
    keep('first');
    createBranch(library.context, { dataset, name: 'side' });
    switchBranch(library.context, { dataset, name: 'side' });
    await importRegions('x');
    keep('on side');
    await importRegions('y');
    switchBranch(library.context, { dataset, name: 'main' });
    deleteBranch(library.context, { dataset, name: 'side', force: true });
    expect((await collect()).objects.count).toBeGreaterThan(0);
    expect(showVersion(library.context, 'papers@2').statistics.regions).toBe(1);
    expect(await exportedText(library, 'papers@2')).toContain('x.png');
    expect(await library.verify()).toMatchObject({ ok: true, problems: [] });
  });

  test('keeps what a deleted branch needs to come back for thirty days, its steps of undo included', async () => {
    keep('first');
    createBranch(library.context, { dataset, name: 'side' });
    switchBranch(library.context, { dataset, name: 'side' });
    await importRegions('x');
    await importRegions('y');
    undo(library.context, dataset);
    const content = await exportedText(library, 'papers@draft');
    switchBranch(library.context, { dataset, name: 'main' });
    const after = (days: number) => ({
      ...library.context,
      now: () => new Date(Date.now() + days * 24 * 60 * 60 * 1000).toISOString(),
    });
    deleteBranch(after(0), { dataset, name: 'side', force: true });
    const request = { dryRun: false, mayRewrite: false };
    const collectAfter = (days: number) =>
      collectGarbage(after(days), request, { onProgress: () => undefined });
    await collectAfter(29);
    recoverBranch(library.context, { dataset, name: 'side' });
    switchBranch(library.context, { dataset, name: 'side' });
    expect(await exportedText(library, 'papers@draft')).toBe(content);
    redo(library.context, dataset);
    expect(await exportedText(library, 'papers@draft')).toContain('y.png');
    expect(await library.verify()).toMatchObject({ ok: true, problems: [] });
    switchBranch(library.context, { dataset, name: 'main' });
    deleteBranch(after(0), { dataset, name: 'side', force: true });
    expect((await collectAfter(31)).objects.count).toBeGreaterThan(0);
    expect(() => recoverBranch(library.context, { dataset, name: 'side' })).toThrow(
      expect.objectContaining({ code: 'not-found' }),
    );
  });

  test('counts what it removed, not what it found, when other work begins meanwhile', async () => {
    keep('first');
    await importRegions('x');
    undo(library.context, dataset);
    draw(1);
    const listed = await collect({ dryRun: true });
    const other: Promise<unknown>[] = [];
    let isCollected = (): void => undefined;
    const collected = new Promise<void>((resolve) => (isCollected = resolve));
    // Work under way is known by the context that it is done in.
    const context = { ...library.context, now: () => LATER };
    const act = () =>
      runBulkAct(context, findDataset(library.context, dataset), 'wait', async ({ roots }) => {
        await collected;
        return { roots };
      });
    const stopped = await collectGarbage(
      context,
      { dryRun: false, mayRewrite: false },
      {
        onProgress: (what) => {
          if (what === 'Looking for garbage' && other.length === 0) other.push(act());
        },
      },
    );
    isCollected();
    await Promise.all(other);
    expect(stopped).toMatchObject({ complete: false, objects: { count: 0, bytes: 0 } });
    expect((await collect()).objects.count).toBeGreaterThanOrEqual(listed.objects.count);
  });

  test('keeps what a draft would be, though no row names it yet', async () => {
    keep('first');
    draw(1);
    const shown = library.contentId();
    await restoreVersion(library.context, { dataset, version: '1' });
    undo(library.context, dataset);
    await collect();
    expect(library.contentId()).toBe(shown);
    keep('second');
    expect(await library.verify()).toMatchObject({ ok: true });
  });

  test('is refused while other work is under way, and keeps what is written again meanwhile', async () => {
    const again = await aDraftWithGarbage();
    let asked: Promise<unknown> | undefined;
    await runBulkAct(library.context, findDataset(library.context, dataset), 'wait', async ({ roots }) => {
      asked = collectGarbage(
        library.context,
        { dryRun: true, mayRewrite: false },
        { onProgress: () => undefined },
      );
      await asked.catch(() => undefined);
      return { roots };
    });
    await expect(asked).rejects.toMatchObject({ code: 'work-under-way' });
    const running = collect();
    again();
    await running;
    expect(await library.verify()).toMatchObject({ ok: true, problems: [] });
    keep('as before');
    expect(await library.verify()).toMatchObject({ ok: true, problems: [] });
  });

  /** @returns writes the very objects again that were garbage */
  async function aDraftWithGarbage(): Promise<() => void> {
    keep('first');
    const edit = { op: 'add', document: 'a', pageIndex: 0, class: 'Text', box: [1, 1, 9, 9] } as const;
    const id = '0198c0de-0000-7000-8000-000000000001';
    library.edit({ ...edit, id });
    await restoreVersion(library.context, { dataset, version: '1' });
    undo(library.context, dataset);
    undo(library.context, dataset);
    addClass(library.context, { dataset, name: 'Other' });
    undo(library.context, dataset);
    addClass(library.context, { dataset, name: 'Another' });
    return () => {
      library.edit({ ...edit, id });
      keep('with the same region');
      library.edit({ ...edit, box: [2, 2, 9, 9] });
    };
  }

  test('stops when it is cancelled, with the library whole', async () => {
    keep('first');
    await importRegions('x');
    undo(library.context, dataset);
    draw(1);
    const cancel = new AbortController();
    cancel.abort();
    await expect(collect({}, cancel.signal)).rejects.toMatchObject({ code: 'cancelled' });
    expect(await library.verify()).toMatchObject({ ok: true });
    expect((await collect()).objects.count).toBeGreaterThan(0);
  });

  test('gives space back to the disk', async () => {
    keep('first');
    const images = Array.from({ length: 300 }, (_, index) => ({
      name: `${index}.png`,
      width: 60,
      height: 80,
    }));
    await library.importCoco(
      aCocoFile({
        images,
        labels: images.map(({ name }, index) => [name, 'Text', [1, 1, 9, 9 + index / 10]]),
      }),
      { withoutDocuments: true },
    );
    undo(library.context, dataset);
    draw(1);
    const { database } = await collect();
    expect(database.givenBack).toBeGreaterThan(100_000);
    expect(database.free).toBe(0);
    expect(await library.verify()).toMatchObject({ ok: true, problems: [] });
  });

  test('is refused on a library that is open for reading', async () => {
    library.close();
    const context = library.openReadOnly();
    await expect(
      collectGarbage(context, { dryRun: true, mayRewrite: false }, { onProgress: () => undefined }),
    ).rejects.toMatchObject({ code: 'library-read-only' });
    context.reader.close();
  });
});

const step = fc.oneof(
  fc.record({ act: fc.constant('draw' as const), n: fc.nat(40) }),
  fc.record({ act: fc.constantFrom('commit', 'undo', 'redo', 'remove', 'class'), n: fc.nat(9) }),
  fc.record({
    act: fc.constantFrom('import', 'branch', 'switch', 'delete', 'restore', 'collect'),
    n: fc.nat(9),
  }),
);

test(
  'after random histories everything that can be opened still opens, with the same content',
  { timeout: 120_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
        library.remove();
        library = aLibrary();
        await library.add('a', 'b');
        for (const { act, n } of steps) await tryStep(act, n);
        const before = await everything();
        await collect();
        expect(await library.verify()).toMatchObject({ ok: true, problems: [] });
        library.reopen(); // nothing that was removed may still be seen through what was kept in memory
        expect(await everything()).toEqual(before);
        expect((await collect({ dryRun: true })).objects.count).toBe(0);
      }),
      { numRuns: Number(process.env['COLOPHON_RUNS'] ?? 25) },
    );
  },
);

/** Does a step, or nothing where it cannot be done now. */
async function tryStep(act: string, n: number): Promise<void> {
  const { context } = library;
  const branches = listBranches(context, dataset).map(({ name }) => name);
  const name = branches[n % branches.length]!;
  const acts: Record<string, () => unknown> = {
    draw: () => draw(n + 1),
    commit: () => keep(`message ${n}`),
    undo: () => undo(context, dataset),
    redo: () => redo(context, dataset),
    remove: () => removeDocuments(context, dataset, [n % 2 === 0 ? 'a' : 'b']),
    class: () => addClass(context, { dataset, name: `Class ${n}` }),
    import: () => importRegions(`image-${n}`),
    branch: () => createBranch(context, { dataset, name: `branch-${n}` }),
    switch: () => switchBranch(context, { dataset, name }),
    delete: () => deleteBranch(context, { dataset, name, force: true }),
    restore: () => restoreVersion(context, { dataset, version: String(n + 1) }),
    collect: () => collect(),
  };
  try {
    await acts[act]!();
  } catch (error) {
    if ((error as { code?: string }).code === 'object-damaged') throw error;
  }
}

/** The content of every version, and of every branch's draft at each of its steps of undo and redo. */
async function everything(): Promise<unknown> {
  const { context } = library;
  const versions: unknown[] = [];
  for (const { version } of logOf(context, dataset))
    versions.push(await exportedText(library, `papers@${version}`));
  const drafts: string[][] = [];
  for (const { name } of listBranches(context, dataset)) {
    switchBranch(context, { dataset, name });
    const contents = [library.contentId()];
    const back = walk(undo, contents);
    for (let left = back; left > 0; left--) redo(context, dataset);
    const forth = walk(redo, contents);
    for (let left = forth; left > 0; left--) undo(context, dataset);
    contents.push(await exportedText(library, 'papers@draft'));
    drafts.push(contents);
  }
  switchBranch(context, { dataset, name: 'main' });
  return { versions, drafts };
}

/** Takes steps while there are any. @returns how many */
function walk(
  take: (context: typeof library.context, dataset: string) => unknown,
  contents: string[],
): number {
  for (let count = 0; ; count++) {
    try {
      take(library.context, dataset);
    } catch (error) {
      expect(error).toMatchObject({ code: 'nothing-to-undo' });
      return count;
    }
    contents.push(library.contentId());
  }
}
