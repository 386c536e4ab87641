import { AppError } from '../../domain/errors/app-error';
import type { Conflict, Decided, MergeChoice, Resolution } from '../../domain/merge/conflict';
import { choicesOf, takesValue } from '../../domain/merge/ledger';
import { takeTurns } from '../../formats/take-turns';
import { findDataset } from '../content/content-view';
import { actNow, requireWriter, type LibraryContext } from '../library-context';
import { createPlaces } from './conflict-view';
import { checkValue } from './given-value';
import { countsOf } from './merge-outcome';
import { applyRules, namedRules } from './merge-rules';
import { mergeAgain, type MergeRun } from './merge-run';
import { currentRun, isCurrent, placeFilter, rememberRun, type PlaceFilter } from './merge-state';

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
  signal?: AbortSignal,
) {
  requireWriter(context);
  const dataset = findDataset(context, request.dataset);
  return decideOn(context, dataset, signal, async (run) => {
    const given = givenDecisions(context, run, request.decisions);
    const keys = given.keys();
    const next = await mergeAgain(run, { resolutions: withGiven(run, given), keys }, takeTurns(signal));
    refuseUnusable(next, given);
    return { given, run: next };
  });
}

function givenDecisions(
  context: LibraryContext,
  run: MergeRun,
  decisions: readonly GivenDecision[],
): Map<string, Resolution | null> {
  const conflicts = new Map(run.entries.map(({ conflict }) => [conflict.key, conflict]));
  const { at, by } = actNow(context);
  const given = new Map<string, Resolution | null>();
  for (const decision of decisions) {
    const conflict = conflicts.get(decision.key);
    if (conflict === undefined) throw unknownConflict(decision.key);
    const decided = decidedBy(context, run, conflict, decision);
    given.set(decision.key, decided === null ? null : { ...decided, at, by });
  }
  return given;
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
  signal?: AbortSignal,
) {
  requireWriter(context);
  const dataset = findDataset(context, request.dataset);
  const rules = namedRules(request.strategies);
  const keys = request.keys === undefined ? null : new Set(request.keys);
  const isEverywhere = request.document === undefined && request.pageIndex === undefined;
  let decidedNow = 0;
  const counts = await decideOn(context, dataset, signal, async (run) => {
    const isThere = placeFilter(context, run, request);
    const placeOf = createPlaces(context, run);
    const isMeant = (conflict: Conflict): boolean =>
      (keys === null || keys.has(conflict.key)) && (isEverywhere || isThere(placeOf(conflict)));
    const asked = { act: actNow(context), isMeant, nextTurn: takeTurns(signal) };
    const { run: next, decided } = await applyRules(run, rules, asked);
    decidedNow = decided.size;
    return { given: decided, run: next };
  });
  return { ...counts, decidedNow };
}

interface DecidedRun {
  readonly given: ReadonlyMap<string, Resolution | null>;
  readonly run: MergeRun;
}

/** Decides on the merge as it is, and again where others edited or decided meanwhile: a run holds all decisions. */
async function decideOn(
  context: LibraryContext,
  dataset: Dataset,
  signal: AbortSignal | undefined,
  decide: (run: MergeRun) => Promise<DecidedRun>,
) {
  for (;;) {
    const { row, run, known } = await currentRun(context, dataset, { signal });
    const decided = await decide(run);
    if (isCurrent(context, dataset, known)) return keep(context, dataset, row.draftId, decided);
  }
}

type Dataset = ReturnType<typeof findDataset>;

function keep(context: LibraryContext, dataset: Dataset, draftId: number, { given, run }: DecidedRun) {
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

const unusable = ({ key }: Conflict, why: string): AppError =>
  new AppError('input-invalid', {
    what: NOT_DECIDED,
    why: `The conflict ${key.slice(0, 200)} cannot be decided so: ${why}.`,
    next: 'Decide it otherwise.',
  });

const unknownConflict = (key: string): AppError =>
  new AppError('not-found', {
    what: NOT_DECIDED,
    why: `The merge has no conflict ${key.slice(0, 200)}.`,
    next: 'It may have been settled meanwhile: look at those that there are.',
    inTerminal: 'See those that there are with: colophon merge --dataset NAME.',
  });
