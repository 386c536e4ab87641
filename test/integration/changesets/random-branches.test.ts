import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';

import { createBranch, switchBranch } from '../../../src-main/services/history/branch-service';
import { compareSummary } from '../../builders/comparisons';
import { removeDocuments } from '../../../src-main/services/documents/document-service';
import { applyEdits, undo } from '../../../src-main/services/labels/label-service';
import type { LibraryContext } from '../../../src-main/services/library-context';
import { logOf } from '../../../src-main/services/history/log-service';
import { restoreVersion } from '../../../src-main/services/history/restore-service';
import { addClass } from '../../../src-main/services/schema/schema-service';
import { commit } from '../../../src-main/services/history/version-service';
import { aCocoFile } from '../../builders/coco';
import { copyFor, handOver, takeIn } from '../../builders/handed-over';
import { aLibrary, type TestLibrary } from '../../builders/libraries';

const dataset = 'papers';
const DOCUMENTS = ['a', 'b', 'image-1', 'image-7', 'image-30'];
let library: TestLibrary;
beforeEach(() => {
  library = aLibrary();
});
afterEach(() => library.remove());

const step = fc.record({
  act: fc.constantFrom('draw', 'draw', 'draw', 'commit', 'commit', 'undo', 'class', 'remove', 'restore'),
  n: fc.nat(9),
});

test(
  'a branch of any history arrives with the content it had, and differs from its base as it did',
  { timeout: 120_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 14 }), async (steps) => {
        library.remove();
        library = aLibrary();
        await library.add('a', 'b');
        // Enough documents that the tree has branches.
        const images = Array.from({ length: 40 }, (_, index) => ({
          name: `image-${index}`,
          width: 60,
          height: 80,
        }));
        await library.importCoco(
          aCocoFile({ images, labels: images.map(({ name }) => [name, 'Text', [1, 1, 9, 9]]) }),
          { withoutDocuments: true },
        );
        commit(library.context, { dataset, message: 'first' });
        const ada = copyFor(library, 'Ada Byron');
        try {
          createBranch(ada.context, { dataset, name: 'ada' });
          switchBranch(ada.context, { dataset, name: 'ada' });
          for (const { act, n } of steps) await tryStep(ada.context, act, n);
          await tryStep(ada.context, 'class', 99);
          await tryStep(ada.context, 'commit', 99);
          await expectSameAfterHandOver(ada.context);
        } finally {
          ada.close();
        }
      }),
      { numRuns: Number(process.env['COLOPHON_RUNS'] ?? 15) },
    );
  },
);

async function expectSameAfterHandOver(sender: LibraryContext): Promise<void> {
  await handOver(sender, 'ada', library.path('ada.changeset'));
  const opened = await takeIn(library.context, library.path('ada.changeset'));
  const ids = (context: LibraryContext) =>
    logOf(context, dataset, { branch: 'ada' }).map(({ id, contentId, regions }) => [id, contentId, regions]);
  expect(ids(library.context)).toEqual(ids(sender));
  expect(compareSummary(library.context, 'papers@1', 'papers@ada')).toEqual({
    ...compareSummary(sender, 'papers@1', 'papers@ada'),
    to: `papers@${opened.head}`,
  });
  expect(await library.verify()).toMatchObject({ ok: true, problems: [] });
  const again = await takeIn(library.context, library.path('ada.changeset'));
  expect(again.added).toEqual({ versions: 0, objects: 0, names: 0, tags: 0, files: 0 });
}

/** Does a step, or nothing where it cannot be done now. */
async function tryStep(context: LibraryContext, act: string, n: number): Promise<void> {
  const document = DOCUMENTS[n % DOCUMENTS.length]!;
  const box = [n + 1, 1, n + 5, 9] as [number, number, number, number];
  const acts: Record<string, () => unknown> = {
    draw: () =>
      applyEdits(context, { dataset, edits: [{ op: 'add', document, pageIndex: 0, class: 'Text', box }] }),
    commit: () => commit(context, { dataset, message: `message ${n}` }),
    undo: () => undo(context, dataset),
    class: () => addClass(context, { dataset, name: `Class ${n}` }),
    remove: () => removeDocuments(context, dataset, [document]),
    restore: () => restoreVersion(context, { dataset, version: String((n % 4) + 1) }),
  };
  try {
    await acts[act]!();
  } catch (error) {
    expect((error as { code?: string }).code).not.toBe('object-damaged');
  }
}
