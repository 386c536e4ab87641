import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';

import { listEntries } from '../../../src-main/domain/dataset-versions/document-tree';
import { AppError } from '../../../src-main/domain/errors/app-error';
import { findDataset, viewDraft } from '../../../src-main/services/content/content-view';
import { countView } from '../../../src-main/services/content/count-view';
import { foldTouchedPages } from '../../../src-main/services/content/fold-draft';
import { removeDocuments } from '../../../src-main/services/documents/document-service';
import { createBranch, switchBranch } from '../../../src-main/services/history/branch-service';
import { commit } from '../../../src-main/services/history/version-service';
import { undo } from '../../../src-main/services/labels/label-service';
import { addAll, recountDocument } from '../../../src-main/services/statistics';
import { aLibrary, type TestLibrary } from '../../builders/libraries';
import { classNamed } from '../../builders/schemas';

const dataset = 'papers';
let library: TestLibrary;
let documents: readonly string[];
afterEach(() => library.remove());

const view = () => viewDraft(library.context, findDataset(library.context, dataset));
const anyAct = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('add' as const), at: fc.nat(4), is: fc.nat(2) }) },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constantFrom('commit', 'undo', 'fold', 'branch', 'reopen', 'remove'),
    }),
  },
);
const anyStep = fc.record({ act: anyAct, isCounted: fc.boolean() });
type Act = typeof anyAct extends fc.Arbitrary<infer Value> ? Value : never;

test('counts that are carried on from one state to the next are those of all documents', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyStep, { minLength: 4, maxLength: 14 }), async (steps) => {
      library = aLibrary();
      documents = await library.add('a', 'b', 'c', 'd', 'e');
      for (const { act, isCounted } of steps) {
        await take(act);
        if (isCounted) expectTrueCounts();
      }
      expectTrueCounts();
      library.remove();
    }),
    { numRuns: 30 },
  );
});

function expectTrueCounts(): void {
  const { reader } = library.context;
  const { objects, roots } = view();
  const entries = [...listEntries(objects, roots.root)];
  const all = addAll(entries.map(([, id]) => recountDocument(reader, objects, id)));
  expect(countView(library.context, view())).toEqual(all);
}

async function take(step: Act): Promise<void> {
  const { context } = library;
  if (step.do === 'add' && 'at' in step) {
    const document = documents[step.at] as string;
    const name = ['Text', 'Table', 'Figure'][step.is] as string;
    const box = [1, 1, 90 + step.at * 400, 90];
    const add = () => library.edit({ op: 'add', document, pageIndex: 0, class: classNamed(name), box });
    ignoreRefusal(add);
  } else if (step.do === 'commit') ignoreRefusal(() => commit(context, { dataset, message: 'a version' }));
  else if (step.do === 'undo') ignoreRefusal(() => undo(context, dataset));
  else if (step.do === 'fold') foldTouchedPages(context, findDataset(context, dataset));
  else if (step.do === 'reopen') library.reopen();
  else if (step.do === 'remove')
    await removeDocuments(context, dataset, documents.slice(0, 1)).catch(expectRefusal);
  else
    ignoreRefusal(() => {
      const name = `line-${context.reader.versions.list(findDataset(context, dataset).id).length}`;
      createBranch(context, { dataset, name });
      switchBranch(context, { dataset, name });
    });
}

function ignoreRefusal(act: () => unknown): void {
  try {
    act();
  } catch (error) {
    expectRefusal(error);
  }
}

/** What the state of the draft does not allow: a document that is gone, a commit of nothing. */
function expectRefusal(error: unknown): void {
  expect(error).toBeInstanceOf(AppError);
}
