import type { LabelClass } from '../../domain/label-schema/label-schema';
import type { LedgerEntry } from '../../domain/merge/ledger';
import { groupBy } from '../../domain/group-by';
import { runInTurns, type Steps } from '../../formats/take-turns';
import type { DatasetRow } from '../../storage/repositories/dataset-repository';
import type { MergeRow } from '../../storage/repositories/merge-repository';
import { draftOf, findDataset } from '../content/content-view';
import { sortByName } from '../documents/document-order';
import { resolveEntryIn, type EntryView } from '../documents/find-entry';
import type { LibraryContext } from '../library-context';
import type { LongWork } from '../long-work';
import { createPlaces, schemasOf, showConflicts, type ConflictPlace } from './conflict-view';
import { openInputs } from './merge-inputs';
import { countsOf } from './merge-outcome';
import { runMerge, type MergeRun } from './merge-run';
import { requireMerge, unfinishedMerge } from './unfinished-merge';

/** The merge that was run last: the same as long as the draft and the decisions are. */
interface Remembered {
  readonly key: string;
  readonly run: MergeRun;
  listed: readonly ListedConflict[] | null;
}
const remembered = new WeakMap<LibraryContext, Remembered>();

function keyOf(context: LibraryContext, dataset: DatasetRow, row: MergeRow): string {
  const { id, revision, headVersion } = draftOf(context, dataset);
  return [id, revision, headVersion, row.theirs, row.overlap, row.startedAt, row.revision].join(' ');
}

/** Keeps the run of an unfinished merge for the next who asks. */
export function rememberRun(context: LibraryContext, dataset: DatasetRow, run: MergeRun): void {
  const row = unfinishedMerge(context, dataset);
  if (row === undefined) return;
  remembered.set(context, { key: keyOf(context, dataset, row), run, listed: null });
}

/** Whether a run is still that of the unfinished merge: others may have edited or decided while something was awaited. */
export function isCurrent(context: LibraryContext, dataset: DatasetRow, { key }: Remembered): boolean {
  const row = unfinishedMerge(context, dataset);
  return row !== undefined && keyOf(context, dataset, row) === key;
}

export const forgetRun = (context: LibraryContext): void => void remembered.delete(context);

/** The unfinished merge, run with what was decided so far. @throws AppError `not-merging`, `cancelled` */
export async function currentRun(
  context: LibraryContext,
  dataset: DatasetRow,
  work: LongWork = {},
): Promise<{ readonly row: MergeRow; readonly run: MergeRun; readonly known: Remembered }> {
  for (;;) {
    const row = requireMerge(context, dataset, 'Nothing was told or decided.');
    const key = keyOf(context, dataset, row);
    const known = remembered.get(context);
    if (known?.key === key) return { row, run: known.run, known };
    const resolutions = context.reader.merges.decisions(row.draftId);
    const run = await runMerge(context, openInputs(context, dataset, row), { resolutions, ...work });
    remembered.set(context, { key, run, listed: null });
    // An edit or a decision that was made while it ran is looked at in another round.
  }
}

/** The unfinished merge of the branch that is worked on; `null` when there is none. @throws AppError `cancelled` */
export async function mergeState(context: LibraryContext, datasetName: string, work: LongWork) {
  const dataset = findDataset(context, datasetName);
  if (unfinishedMerge(context, dataset) === undefined) return null;
  const { row, run } = await currentRun(context, dataset, work);
  const { ours, their, base } = run.inputs;
  const numberOf = (id: string | null | undefined): number | null =>
    context.reader.versions.byId(dataset.id, id ?? '')?.number ?? null;
  const { name, theirs: id, message, overlap, startedBy: by, startedAt: at, revision } = row;
  return {
    dataset: dataset.name,
    branch: dataset.branch,
    ours: numberOf(ours.draft?.headVersion),
    theirs: { name, version: their.version?.number ?? 0, id },
    ancestors: base.ancestors.flatMap((ancestor) => numberOf(ancestor) ?? []),
    message,
    overlap,
    by,
    at,
    ...countsOf(run),
    classes: classesOf(run),
    people: peopleOf(run),
    revision,
  };
}

function classesOf(run: MergeRun): LabelClass[] {
  const classes = new Map<string, LabelClass>();
  for (const schema of schemasOf(run))
    for (const item of schema.classes) if (!classes.has(item.id)) classes.set(item.id, item);
  return [...classes.values()];
}

function peopleOf({ entries, inputs }: MergeRun): string[] {
  const people = entries.flatMap(({ conflict }) => {
    const acts = inputs.actsOf(conflict);
    return [acts?.ours?.by, acts?.theirs?.by];
  });
  return [...new Set(people.flatMap((person) => person ?? []))].sort();
}

interface ListedConflict {
  readonly entry: LedgerEntry;
  readonly place: ConflictPlace;
}

/** Every conflict in the order in which they are told: the schema's first, then by document name and page. */
async function listed(context: LibraryContext, dataset: DatasetRow, signal: AbortSignal | undefined) {
  const { run, known } = await currentRun(context, dataset, { signal });
  known.listed ??= await runInTurns(inOrder(context, run), signal);
  return { run, conflicts: known.listed };
}

function* inOrder(context: LibraryContext, run: MergeRun): Steps<ListedConflict[]> {
  const placeOf = createPlaces(context, run);
  const placed: ListedConflict[] = [];
  for (const entry of run.entries) {
    placed.push({ entry, place: placeOf(entry.conflict) });
    yield;
  }
  const groups = groupBy(placed, ({ place }) => place.document);
  const ofSchema = groups.get(null) ?? [];
  groups.delete(null);
  const documents = sortByName(
    [...groups].map(([id, list]) => ({ id: id ?? '', list, name: list[0]?.place.name ?? '' })),
  );
  const byPage = (a: ListedConflict, b: ListedConflict): number =>
    (a.place.pageIndex ?? -1) - (b.place.pageIndex ?? -1);
  return [...ofSchema, ...documents.flatMap(({ list }) => list.toSorted(byPage))];
}

/** One document of a merge, or one page of it. */
export interface PlaceFilter {
  readonly document?: string | undefined;
  readonly pageIndex?: number | undefined;
}

/** Says of a conflict's place whether it is meant. @throws AppError `not-found`, `ambiguous` */
export function placeFilter(
  context: LibraryContext,
  run: MergeRun,
  { document, pageIndex }: PlaceFilter,
): (place: ConflictPlace) => boolean {
  const entry = document === undefined ? undefined : entryOf(context, run, document);
  return (place) =>
    (entry === undefined || place.document === entry) &&
    (pageIndex === undefined || place.pageIndex === pageIndex);
}

/** Entry id of a document of either side. @throws AppError `not-found`, `ambiguous` */
export function entryOf(context: LibraryContext, { inputs, changed }: MergeRun, ref: string): string {
  if (changed.has(ref)) return ref;
  const { dataset, ours, their, writer: objects } = inputs;
  const onSide = ({ roots }: Pick<EntryView, 'roots'>): EntryView => ({ dataset, roots, objects });
  return resolveEntryIn(context, [onSide(ours), onSide(their)], ref);
}

/** Conflicts of an unfinished merge, a slice at a time. @throws AppError `not-merging`, `not-found` */
export async function mergeConflicts(
  context: LibraryContext,
  request: PlaceFilter & {
    dataset: string;
    show: 'open' | 'decided' | 'all';
    offset: number;
    limit: number;
  },
  signal?: AbortSignal,
) {
  const { run, conflicts } = await listed(context, findDataset(context, request.dataset), signal);
  const isMeant = placeFilter(context, run, request);
  const isShown = ({ resolution }: LedgerEntry): boolean =>
    request.show === 'all' || (resolution === null) === (request.show === 'open');
  const found = conflicts.filter(({ entry, place }) => isShown(entry) && isMeant(place));
  const slice = found.slice(request.offset, request.offset + request.limit);
  return {
    total: found.length,
    conflicts: showConflicts(
      context,
      run,
      slice.map(({ entry }) => entry),
    ),
  };
}

/** Where conflicts are, page by page. @throws AppError `not-merging` */
export async function mergePlaces(context: LibraryContext, datasetName: string, signal?: AbortSignal) {
  const { conflicts } = await listed(context, findDataset(context, datasetName), signal);
  const places = new Map<string, ConflictPlace & { conflicts: number; open: number }>();
  for (const { entry, place } of conflicts) {
    const key = `${place.document} ${place.pageIndex}`;
    const known = places.get(key) ?? { ...place, conflicts: 0, open: 0 };
    known.conflicts += 1;
    if (entry.resolution === null) known.open += 1;
    places.set(key, known);
  }
  return [...places.values()];
}
