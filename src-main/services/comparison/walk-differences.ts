import { diffTrees, type EntryChange } from '../../domain/dataset-versions/document-tree';
import type { Steps } from '../../formats/take-turns';
import type { LibraryContext } from '../library-context';
import { createTaskRunner } from '../task-runner';
import {
  compareTask,
  countedDifference,
  differencesIn,
  type CompareSetup,
  type CompareSides,
} from './compare-job';
import type { CountedDifference } from './counted-difference';
import type { Pair } from './compare-pair';
import { createTaskSize } from './task-size';

/** Is shown every document that differs, in the order of entry ids. */
export type Visit = (difference: CountedDifference) => void;

/** What is shown every document that differs, and makes something of them in the end. */
export interface Counter<Result> {
  readonly visit: Visit;
  finish(): Result;
}

/** Compared where we are before other threads are started: most comparisons are over by then. */
const DOCUMENTS_IN_PLACE = 1000;
/** A draft holds some hundred pages that are not stored yet, a few KB each; an open library that nobody folds may hold more. */
const PENDING_BYTES = 32 * 1024 * 1024;

/**
 * Shows every document that differs to some visitors, in one walk, a step for each; where many differ, other threads
 * compare them. Those that were added or removed come without their pages, whose counts are known.
 */
export function* walkDifferences(
  context: LibraryContext,
  pair: Pair,
  ...visits: readonly Visit[]
): Steps<void> {
  const sides = sidesOf(pair);
  const [from, to] = sides.isInverse ? [pair.sides.to, pair.sides.from] : [pair.sides.from, pair.sides.to];
  const show: Visit = (difference) => visits.forEach((visit) => visit(difference));
  const changes = diffTrees(sides.reader, from, to);
  for (let count = 0; count < DOCUMENTS_IN_PLACE; count++) {
    const next = changes.next();
    if (next.done === true) return;
    show(countedDifference(sides, next.value));
    yield;
  }
  yield* walkInThreads(context, pair, changes, show);
}

/** Plans are replayed over the side that they start from. */
const sidesOf = ({ sides, replay, isBackwards }: Pair): CompareSides => ({
  ...sides,
  skipsLonePages: true,
  isInverse: replay !== null && isBackwards,
});

function* walkInThreads(
  context: LibraryContext,
  pair: Pair,
  changes: Iterable<EntryChange>,
  show: Visit,
): Steps<void> {
  const pending = pendingObjects(pair);
  const sides = sidesOf(pair);
  const { names, iou, isInverse } = sides;
  const { database } = context.reader;
  const setup = { replay: pair.replay, names, iou, skipsLonePages: true, isInverse, database };
  const size = createTaskSize();
  const runner = createTaskRunner(
    pending === null ? undefined : context.startThreads,
    {
      job: 'compare-documents',
      setup: { ...setup, pending: pending ?? new Map() },
      inPlace: (task) => compareTask(sides, task),
    },
    (outcome) => {
      const differences = differencesIn(outcome);
      size.learn(differences.length, outcome.length);
      differences.forEach(show);
    },
  );
  let task: EntryChange[] = [];
  try {
    for (const change of changes) {
      task.push(change);
      if (task.length < size.documents) continue;
      yield runner.add(task);
      task = [];
    }
    if (task.length > 0) yield runner.add(task);
    yield runner.finish();
  } finally {
    runner.end();
  }
}

/** What other threads do not find in the database; `null` when passing it to each would cost more than they spare. */
function pendingObjects({ from, to }: Pair): CompareSetup['pending'] | null {
  const views = [from, to].map(({ objects }) => objects);
  if (views.some(({ bytes }) => bytes > PENDING_BYTES)) return null;
  return new Map(views.flatMap((objects) => objects.pendingIds().map((id) => [id, objects.readJson(id)])));
}
