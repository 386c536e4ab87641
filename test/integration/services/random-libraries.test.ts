import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';

import { AppError } from '../../../src-main/domain/errors/app-error';
import { compareRegions, compareSummary } from '../../builders/comparisons';
import { findDataset } from '../../../src-main/services/content/content-view';
import { removeDocuments } from '../../../src-main/services/documents/document-service';
import { collectGarbage } from '../../../src-main/services/garbage/collect-garbage';
import {
  createBranch,
  deleteBranch,
  listBranches,
  switchBranch,
} from '../../../src-main/services/history/branch-service';
import { recoverBranch } from '../../../src-main/services/history/recover-branch';
import { restoreVersion } from '../../../src-main/services/history/restore-service';
import { revertVersion } from '../../../src-main/services/history/revert-service';
import { createTag, listTags } from '../../../src-main/services/history/tag-service';
import { redo, undo } from '../../../src-main/services/labels/label-service';
import { verifyLibrary } from '../../../src-main/services/library/verify-service';
import { addClass } from '../../../src-main/services/schema/schema-service';
import { setSplit } from '../../../src-main/services/splits/split-service';
import { bestCommonAncestors } from '../../../src-main/domain/merge/best-ancestors';
import type { DatasetVersion } from '../../../src-main/storage/repositories/version-repository';
import { readDataset, type DatasetModel } from '../../builders/datasets';
import { handOver, takeIn } from '../../builders/handed-over';
import { aLibrary, type TestLibrary } from '../../builders/libraries';
import { labelsByForce } from '../../builders/merge-by-force';
import { aMerge, regionId } from '../../builders/merges';

const dataset = 'papers';
const RUNS = Number(process.env['COLOPHON_RUNS'] ?? 12);
const LATER = '2099-01-01T00:00:00.000Z';
const opened: TestLibrary[] = [];
afterEach(() => {
  for (const library of opened.splice(0)) library.remove();
});

const DOCUMENTS = ['a', 'b', 'c'];
const CLASSES = ['Text', 'Table', 'Figure'];
const documentOf = (number: number): string => DOCUMENTS[number % 2]!;

/** Two libraries of one dataset, whose people hand branches to each other. */
async function openDesks(): Promise<[TestLibrary, TestLibrary]> {
  const [one, other] = [aLibrary({ person: 'Ada' }), aLibrary({ person: 'Ben' })];
  opened.push(one, other);
  await one.add(...DOCUMENTS);
  await other.add(...DOCUMENTS);
  const on = aMerge(one);
  for (const number of [0, 1, 2, 3])
    on.draw((number * 60) % 99, documentOf(number), { id: regionId(number) });
  on.keep('first');
  await handOver(one.context, 'main', one.path('first'));
  undo(other.context, dataset); // an empty dataset begins with what the other one has
  undo(other.context, dataset);
  await takeIn(other.context, one.path('first'), { branch: 'ada' });
  return [one, other];
}

interface Step {
  readonly desk: number;
  readonly act: string;
  readonly n: number;
  readonly m: number;
}
type Acts = Readonly<Record<string, (library: TestLibrary, step: Step, other: TestLibrary) => unknown>>;
const EDITS = ['draw', 'move', 'relabel', 'text', 'delete', 'parent', 'state', 'split'] as const;
const HISTORY = [
  'commit',
  'commit',
  'branch',
  'switch',
  'switch',
  'merge',
  'merge',
  'decide',
  'tag',
] as const;
const TURNS = ['undo', 'redo', 'revert', 'restore', 'delete branch', 'recover', 'remove', 'class'] as const;
const anyStep = (acts: readonly string[]): fc.Arbitrary<Step> =>
  fc.record({ desk: fc.nat(1), act: fc.constantFrom(...acts), n: fc.nat(99), m: fc.nat(99) });
const anySteps = fc.array(
  fc.oneof(
    { weight: 5, arbitrary: anyStep(EDITS) },
    { weight: 5, arbitrary: anyStep(HISTORY) },
    { weight: 2, arbitrary: anyStep(TURNS) },
    { weight: 2, arbitrary: anyStep(['hand over', 'collect', 'reopen']) },
  ),
  { minLength: 10, maxLength: 30 },
);

const pick = <Item>(list: readonly Item[], number: number): Item => list[number % list.length] as Item;
const branchesOf = ({ context }: TestLibrary): string[] =>
  listBranches(context, dataset).map(({ name }) => name);
const versionsOf = ({ context: { reader } }: TestLibrary): DatasetVersion[] =>
  reader.versions.list(reader.datasets.find(dataset)!.id);

const ACTS: Acts = {
  draw: (library, { n, m }) =>
    aMerge(library).draw(10 + (n % 30), documentOf(m), {
      class: pick(CLASSES, m),
      box: [n * 4, m * 4, n * 4 + 40, m * 4 + 40],
    }),
  move: (library, { n, m }) => aMerge(library).move(n % 4, m * 3),
  relabel: (library, { n, m }) => aMerge(library).relabel(n % 4, pick(CLASSES, m)),
  text: (library, { n, m }) =>
    library.edit({ op: 'set-text', region: regionId(n % 4), text: `text ${m % 3}` }),
  delete: (library, { n }) => aMerge(library).erase(n % 4),
  parent: (library, { n, m }) =>
    library.edit({ op: 'set-parent', region: regionId(n % 4), parent: m % 3 === 0 ? null : regionId(m % 4) }),
  state: (library, { n, m }) =>
    library.edit({
      op: 'set-page-state',
      document: documentOf(n),
      pageIndex: 0,
      state: pick(['seen', 'reviewed', 'unseen'], m),
    }),
  split: ({ context }, { n, m }) =>
    setSplit(context, { dataset, documents: [documentOf(n)], split: pick(['train', 'test', null], m) }),
  commit: (library, { n }) => aMerge(library).keep(`message ${n}`),
  branch: (library, { n }) => aMerge(library).branch(`line-${n % 4}`),
  switch: (library, { n }) => aMerge(library).goTo(pick(branchesOf(library), n)),
  merge: (library, { n, m }) =>
    aMerge(library).merge(pick(branchesOf(library), n), {
      strategies: pick([[], ['ours'], ['theirs'], ['newest', 'union']], m),
    }),
  decide: async (library, { n, m }) => {
    if (n % 5 === 0) return aMerge(library).abort();
    await aMerge(library).rule(pick(['ours', 'theirs'], m));
    return aMerge(library).finish();
  },
  tag: ({ context }, { n, m }) =>
    createTag(context, { name: `tag-${n}`, version: `${dataset}@${(m % 5) + 1}` }),
  undo: ({ context }) => undo(context, dataset),
  redo: ({ context }) => redo(context, dataset),
  revert: (library, { n }) =>
    revertVersion(library.context, { dataset, version: String(pick(versionsOf(library), n).number) }),
  restore: (library, { n }) =>
    restoreVersion(library.context, { dataset, version: String(pick(versionsOf(library), n).number) }),
  'delete branch': (library, { n }) =>
    deleteBranch(library.context, { dataset, name: pick(branchesOf(library), n), force: true }),
  recover: ({ context }, { n }) => recoverBranch(context, { dataset, name: `line-${n % 4}` }),
  remove: ({ context }, { n }) => removeDocuments(context, dataset, [pick(DOCUMENTS, n)]),
  class: ({ context }, { n }) => addClass(context, { dataset, name: `Class ${n % 3}` }),
  'hand over': async (library, { n, m }, other) => {
    const branch = pick(branchesOf(library), n);
    const path = library.path(`${n}-${m}`);
    const since = m % 3 === 0 ? { since: '1' } : {};
    await handOver(library.context, branch, path, since);
    await takeIn(other.context, path, { branch: `from-${branch.replace('from-', '')}` });
  },
  collect: async (library) => {
    const before = await drafts(library);
    const later = { ...library.context, now: () => LATER };
    await collectGarbage(later, { dryRun: false, mayRewrite: false }, { onProgress: () => undefined });
    library.reopen();
    expect(await drafts(library)).toEqual(before);
  },
  reopen: (library) => library.reopen(),
};

/** The content of every branch's draft, and whether a merge waits on it. */
async function drafts(library: TestLibrary): Promise<unknown> {
  const { context } = library;
  const waiting = await aMerge(library).state();
  if (waiting !== null) return [library.contentId(), waiting];
  const { branch } = findDataset(context, dataset);
  const contents = branchesOf(library).map((name) => {
    switchBranch(context, { dataset, name });
    return [name, library.contentId()];
  });
  switchBranch(context, { dataset, name: branch });
  return contents;
}

/** Does a step, or nothing where it cannot be done now. */
async function take(step: Step, desks: readonly [TestLibrary, TestLibrary]): Promise<void> {
  const [library, other] = step.desk === 0 ? desks : [desks[1], desks[0]];
  try {
    await ACTS[step.act]!(library, step, other);
  } catch (error) {
    if (!(error instanceof AppError) || error.code === 'object-damaged') throw error;
  }
}

const modelOf = ({ context }: TestLibrary, version: DatasetVersion): DatasetModel =>
  readDataset(context.reader.objects, version.root);

/** The labels of a dataset, each region with its place. */
const labelsOf = (model: DatasetModel): Map<string, string> =>
  new Map(
    Object.entries(model).flatMap(([entry, { pages }]) =>
      pages.flatMap(({ regions }, pageIndex) =>
        regions.map((region) => [`${entry} ${region.id}`, JSON.stringify([pageIndex, region])] as const),
      ),
    ),
  );

/** What a comparison tells, applied to the labels of one version, gives those of the other; turned around, the reverse. */
function expectDifference(library: TestLibrary, one: DatasetVersion, other: DatasetVersion): void {
  const told = (from: DatasetVersion, to: DatasetVersion) =>
    compareRegions(library.context, {
      from: `${dataset}@${from.number}`,
      to: `${dataset}@${to.number}`,
      cause: 'both',
      offset: 0,
      limit: 10_000,
    }).regions;
  const labels = labelsOf(modelOf(library, one));
  const changes = told(one, other);
  for (const { document, id } of changes) labels.delete(`${document} ${id}`);
  for (const { document, id, pageIndex, after } of changes)
    if (after !== null) labels.set(`${document} ${id}`, JSON.stringify([pageIndex, after]));
  const wanted = labelsOf(modelOf(library, other));
  // The order of the regions of a page is another thing, and told as such.
  expect(Object.fromEntries([...labels].sort())).toEqual(Object.fromEntries([...wanted].sort()));
  const countsOf = (from: DatasetVersion, to: DatasetVersion) =>
    compareSummary(library.context, `${dataset}@${from.number}`, `${dataset}@${to.number}`).labels;
  const [there, here] = [countsOf(one, other), countsOf(other, one)];
  expect([here.added, here.removed, here.changed]).toEqual([there.removed, there.added, there.changed]);
  const opposite = { added: 'removed', removed: 'added', changed: 'changed' } as const;
  const back = told(other, one).map(({ document, id, change, kinds, before, after }) => ({
    document,
    id,
    change: opposite[change],
    kinds,
    before: after,
    after: before,
  }));
  const forth = changes.map(({ document, id, change, kinds, before, after }) => ({
    document,
    id,
    change,
    kinds,
    before,
    after,
  }));
  const byId = (a: { document: string; id: string }, b: typeof a): number =>
    `${a.document} ${a.id}` < `${b.document} ${b.id}` ? -1 : 1;
  expect(back.sort(byId)).toEqual(forth.sort(byId));
}

interface Tried {
  readonly clean: boolean;
  readonly conflicts: readonly { key: string; place: string }[];
  readonly contentId: string;
}

let tries = 0;

/** Merges a version into another, on a branch of its own that is given up afterwards. */
async function tryMerge(library: TestLibrary, into: DatasetVersion, from: DatasetVersion): Promise<Tried> {
  const { context } = library;
  const on = aMerge(library);
  const name = `law-${(tries += 1)}`;
  const { branch } = findDataset(context, dataset);
  createBranch(context, { dataset, name, from: String(into.number) });
  on.goTo(name);
  const result = await on.merge(String(from.number), { overlap: null });
  const conflicts = result.clean ? [] : (await on.conflicts()).conflicts;
  const contentId = library.contentId();
  if (!result.clean) on.abort();
  on.goTo(branch);
  deleteBranch(context, { dataset, name, force: true });
  return {
    clean: result.clean,
    contentId,
    conflicts: conflicts.map(({ key, kind, document, region, field }) => ({
      key,
      place:
        ['values', 'edit-delete'].includes(kind) && region !== null ? `${document} ${region} ${field}` : '',
    })),
  };
}

async function expectMergeLaws(
  library: TestLibrary,
  one: DatasetVersion,
  other: DatasetVersion,
): Promise<void> {
  const all = new Map(versionsOf(library).map((version) => [version.id, version]));
  const ancestors = bestCommonAncestors(one.id, other.id, (id) => all.get(id)?.parents ?? []);
  const [base] = ancestors.map((id) => all.get(id)!);
  const forth = await tryMerge(library, one, other);
  const back = await tryMerge(library, other, one);
  expect(back.conflicts.map(({ key }) => key).sort()).toEqual(forth.conflicts.map(({ key }) => key).sort());
  if (forth.clean) expect(back.contentId).toBe(forth.contentId);
  if (base === undefined || ancestors.length > 1) return;
  if (base.contentId === one.contentId) expect(forth.contentId).toBe(other.contentId);
  if (base.contentId === other.contentId) expect(forth.contentId).toBe(one.contentId);
  const sides = {
    base: modelOf(library, base),
    ours: modelOf(library, one),
    theirs: modelOf(library, other),
  };
  const isShared = ({ place }: { place: string }): boolean =>
    Object.values(sides).every((side) => Object.hasOwn(side, place.split(' ')[0] ?? ''));
  expect(
    forth.conflicts
      .filter(isShared)
      .map(({ place }) => place)
      .sort(),
  ).toEqual(labelsByForce(sides, 'ours').conflicts);
}

test(
  'whatever two people do, their libraries stay whole, and versions compare and merge by the laws',
  { timeout: 60_000 + RUNS * 10_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(anySteps, fc.infiniteStream(fc.nat()), async (steps, chance) => {
        const desks = await openDesks();
        const made = desks.map(() => new Map<string, string>());
        for (const step of steps) {
          await take(step, desks);
          for (const [desk, library] of desks.entries()) {
            const versions = new Map(versionsOf(library).map(({ id, contentId }) => [id, contentId]));
            for (const [id, contentId] of made[desk]!) expect(versions.get(id)).toBe(contentId);
            made[desk] = versions;
          }
          const { context } = desks[step.desk]!;
          expect(await verifyLibrary(context, { onProgress: () => undefined })).toMatchObject({
            problems: [],
          });
        }
        for (const library of desks) {
          if ((await aMerge(library).state()) !== null) aMerge(library).abort();
          for (const { version } of listTags(library.context, dataset)) expect(version).toBeGreaterThan(0);
          const versions = versionsOf(library);
          for (let pair = 0; pair < 3; pair++) {
            const [one, other] = [pick(versions, chance.next().value), pick(versions, chance.next().value)];
            expectDifference(library, one, other);
            await expectMergeLaws(library, one, other);
          }
          expect(await library.verify()).toMatchObject({ ok: true, problems: [] });
          library.remove();
        }
      }),
      { numRuns: RUNS },
    );
  },
);
