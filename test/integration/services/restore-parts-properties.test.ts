import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';

import { emptyTree } from '../../../src-main/domain/dataset-versions/document-tree';
import { runBulkAct } from '../../../src-main/services/content/bulk-act';
import { draftChanges } from '../../../src-main/services/changes/draft-changes';
import { listDraftChanges } from '../../../src-main/services/changes/list-draft-changes';
import { restoreParts, type RestoreRequest } from '../../../src-main/services/changes/restore-parts';
import { statusOf } from '../../../src-main/services/changes/status';
import { compareSummary } from '../../builders/comparisons';
import { findDataset, findDocument, viewDraft } from '../../../src-main/services/content/content-view';
import { undo } from '../../../src-main/services/labels/label-service';
import { setSchema } from '../../../src-main/services/schema/schema-service';
import { commit } from '../../../src-main/services/history/version-service';
import { writeDataset, type DatasetModel } from '../../builders/datasets';
import { anyDataset, anyEdits, applyEdits } from '../../builders/edited-datasets';
import { aLibrary, type TestLibrary } from '../../builders/libraries';
import { anyLinked, LINKED } from '../../builders/linked-edits';

const dataset = 'papers';
const CLASSES = ['text', 'table', 'figure'].map((id) => ({ id, name: id }));
let library: TestLibrary;
let files: readonly string[];
beforeEach(async () => {
  library = aLibrary();
  const page = [612, 792] as const;
  const entries = await library.add(
    { title: 'one', pages: [page, page, page] },
    { title: 'two', pages: [page, page, page] },
  );
  const view = viewDraft(library.context, findDataset(library.context, dataset));
  files = entries.map((entry) => findDocument(view, entry)?.file as string);
  setSchema(library.context, dataset, { classes: CLASSES });
});
afterEach(() => library.remove());

/** Makes the draft a dataset; its documents have real files of three pages, `file 2` another one than the rest. */
async function put(model: DatasetModel): Promise<void> {
  const documents = Object.entries(model).map(([entry, document]) => {
    const file = document.file === 'file 2' ? files[1] : files[0];
    return [entry, { ...document, file: file as string }] as const;
  });
  await runBulkAct(library.context, findDataset(library.context, dataset), 'put', async ({ objects }) => ({
    roots: {
      root: writeDataset(objects, Object.fromEntries(documents)),
      provenance: emptyTree(objects),
    },
  }));
}

const list = async () =>
  (await listDraftChanges(library.context, { dataset, offset: 0, limit: 10_000 })).items;
const restore = (request: Omit<RestoreRequest, 'dataset'>) =>
  restoreParts(library.context, { dataset, ...request }, { onProgress: () => undefined });
type Item = Awaited<ReturnType<typeof list>>[number];

/** What a person picks: a change, or all on its page, or all of its document. */
type Grain = 'change' | 'page' | 'document';
const picks = fc.array(
  fc.record({ at: fc.nat(), grain: fc.constantFrom<Grain>('change', 'change', 'page', 'document') }),
  { minLength: 1, maxLength: 5 },
);

function partOf({ part, document, pageIndex }: Item, grain: Grain): Item['part'] {
  if (grain === 'page' && pageIndex !== null) return { kind: 'page', document, pageIndex };
  return grain === 'change' ? part : { kind: 'document', document };
}

const keyOf = ({ part, pageIndex, change, kinds }: Item): string =>
  JSON.stringify([part, pageIndex, change, kinds.filter((kind) => kind !== 'order')]);

/** Whether a part takes a change back. */
function covers(part: Item['part'], item: Item): boolean {
  if (part.document !== item.document) return false;
  if (part.kind === 'document' && part.fields === undefined) return true;
  if (part.kind === 'page' && part.fields === undefined)
    return [item.pageIndex, item.pageBefore].includes(part.pageIndex);
  return JSON.stringify(part) === JSON.stringify(item.part);
}

async function restoreAll(choices: readonly { at: number; grain: Grain }[]): Promise<void> {
  for (let turn = 0; !statusOf(library.context, dataset).clean; turn++) {
    const before = await list();
    expect(before.length).toBeGreaterThan(0); // what cannot be seen could not be taken back
    const { at, grain } = choices[turn % choices.length] as { at: number; grain: Grain };
    const item = before[at % before.length] as Item;
    const part = partOf(item, grain);
    const content = library.contentId();
    const alone = await restore({ parts: [part] });
    if (alone.obstacles.length === 0) {
      const left = (await list()).map(keyOf);
      const kept = before.filter((other) => !covers(part, other));
      expect(new Set(left)).toEqual(new Set(kept.map(keyOf)));
    } else {
      expect(library.contentId()).toBe(content);
      const joint = await restore({ parts: [part], withDependents: true });
      expect(joint).toMatchObject({ changed: true, obstacles: [] });
    }
    const after = library.contentId();
    undo(library.context, dataset);
    expect(library.contentId()).toBe(content);
    expect(after).not.toBe(content);
    expect(await restore({ parts: [part], withDependents: true })).toMatchObject({ obstacles: [] });
  }
}

async function check(base: DatasetModel, draft: DatasetModel, choices: Parameters<typeof restoreAll>[0]) {
  await put(base);
  if (!statusOf(library.context, dataset).clean) commit(library.context, { dataset, message: 'base' });
  await put(draft);
  const { labels, documents, byKind, byClass } = statusOf(library.context, dataset);
  const version = statusOf(library.context, dataset).base;
  const summary = compareSummary(library.context, `papers@${version}`, 'papers@draft');
  expect({ ...summary.labels, ...labels, byKind, byClass }).toEqual(summary.labels);
  expect(documents.replaced).toBe(summary.documents.replaced.length);
  await restoreAll(choices);
}

test('taking back every change, in any order and grain, gives the base; each leaves exactly the others', async () => {
  await fc.assert(
    fc.asyncProperty(anyDataset, anyEdits, picks, async (base, edits, choices) => {
      await check(base, applyEdits(base, edits), choices);
    }),
    { numRuns: 40 },
  );
});

test('also between datasets that share nothing but ids: documents that came, went and were replaced', async () => {
  await fc.assert(
    fc.asyncProperty(
      anyDataset,
      anyDataset,
      fc.boolean(),
      picks,
      async (base, draft, isReplaced, choices) => {
        const file = isReplaced ? 'file 2' : 'file 1';
        const other = Object.entries(draft).map(
          ([entry, document]) => [entry, { ...document, file }] as const,
        );
        await check(base, Object.fromEntries(other), choices);
      },
    ),
    { numRuns: 15 },
  );
});

test('also of parents, pages, reading orders and relations', async () => {
  await fc.assert(
    fc.asyncProperty(anyLinked, anyLinked, picks, async (base, draft, choices) => {
      await check(base, draft, choices);
    }),
    { numRuns: 40, examples: [[LINKED, LINKED, [{ at: 0, grain: 'change' }]]] },
  );
});

test('following edits one by one gives what comparing anew gives', async () => {
  await fc.assert(
    fc.asyncProperty(anyDataset, fc.array(anyEdits, { maxLength: 4 }), async (base, steps) => {
      await put(base);
      let model = base;
      for (const edits of steps) {
        model = applyEdits(model, edits);
        await put(model);
        const followed = draftChanges(library.context, dataset);
        const anew = draftChanges({ ...library.context }, dataset);
        expect(new Map([...followed.documents].sort())).toEqual(new Map([...anew.documents].sort()));
      }
    }),
    { numRuns: 30 },
  );
});
