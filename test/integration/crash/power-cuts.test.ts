import { cpSync } from 'node:fs';

import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';

import { restoreParts } from '../../../src-main/services/changes/restore-parts';
import { contentId } from '../../../src-main/domain/dataset-versions/object-forms';
import { viewDraft } from '../../../src-main/services/content/content-view';
import { removeDocuments } from '../../../src-main/services/documents/document-service';
import { importCoco } from '../../../src-main/services/exchange/import-service';
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
import { commit } from '../../../src-main/services/history/version-service';
import { applyEdits, undo } from '../../../src-main/services/labels/label-service';
import type { LibraryContext } from '../../../src-main/services/library-context';
import { verifyLibrary } from '../../../src-main/services/library/verify-service';
import { assignByRule } from '../../../src-main/services/splits/assign-service';
import { clearSplits, setSplit } from '../../../src-main/services/splits/split-service';
import { sha256 } from '../../../src-main/storage/hashing';
import { openLibrary } from '../../../src-main/storage/library-storage';
import { aCocoFile } from '../../builders/coco';
import { aFirstVersion, growHistory } from '../../builders/full-libraries';
import { aReader } from '../../builders/documents';
import { copyFor, handOver, takeIn } from '../../builders/handed-over';
import type { TestLibrary } from '../../builders/libraries';
import { aMerge, migrateAway, type Workplace } from '../../builders/merges';
import { classNamed } from '../../builders/schemas';
import { withPowerCuts } from './power-cuts';

const dataset = 'papers';
const quiet = { onProgress: () => undefined };
const SPLIT = {
  dataset,
  ratio: { train: 50, validation: 25, test: 25 },
  seed: '1',
  of: 'documents',
  keep: false,
  byClass: true,
  byFields: [],
  groups: [],
  groupDuplicates: false,
  by: 'text',
  text: 1,
  picture: 0,
  isPreview: false,
} as const;

/** The library of this test at its start: a first version, and what somebody else made of it as a changeset. */
let template: TestLibrary;
let grown: string;
const open: { close(): void }[] = [];

beforeAll(async () => {
  template = await aFirstVersion();
  const ada = copyFor(template, 'Ada Byron');
  const place = placeOf(ada.context);
  const { ada: before } = await growHistory(place);
  await handOver(ada.context, 'ada', template.path('all.changeset'), { withDocuments: true });
  createBranch(ada.context, { dataset, name: 'half', from: String(before) });
  await handOver(ada.context, 'half', template.path('half.changeset'));
  ada.close();
  template.close();
  grown = template.path('library of Ada Byron');
});
afterEach(() => {
  for (const each of open.splice(0)) each.close();
});
afterAll(() => template.remove());

const placeOf = (context: LibraryContext): Workplace => ({
  context,
  edit: (...edits) => applyEdits(context, { dataset, edits }),
});

function openAt(folder: string): Workplace & { close(): void } {
  const writer = openLibrary(folder, 'power cuts');
  const context = { ...template.context, reader: writer, writer };
  return { ...placeOf(context), close: () => writer.close() };
}

/** All that a person could tell two states of a library by. */
function stateOf(context: LibraryContext) {
  const { reader } = context;
  const row = reader.datasets.find(dataset)!;
  const drafts = reader.drafts.list(row.id).map((draft) => {
    const { roots, schemaId } = viewDraft(context, { ...row, branch: draft.branch });
    const steps = [reader.journal.lastApplied(draft.id)?.label, reader.journal.firstUndone(draft.id)?.label];
    const { lineage, headVersion } = draft;
    const decided = [...reader.merges.decisions(draft.id).values()];
    return [contentId(sha256, roots.root, schemaId), roots.provenance, lineage, headVersion, steps, decided];
  });
  return {
    current: row.branch,
    branches: listBranches(context, dataset),
    drafts,
    merges: reader.merges.all().map(({ theirs, message }) => [theirs, message]),
    versions: reader.versions.list(row.id).map(({ id, number }) => [id, number]),
    tags: reader.tags.list(row.id),
    review: reader.review.list([...new Set(reader.versions.list(row.id).flatMap(({ plans }) => plans))]),
    events: reader.records.events(0, 1000).length,
  };
}

/** A library as the next person finds it, with what is wrong in it, which must be nothing. */
async function whatIsIn(folder: string) {
  const { context, close } = openAt(folder);
  const state = stateOf(context);
  expect((await verifyLibrary(context, quiet)).problems).toEqual([]);
  const ids = context.reader.objects.listIds('', 100_000) as string[];
  const bases = new Map(ids.map((id) => [id, context.reader.objects.storedDependencies(id)]));
  close();
  return { state, ids, bases };
}

type Act = (place: Workplace) => unknown;
const nothing: Act = () => undefined;
const on = (place: Workplace) => aMerge(place);
const draw = (place: Workplace, number: number) => on(place).draw(number, 'a', { class: 'Body' });

/** Two lines with a conflict, of which `ben` is to be merged. */
const twoLines: Act = (place) => {
  on(place).goTo('ben');
  on(place).draw(6, 'b', { class: 'Figure', box: [400, 1, 500, 90] });
  on(place).relabel(1, 'Title');
  on(place).keep('more of ben’s');
  on(place).goTo('ada');
  on(place).relabel(1, 'Body');
  on(place).keep('more of ada’s');
};
const waiting: Act = async (place) => {
  await twoLines(place);
  await on(place).merge('ben');
};
const decided: Act = async (place) => {
  await waiting(place);
  await on(place).rule('theirs');
};

type Case = readonly [what: string, start: () => string, prepare: Act, act: Act];
const fromGrown = (): string => grown;
const fromFirst = (): string => template.library;
const changeset = (name: string, branch: string) => (place: Workplace) =>
  takeIn(place.context, template.path(name), { branch });

const CASES: readonly Case[] = [
  ['a merge with a conflict that begins', fromGrown, twoLines, (place) => on(place).merge('ben')],
  ['a clean merge', fromGrown, twoLines, (place) => on(place).merge('ben', { strategies: ['ours'] })],
  ['decisions by rule', fromGrown, waiting, (place) => on(place).rule('theirs')],
  ['a merge that is finished', fromGrown, decided, (place) => on(place).finish('all')],
  ['a merge that is given up', fromGrown, decided, (place) => on(place).abort()],
  ['a changeset', fromFirst, nothing, changeset('all.changeset', 'ada')],
  [
    'a changeset that a branch goes on with',
    fromFirst,
    changeset('half.changeset', 'ada'),
    changeset('all.changeset', 'ada'),
  ],
  ['a revert', fromGrown, twoLines, ({ context }) => revertVersion(context, { dataset, version: 'ada' })],
  [
    'a restored version',
    fromGrown,
    twoLines,
    ({ context }) => restoreVersion(context, { dataset, version: '1' }),
  ],
  [
    'everything restored',
    fromGrown,
    (place) => on(place).relabel(1, 'Body'),
    ({ context }) => restoreParts(context, { dataset, matching: {} }, quiet),
  ],
  [
    'splits by rule',
    fromGrown,
    nothing,
    ({ context }) => assignByRule(context, SPLIT, { readPicture: () => Promise.resolve(null) } as never),
  ],
  ['splits taken away', fromGrown, nothing, ({ context }) => clearSplits(context, { dataset }, {})],
  [
    'a branch that is made',
    fromGrown,
    nothing,
    ({ context }) => createBranch(context, { dataset, name: 'zoe' }),
  ],
  ['a switch', fromGrown, twoLines, ({ context }) => switchBranch(context, { dataset, name: 'ben' })],
  [
    'a branch that is deleted',
    fromGrown,
    twoLines,
    ({ context }) => deleteBranch(context, { dataset, name: 'ben', force: true }),
  ],
  [
    'a branch that comes back',
    fromGrown,
    ({ context }) => deleteBranch(context, { dataset, name: 'ben', force: true }),
    ({ context }) => recoverBranch(context, { dataset, name: 'ben' }),
  ],
  [
    'a migration',
    fromGrown,
    nothing,
    ({ context }) => migrateAway(context, 'Title', { action: 'map', to: classNamed('Body') }),
  ],
  [
    'documents that go',
    fromGrown,
    nothing,
    ({ context }) => removeDocuments(context, dataset, ['a', 'image-2']),
  ],
  ['an undo', fromGrown, (place) => draw(place, 7), ({ context }) => undo(context, dataset)],
  [
    'a commit',
    fromGrown,
    (place) => draw(place, 7),
    ({ context }) => commit(context, { dataset, message: 'one more' }),
  ],
];

/** A copy of a library of its own for one case, as it is before the act. */
async function begin(start: string, prepare: Act, name: string): Promise<string> {
  const folder = template.path(name);
  cpSync(start, folder, { recursive: true, filter: (path) => !path.includes('writer.') });
  const place = openAt(folder);
  await prepare(place);
  place.close();
  return folder;
}

/** Does something and gives the folders that power cuts leave, the first from before and the last from after. */
async function cutAt(folder: string, act: Act): Promise<string[]> {
  const place = openAt(folder);
  open.push(place);
  const { moments } = await withPowerCuts(
    folder,
    (moment) => `${folder}-${moment}`,
    () => act(place),
  );
  return Array.from({ length: moments }, (_, moment) => `${folder}-${moment}`);
}

test.each(CASES)(
  '%s is there as a whole or not at all, wherever the power fails',
  async (what, start, prepare, act) => {
    const left = await cutAt(await begin(start(), prepare, what), act);
    const states: ReturnType<typeof stateOf>[] = [];
    for (const folder of left) states.push((await whatIsIn(folder)).state);
    const [before, after] = [states[0]!, states.at(-1)!];
    expect(after).not.toEqual(before);
    const turn = states.findIndex((state) => JSON.stringify(state) !== JSON.stringify(before));
    expect(states).toEqual(states.map((_, moment) => (moment < turn ? before : after)));
  },
);

test('a collection of garbage leaves a whole library wherever the power fails, and ends when it is done again', async () => {
  const collect = (place: Workplace) =>
    collectGarbage(
      { ...place.context, now: () => '2099-01-01T00:00:00.000Z' },
      { dryRun: false, mayRewrite: false },
      quiet,
    );
  /** Pages, and others that are kept as differences from them, of a branch that was given up. */
  const litter: Act = async (place) => {
    const { context } = place;
    on(place).branch('zoe');
    on(place).goTo('zoe');
    const labels = Array.from(
      { length: 40 },
      (_, at) => ['z', 'Body', [1, 1, 9 + at, 9], { area: at }] as const,
    );
    const path = template.writeJson('z.json', aCocoFile({ images: ['z'], labels }));
    const request = { dataset, path, documents: [], withoutDocuments: true };
    await importCoco(context, request, { ...quiet, reader: aReader() });
    for (const split of ['test', 'train', 'validation'] as const) {
      draw(place, split.length + 10);
      on(place).draw(split.length + 20, 'z', { class: 'Body' });
      await setSplit(context, { dataset, documents: ['z'], split });
    }
    on(place).goTo('ada');
    deleteBranch(context, { dataset, name: 'zoe', force: true });
  };
  const folder = await begin(fromGrown(), litter, 'garbage');
  const left = await cutAt(folder, async (place) => {
    // A few objects in a transaction, in place of as many as fit into 20 ms.
    const { garbage } = place.context.writer!;
    const removeSome = garbage.removeSome.bind(garbage);
    Object.assign(garbage, {
      removeSome: (queue: string[], isNeeded: (id: string) => boolean) => {
        return removeSome(queue.splice(-3), isNeeded);
      },
    });
    return collect(place);
  });
  const found: Awaited<ReturnType<typeof whatIsIn>>[] = [];
  for (const each of left) found.push(await whatIsIn(each));
  const [first, ended] = [found[0]!, found.at(-1)!];
  const gone = new Set(first.ids.filter((id) => !ended.ids.includes(id)));
  expect([...gone].some((id) => first.bases.get(id)?.some((base) => gone.has(base)))).toBe(true);
  for (const { state } of found) expect(state).toEqual(first.state);
  for (const at of [1, found.length >> 1, found.length - 2]) {
    const place = openAt(left[at]!);
    await collect(place);
    place.close();
    expect((await whatIsIn(left[at]!)).ids).toEqual(ended.ids);
  }
});
