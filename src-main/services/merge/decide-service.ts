import { AppError } from '../../domain/errors/app-error';
import type { Conflict, Decided, MergeChoice, Resolution } from '../../domain/merge/conflict';
import { choicesOf, takesValue } from '../../domain/merge/ledger';
import { findDataset } from '../content/content-view';
import { actNow, requireWriter, type LibraryContext } from '../library-context';
import { createPlaces } from './conflict-view';
import { checkValue } from './given-value';
import { countsOf } from './merge-outcome';
import { applyRules, namedRules } from './merge-rules';
import { mergeAgain, type MergeRun } from './merge-run';
import { currentRun, placeFilter, rememberRun, type PlaceFilter } from './merge-state';

/** What is decided of one conflict; with neither a choice nor a value it is open again. */
export interface GivenDecision {
  readonly key: string;
  readonly choice?: MergeChoice | undefined;
  readonly value?: unknown;
}

const NOT_DECIDED = 'Nothing was decided.';

/**
 * Decides conflicts of an unfinished merge: all of them, or none. On disk when it returns.
 *
 * @throws AppError `not-merging`, `not-found` for a key that no conflict has, `input-invalid` for what cannot be
 */
export async function decideConflicts(
  context: LibraryContext,
  request: { dataset: string; decisions: readonly GivenDecision[] },
) {
  requireWriter(context);
  const dataset = findDataset(context, request.dataset);
  const { row, run } = await currentRun(context, dataset);
  const conflicts = new Map(run.entries.map(({ conflict }) => [conflict.key, conflict]));
  const { at, by } = actNow(context);
  const given = new Map<string, Resolution | null>();
  for (const decision of request.decisions) {
    const conflict = conflicts.get(decision.key);
    if (conflict === undefined) throw unknownConflict(decision.key);
    const decided = decidedBy(context, run, conflict, decision);
    given.set(decision.key, decided === null ? null : { ...decided, at, by });
  }
  const next = mergeAgain(run, withGiven(run, given), given.keys());
  refuseUnusable(next, given);
  return keep(context, { dataset, draftId: row.draftId, given, run: next });
}

/**
 * Lets rules decide what is open: all of it, of one document or page, or some conflicts.
 *
 * @throws AppError `not-merging`, `not-found`, `input-invalid` for a rule that does not exist
 */
export async function decideByRules(
  context: LibraryContext,
  request: PlaceFilter & {
    dataset: string;
    strategies: readonly string[];
    keys?: readonly string[] | undefined;
  },
) {
  requireWriter(context);
  const dataset = findDataset(context, request.dataset);
  const rules = namedRules(request.strategies);
  const { row, run } = await currentRun(context, dataset);
  const keys = request.keys === undefined ? null : new Set(request.keys);
  const isThere = placeFilter(context, run, request);
  const placeOf = createPlaces(context, run);
  const isEverywhere = request.document === undefined && request.pageIndex === undefined;
  const isMeant = (conflict: Conflict): boolean =>
    (keys === null || keys.has(conflict.key)) && (isEverywhere || isThere(placeOf(conflict)));
  const { run: next, decided } = applyRules(run, rules, actNow(context), isMeant);
  const counts = keep(context, { dataset, draftId: row.draftId, given: decided, run: next });
  return { ...counts, decidedNow: decided.size };
}

type Dataset = ReturnType<typeof findDataset>;

function keep(
  context: LibraryContext,
  {
    dataset,
    draftId,
    given,
    run,
  }: {
    readonly dataset: Dataset;
    readonly draftId: number;
    readonly given: ReadonlyMap<string, Resolution | null>;
    readonly run: MergeRun;
  },
) {
  const writer = requireWriter(context);
  if (given.size > 0) writer.transaction(() => writer.merges.decide(draftId, given));
  rememberRun(context, dataset, run);
  context.emit({ kind: 'versions', dataset: dataset.name, revision: null, remaining: null });
  return countsOf(run);
}

function withGiven(run: MergeRun, given: ReadonlyMap<string, Resolution | null>): Map<string, Resolution> {
  const resolutions = new Map(run.resolutions);
  for (const [key, decision] of given) {
    if (decision === null) resolutions.delete(key);
    else resolutions.set(key, decision);
  }
  return resolutions;
}

function decidedBy(
  context: LibraryContext,
  run: MergeRun,
  conflict: Conflict,
  { choice, value }: GivenDecision,
): Decided | null {
  if (choice !== undefined && value !== undefined)
    throw unusable(conflict, 'both a side and a value were given');
  if (choice !== undefined) {
    const choices = choicesOf(conflict);
    if (choices.includes(choice)) return { choice };
    throw unusable(conflict, `"${choice}" cannot be taken, only ${choices.join(', ')}`);
  }
  if (value === undefined) return null;
  if (!takesValue(conflict)) throw unusable(conflict, 'it is decided by naming a side, not by a value');
  const checked = checkValue(context, run, conflict, value);
  if ('why' in checked) throw unusable(conflict, checked.why);
  return checked;
}

/** What the merge itself does not take: a value that the field cannot have, a name that is taken, parents in a circle. */
function refuseUnusable(run: MergeRun, given: ReadonlyMap<string, Resolution | null>): void {
  const refused = run.open.find(({ key }) => (given.get(key) ?? null) !== null);
  if (refused !== undefined) throw unusable(refused, 'the field cannot have this value');
}

const unusable = ({ key, field }: Conflict, why: string): AppError =>
  new AppError('input-invalid', {
    what: NOT_DECIDED,
    why: `Of ${field} in ${key.slice(0, 200)}: ${why}.`,
    next: 'Decide it otherwise.',
  });

const unknownConflict = (key: string): AppError =>
  new AppError('not-found', {
    what: NOT_DECIDED,
    why: `The merge has no conflict ${key.slice(0, 200)}.`,
    next: 'It may have been settled meanwhile: look at those that there are.',
    inTerminal: 'See those that there are with: colophon merge --dataset NAME.',
  });
