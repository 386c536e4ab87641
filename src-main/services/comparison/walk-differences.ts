import { diffTrees, type EntryChange } from '../../domain/dataset-versions/document-tree';
import { diffEntry, invertDocument, type DocumentDifference } from '../../domain/diff/dataset-diff';
import type { Steps } from '../../formats/take-turns';
import type { LibraryContext } from '../library-context';
import { createTaskRunner } from '../task-runner';
import { differencesIn } from './compare-job';
import type { Pair } from './compare-pair';
import { createCompareTasks } from './compare-tasks';

/** Is shown every document that differs, in the order of entry ids. */
export type Visit = (difference: DocumentDifference) => void;

/** What is shown every document that differs, and makes something of them in the end. */
export interface Counter<Result> {
  readonly visit: Visit;
  finish(): Result;
}

/** Compared where we are before other threads are started: most comparisons are over by then. */
const DOCUMENTS_IN_PLACE = 1000;

/**
 * Shows every document that differs to some visitors, in one walk, a step for each; where many differ, other threads
 * compare them. Those that were added or removed come without their pages, whose counts are known.
 */
export function* walkDifferences(
  context: LibraryContext,
  pair: Pair,
  ...visits: readonly Visit[]
): Steps<void> {
  const sides = { ...pair.sides, skipsLonePages: true };
  // Plans are replayed over the side that they start from.
  const isInverse = pair.replay !== null && pair.isBackwards;
  const [from, to] = isInverse ? [sides.to, sides.from] : [sides.from, sides.to];
  const show = (difference: DocumentDifference): void => {
    const shown = isInverse ? invertDocument(difference) : difference;
    for (const visit of visits) visit(shown);
  };
  const changes = diffTrees(sides.reader, from, to);
  for (let count = 0; count < DOCUMENTS_IN_PLACE; count++) {
    const next = changes.next();
    if (next.done === true) return;
    show(diffEntry(sides, next.value));
    yield;
  }
  yield* walkInThreads(context, pair, changes, show);
}

function* walkInThreads(
  context: LibraryContext,
  pair: Pair,
  changes: Iterable<EntryChange>,
  show: Visit,
): Steps<void> {
  const { names, iou } = pair.sides;
  const setup = { replay: pair.replay, skipsLonePages: true, names, iou };
  const tasks = createCompareTasks(context, pair);
  const runner = createTaskRunner(context.startThreads, { job: 'compare-documents', setup }, (outcome) =>
    differencesIn(outcome).forEach(show),
  );
  try {
    for (const change of changes) yield tasks.add(change) ? runner.add(tasks.take()) : undefined;
    if (!tasks.isEmpty) yield runner.add(tasks.take());
    yield runner.finish();
  } finally {
    runner.end();
  }
}
