import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { blame, compareRegions, compareSummary } from '../../builders/comparisons';
import { createBranch, switchBranch } from '../../../src-main/services/history/branch-service';
import { logOf } from '../../../src-main/services/history/log-service';
import { commit, showVersion } from '../../../src-main/services/history/version-service';
import { listReview } from '../../../src-main/services/labels/review-service';
import { applyEdits } from '../../../src-main/services/labels/label-service';
import type { LibraryContext } from '../../../src-main/services/library-context';
import { verifyLibrary } from '../../../src-main/services/library/verify-service';
import { startMerge } from '../../../src-main/services/merge/merge-service';
import { aFirstVersion, growHistory } from '../../builders/full-libraries';
import { copyFor, handOver, takeIn, type Colleague } from '../../builders/handed-over';
import type { TestLibrary } from '../../builders/libraries';
import { regionId } from '../../builders/merges';

const dataset = 'papers';
const quiet = { onProgress: () => undefined };
let library: TestLibrary;
let ada: Colleague;
let zoe: Colleague;
let numbers: Awaited<ReturnType<typeof growHistory>>;

beforeAll(async () => {
  library = await aFirstVersion();
  ada = copyFor(library, 'Ada Byron');
  zoe = copyFor(library, 'Zoe');
  const { context } = ada;
  numbers = await growHistory({ context, edit: (...edits) => applyEdits(context, { dataset, edits }) });
  await handOver(context, 'ada', library.path('ada.changeset'));
  await takeIn(library.context, library.path('ada.changeset'));
});
afterAll(() => {
  ada.close();
  zoe.close();
  library.remove();
});

/** What may differ between two libraries: the numbers of versions, which are local names. */
const versionsOf = (context: LibraryContext) =>
  logOf(context, dataset, { branch: 'ada' })
    .map(({ id, contentId, message, author, time }) => ({ id, contentId, message, author, time }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
const nameOf = (context: LibraryContext, id: string): string =>
  `${dataset}@${logOf(context, dataset).find((version) => version.id === id)!.version}`;
const idOf = (number: number): string =>
  logOf(ada.context, dataset).find(({ version }) => version === number)!.id;

describe('a branch that another one was merged into, with a migration on both', () => {
  test('really has all of that', () => {
    const shown = showVersion(ada.context, `papers@${numbers.merged}`) as { merge?: { decisions: object[] } };
    expect(shown.merge?.decisions.length).toBeGreaterThan(2);
    const { versions, objects, review } = ada.context.reader;
    const merged = versions.byPrefix(idOf(numbers.merged))[0]!;
    expect(merged.parents).toEqual([idOf(numbers.ada), idOf(numbers.ben)]);
    expect(merged.plans.length).toBeGreaterThan(0);
    expect(objects.read(merged.merge!)['otherPlans']).toHaveLength(1);
    expect(review.list(merged.plans).length).toBeGreaterThan(0);
  });

  test('arrives with both lines, the merge with its parents and decisions, and is sound', async () => {
    expect(versionsOf(library.context)).toEqual(versionsOf(ada.context));
    const shown = (context: LibraryContext) =>
      versionsOf(context).map(({ id }) => {
        const { statistics, schema, ...rest } = showVersion(context, nameOf(context, id));
        const { version: _number, ...content } = schema;
        const { parents } = context.reader.versions.byPrefix(id)[0]!;
        return { statistics, content, merge: 'merge' in rest && rest.merge, parents };
      });
    expect(shown(library.context)).toEqual(shown(ada.context));
    expect(await library.verify()).toMatchObject({ ok: true, problems: [] });
  });

  test('differs from each of the versions behind it as it did, in labels and in schema', () => {
    for (const from of [1, numbers.ben, numbers.ada]) {
      const told = (context: LibraryContext) => {
        const [one, other] = [idOf(from), idOf(numbers.merged)].map((id) => nameOf(context, id)) as [
          string,
          string,
        ];
        const { from: _from, to: _to, ...summary } = compareSummary(context, one, other);
        const list = { from: one, to: other, offset: 0, limit: 1000, cause: 'both' as const };
        return { summary, regions: compareRegions(context, list).regions };
      };
      expect(told(library.context)).toEqual(told(ada.context));
      expect(told(library.context).summary.schema.attribution).toBe('path');
    }
  });

  test('leaves the same questions open, and tells the same of who did what', () => {
    switchBranch(library.context, { dataset, name: 'ada' });
    const asked = (context: LibraryContext) => listReview(context, { dataset, offset: 0, limit: 100 });
    expect(asked(library.context).items.length).toBeGreaterThan(0);
    expect(asked(library.context)).toEqual(asked(ada.context));
    const told = (context: LibraryContext) =>
      [1, 3, 5].map((number) => {
        const { history, ...rest } = blame(context, { dataset, target: regionId(number) });
        const regions = rest.regions.map(({ version: _number, ...region }) => region);
        // Newest first is by number, and numbers are local names.
        const steps = history.map(({ version: _number, ...step }) => step);
        return { history: steps.sort((a, b) => (String(a.id) < String(b.id) ? -1 : 1)), regions };
      });
    expect(told(library.context)).toEqual(told(ada.context));
    switchBranch(library.context, { dataset, name: 'main' });
  });

  test('arrives also where one of the lines, with its migration, was known already', async () => {
    const { context } = zoe;
    createBranch(ada.context, { dataset, name: 'half', from: String(numbers.ada) });
    await handOver(ada.context, 'half', library.path('half.changeset'));
    await handOver(ada.context, 'ada', library.path('rest.changeset'), { since: String(numbers.ada) });
    const take = (name: string) => takeIn(context, library.path(name), { branch: 'ada' });
    expect(await take('half.changeset')).toMatchObject({ added: { versions: 1 } });
    expect(await take('rest.changeset')).toMatchObject({ added: { versions: 2 } });
    expect(versionsOf(context)).toEqual(versionsOf(ada.context));
    expect(await verifyLibrary(context, quiet)).toMatchObject({ ok: true, problems: [] });
  });

  test('is merged into main here and handed back, where nothing more has to be decided', async () => {
    const { context } = library;
    applyEdits(context, {
      dataset,
      edits: [{ op: 'set-text', region: regionId(3), text: 'said on main' }],
    });
    commit(context, { dataset, message: 'on main' });
    expect(
      await startMerge(context, { dataset, from: 'ada', strategies: [], preview: false }, {}),
    ).toMatchObject({
      outcome: 'merged',
      clean: true,
    });
    createBranch(context, { dataset, name: 'back' });
    await handOver(context, 'back', library.path('back.changeset'), { since: 'papers@ada' });
    const opened = await takeIn(ada.context, library.path('back.changeset'));
    expect(opened.added).toMatchObject({ versions: 2 });
    const there = { dataset, from: 'back', strategies: [], preview: false };
    expect(await startMerge(ada.context, there, {})).toMatchObject({
      outcome: 'merged',
      clean: true,
      unchanged: 'ours',
    });
    const [newest] = logOf(ada.context, dataset, { branch: 'ada' });
    expect(newest!.contentId).toBe(logOf(context, dataset, { branch: 'main' })[0]!.contentId);
    expect(await verifyLibrary(ada.context, quiet)).toMatchObject({ ok: true, problems: [] });
  });
});
