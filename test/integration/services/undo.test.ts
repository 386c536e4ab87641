import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';

import type { Edit } from '../../../src-main/domain/edits/edit';
import { statusOf } from '../../../src-main/services/changes/status';
import { findDataset } from '../../../src-main/services/content/content-view';
import { foldTouchedPages } from '../../../src-main/services/content/fold-draft';
import { applyEdits, redo, undo } from '../../../src-main/services/labels/label-service';
import { getPage } from '../../../src-main/services/documents/page-service';
import { addClass } from '../../../src-main/services/schema/schema-service';
import { logOf } from '../../../src-main/services/history/log-service';
import { commit, showVersion } from '../../../src-main/services/history/version-service';
import { aLibrary, type TestLibrary } from '../../builders/libraries';
import { aCocoFile } from '../../builders/coco';

let library: TestLibrary;
afterEach(() => library.remove());

const dataset = 'papers';
const canUndo = (): boolean => historyStep(() => undo(library.context, dataset));
const canRedo = (): boolean => historyStep(() => redo(library.context, dataset));
function historyStep(step: () => unknown): boolean {
  try {
    step();
    return true;
  } catch (error) {
    expect(error).toMatchObject({ code: 'nothing-to-undo' });
    return false;
  }
}

/** A plan for one edit; the region is picked among those that exist when it is carried out. */
interface Plan {
  readonly op: Edit['op'];
  readonly document: number;
  readonly pageIndex: number;
  readonly pick: number;
  readonly box: readonly [number, number, number, number];
  readonly value: number;
}
const anyPlan: fc.Arbitrary<Plan> = fc.record({
  op: fc.constantFrom(
    'add',
    'add',
    'move',
    'delete',
    'relabel',
    'set-text',
    'set-attribute',
    'set-parent',
    'set-status',
    'set-page-state',
  ),
  document: fc.nat(1),
  pageIndex: fc.nat(1),
  pick: fc.nat(9),
  box: fc.tuple(
    fc.nat(300),
    fc.nat(300),
    fc.integer({ min: 301, max: 600 }),
    fc.integer({ min: 301, max: 700 }),
  ),
  value: fc.nat(2),
});

function asEdit(
  { op, document: number, pageIndex, pick, box, value }: Plan,
  documents: readonly string[],
): Edit | null {
  const document = documents[number] as string;
  const place = { document, pageIndex };
  if (op === 'add') return { op, ...place, class: 'Text', box };
  if (op === 'set-page-state')
    return { op, ...place, state: (['unseen', 'seen', 'reviewed'] as const)[value]! };
  const { regions } = getPage(library.context, { version: `${dataset}@draft`, ...place });
  const region = regions[pick % Math.max(1, regions.length)]?.id;
  if (region === undefined) return null;
  // One with a lesser id, so that no circle of parents comes about, which would be refused.
  const other = regions.find(({ id }) => id < region)?.id ?? null;
  switch (op) {
    case 'move':
      return { op, ...place, region, box };
    case 'relabel':
      return { op, ...place, region, class: ['Text', 'Table', 'Figure'][value]! };
    case 'set-text':
      return { op, ...place, region, text: value === 0 ? null : `text ${value}` };
    case 'set-attribute':
      return { op, ...place, region, name: 'kind', value: value === 0 ? null : value };
    case 'set-parent':
      return { op, ...place, region, parent: value === 0 ? null : other };
    case 'set-status':
      return { op, ...place, region, status: (['proposed', 'accepted', 'rejected'] as const)[value]! };
    default:
      return { op: 'delete', ...place, region };
  }
}

const page = (pageIndex = 0) =>
  getPage(library.context, { version: `${dataset}@draft`, document: 'a', pageIndex });
const draw = (box: [number, number, number, number] = [10, 10, 100, 100]) =>
  library.edit({ op: 'add', document: 'a', pageIndex: 0, class: 'Text', box });

describe('undo and redo', () => {
  test('of any sequence of edits go back to the start and forward to the end, also after a restart and across folds and commits', async () => {
    const anyRun = fc.record({
      plans: fc.array(anyPlan, { minLength: 5, maxLength: 30 }),
      fold: fc.nat(30),
      commitAt: fc.nat(40),
      restart: fc.boolean(),
    });
    await fc.assert(
      fc
        .asyncProperty(anyRun, async ({ plans, fold, commitAt, restart }) => {
          library = aLibrary({ attributes: [{ id: 'kind', name: 'kind', type: 'number' }] });
          const documents = await library.add(
            {
              title: 'a',
              pages: [
                [612, 792],
                [612, 792],
              ],
            },
            {
              title: 'b',
              pages: [
                [300, 300],
                [300, 300],
              ],
            },
          );
          const start = library.contentId();
          const states = [start];
          for (const [index, plan] of plans.entries()) {
            const edit = asEdit(plan, documents);
            if (edit !== null && library.edit(edit).pages.length > 0) states.push(library.contentId());
            if (index === fold) foldTouchedPages(library.context, findDataset(library.context, dataset));
            if (index === commitAt && !statusOf(library.context, dataset).clean)
              commit(library.context, { dataset, message: 'halfway' });
          }
          if (restart) library.reopen();
          for (const state of states.slice(0, -1).reverse()) {
            expect(canUndo()).toBe(true);
            expect(library.contentId()).toBe(state);
          }
          if (restart) library.reopen();
          for (const state of states.slice(1)) {
            expect(canRedo()).toBe(true);
            expect(library.contentId()).toBe(state);
          }
          expect(canRedo()).toBe(false);
          expect((await library.verify()).problems).toEqual([]);
        })
        .afterEach(() => library.remove()),
      { numRuns: 25 },
    );
  });

  test('an edit after an undo drops what was undone', async () => {
    library = aLibrary();
    await library.add('a');
    draw();
    undo(library.context, dataset);
    draw([5, 5, 50, 50]);
    expect(canRedo()).toBe(false);
    expect(page().regions).toHaveLength(1);
  });

  test('across a commit changes the draft and never the version', async () => {
    library = aLibrary();
    await library.add('a');
    draw();
    const { contentId } = commit(library.context, { dataset, message: 'one region' });
    expect(statusOf(library.context, dataset).clean).toBe(true);
    undo(library.context, dataset);
    expect(page().regions).toEqual([]);
    expect(statusOf(library.context, dataset).labels).toEqual({ added: 0, removed: 1, changed: 0 });
    expect(showVersion(library.context, 'papers@1')).toMatchObject({ contentId, regions: 1 });
    redo(library.context, dataset);
    expect(library.contentId()).toBe(contentId);
    expect(statusOf(library.context, dataset).clean).toBe(true);
    expect(logOf(library.context, dataset)).toHaveLength(1);
  });

  test('calls of one gesture are one step, a second gesture is another', async () => {
    library = aLibrary();
    await library.add('a');
    const region = draw().regions[0] as string;
    const start = library.contentId();
    const nudge = (gesture: string, x: number) =>
      applyEdits(library.context, {
        dataset,
        gesture,
        edits: [{ op: 'move', region, document: 'a', pageIndex: 0, box: [x, 10, x + 90, 100] }],
      });
    for (const x of [11, 12, 13]) nudge('arrow 1', x);
    const between = library.contentId();
    for (const x of [14, 15]) nudge('arrow 2', x);
    undo(library.context, dataset);
    expect(library.contentId()).toBe(between);
    undo(library.context, dataset);
    expect(library.contentId()).toBe(start);
    redo(library.context, dataset);
    expect(library.contentId()).toBe(between);
    nudge('arrow 1', 20); // "arrow 2" is undone: this does not continue a step that others follow
    undo(library.context, dataset);
    expect(library.contentId()).toBe(between);
  });

  test('a gesture that makes and removes a region again can be undone and redone', async () => {
    library = aLibrary();
    await library.add('a');
    const start = library.contentId();
    const step = (...edits: Edit[]) => applyEdits(library.context, { dataset, gesture: 'one', edits });
    const id = step({ op: 'add', document: 'a', pageIndex: 0, class: 'Text', box: [1, 1, 9, 9] })
      .regions[0] as string;
    step({ op: 'relabel', region: id, class: 'Table' });
    step({ op: 'delete', region: id });
    expect(library.contentId()).toBe(start);
    undo(library.context, dataset);
    expect(library.contentId()).toBe(start);
    redo(library.context, dataset);
    expect(library.contentId()).toBe(start);
  });

  test('take back an import with its classes, and the edits around it, in turn', async () => {
    library = aLibrary({ classes: ['Text'] });
    await library.add('a');
    const states = [library.contentId()];
    const remember = () => states.push(library.contentId());
    draw();
    remember();
    await library.importCoco(
      aCocoFile({ images: ['a.png'], labels: [['a.png', 'Stamp', [10, 20, 30, 40]]] }),
    );
    remember();
    expect(page().regions).toHaveLength(2);
    addClass(library.context, { dataset, name: 'Logo' });
    remember();
    library.edit({ op: 'add', document: 'a', pageIndex: 0, class: 'Logo', box: [1, 1, 5, 5] });
    remember();
    library.reopen();
    for (const state of states.slice(0, -1).reverse()) {
      undo(library.context, dataset);
      expect(library.contentId()).toBe(state);
    }
    for (const state of states.slice(1)) {
      redo(library.context, dataset);
      expect(library.contentId()).toBe(state);
    }
  });

  test('folding changes where the draft is kept, not what it holds', async () => {
    library = aLibrary();
    await library.add('a');
    draw();
    const before = library.contentId();
    const status = statusOf(library.context, dataset);
    const { revision } = page();
    foldTouchedPages(library.context, findDataset(library.context, dataset));
    const { id } = library.context.reader.drafts.get(findDataset(library.context, dataset).id, 'main')!;
    expect(library.context.reader.drafts.pages(id)).toEqual([]);
    expect([library.contentId(), statusOf(library.context, dataset), page().revision]).toEqual([
      before,
      status,
      revision,
    ]);
    library.reopen();
    expect(library.contentId()).toBe(before);
  });

  test('edits that fail together leave nothing of the ones before them', async () => {
    library = aLibrary();
    await library.add('a');
    const before = library.contentId();
    const good: Edit = { op: 'add', document: 'a', pageIndex: 0, class: 'Text', box: [1, 1, 5, 5] };
    for (const bad of [
      { ...good, class: 'Nothing' },
      { ...good, box: [1, 1, 1, 5] },
      { ...good, pageIndex: 7 },
      { ...good, document: 'z' },
      { op: 'delete' as const, region: 'no such region' },
      { op: 'delete' as const, region: 'no such region', document: 'a', pageIndex: 0 },
    ]) {
      expect(() => library.edit(good, bad)).toThrow(
        expect.objectContaining({ code: expect.stringMatching(/^(edit-invalid|not-found)$/) }),
      );
      expect(library.contentId()).toBe(before);
    }
  });
});
