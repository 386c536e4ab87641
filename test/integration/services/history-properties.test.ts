import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';

import type { Edit } from '../../../src-main/domain/edits/edit';
import { compareSummary } from '../../builders/comparisons';
import { findDataset } from '../../../src-main/services/content/content-view';
import { foldTouchedPages } from '../../../src-main/services/content/fold-draft';
import { restoreVersion } from '../../../src-main/services/history/restore-service';
import { revertVersion } from '../../../src-main/services/history/revert-service';
import { commit } from '../../../src-main/services/history/version-service';
import { aLibrary, type TestLibrary } from '../../builders/libraries';

const dataset = 'papers';
const opened: TestLibrary[] = [];
afterEach(() => {
  for (const library of opened.splice(0)) library.remove();
});

const REGIONS = Array.from({ length: 6 }, (_, at) => `01890000-0000-7000-8000-00000000000${at}`);
const placeOf = (at: number) => ({ document: at % 2 === 0 ? 'a' : 'b', pageIndex: 0 });

/** Two documents with regions of known ids, as any machine could have drawn them. */
async function open(time?: string): Promise<TestLibrary> {
  const library = aLibrary(time === undefined ? {} : { time });
  opened.push(library);
  await library.add('a', 'b');
  library.edit(
    ...REGIONS.map((id, at): Edit => {
      const box = [10 + at, 20, 200 + at, 300];
      return { op: 'add', id, ...placeOf(at), class: 'Text', box };
    }),
  );
  return library;
}

const anyEdit: fc.Arbitrary<Edit> = fc
  .tuple(fc.nat(REGIONS.length - 1), fc.nat(3), fc.integer({ min: 1, max: 99 }))
  .map(([at, kind, value]): Edit => {
    const region = { ...placeOf(at), region: REGIONS[at] as string };
    if (kind === 0) return { op: 'move', ...region, box: [value, value, 300 + value, 400] };
    if (kind === 1) return { op: 'relabel', ...region, class: value % 2 === 0 ? 'Table' : 'Figure' };
    if (kind === 2) return { op: 'set-text', ...region, text: `text ${value}` };
    return { op: 'set-page-state', ...placeOf(at), state: value % 2 === 0 ? 'seen' : 'reviewed' };
  });
const aboutWhat = (edit: Edit): string =>
  `${edit.op} ${'region' in edit ? edit.region : 'document' in edit ? edit.document : ''}`;

describe('the content id', () => {
  test('does not depend on the order of edits, on commits between them or on when they were made', async () => {
    const anyEdits = fc.uniqueArray(anyEdit, { minLength: 2, maxLength: 10, selector: aboutWhat });
    const orders = anyEdits.chain((edits) =>
      fc.tuple(
        fc.constant(edits),
        fc.shuffledSubarray(edits, { minLength: edits.length }),
        fc.array(fc.constantFrom('commit', 'fold', 'restart', 'nothing'), { minLength: 10, maxLength: 10 }),
      ),
    );
    await fc.assert(
      fc.asyncProperty(orders, async ([edits, shuffled, between]) => {
        const one = await open();
        one.edit(...edits);
        const other = await open('1999-12-31T23:59:59.999Z');
        for (const [index, edit] of shuffled.entries()) {
          const before = other.contentId();
          other.edit(edit);
          if (between[index] === 'commit' && other.contentId() !== before)
            commit(other.context, { dataset, message: `after ${index}` });
          if (between[index] === 'fold') foldTouchedPages(other.context, findDataset(other.context, dataset));
          if (between[index] === 'restart') other.reopen();
        }
        expect(other.contentId()).toBe(one.contentId());
        for (const library of opened.splice(0)) library.remove();
      }),
      { numRuns: 10 },
    );
  });
});

describe('over any history of versions', () => {
  const anyHistory = fc.array(fc.array(anyEdit, { minLength: 1, maxLength: 4 }), {
    minLength: 2,
    maxLength: 6,
  });

  test('each can be restored, each newest one reverted, and nothing in the library is wrong', async () => {
    await fc.assert(
      fc.asyncProperty(anyHistory, fc.nat(9), async (history, pick) => {
        const library = await open();
        const ids = [commit(library.context, { dataset, message: 'first' }).contentId];
        for (const [index, edits] of history.entries()) {
          library.edit(...edits);
          if (library.contentId() !== ids.at(-1))
            ids.push(commit(library.context, { dataset, message: `step ${index}` }).contentId);
        }
        if (ids.length > 1) {
          const reverted = await revertVersion(library.context, { dataset, version: String(ids.length) });
          expect(reverted).toMatchObject({ clean: true });
          expect(library.contentId()).toBe(ids.at(-2));
        }
        const number = 1 + (pick % ids.length);
        await restoreVersion(library.context, { dataset, version: String(number) });
        expect(library.contentId()).toBe(ids[number - 1]);
        const { documents, labels } = compareSummary(
          library.context,
          `${dataset}@${number}`,
          `${dataset}@draft`,
        );
        expect([documents.added, documents.removed, documents.replaced]).toEqual([[], [], []]);
        expect([labels.added, labels.removed, labels.changed]).toEqual([0, 0, 0]);
        expect(await library.verify()).toMatchObject({ ok: true, problems: [] });
        library.remove();
      }),
      { numRuns: 12 },
    );
  });
});
