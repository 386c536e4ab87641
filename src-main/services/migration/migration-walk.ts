import { listEntries } from '../../domain/dataset-versions/document-tree';
import type { ObjectId } from '../../domain/dataset-versions/object-store';
import type { EffectTally } from '../../domain/migration/effect-tally';
import type { Migrator } from '../../domain/migration/migrate-page';
import { refuseIfCancelled, takeTurns } from '../../formats/take-turns';
import type { DraftRoots } from '../../storage/repositories/draft-repository';
import type { ObjectBuffer } from '../../storage/repositories/object-buffer';
import type { Summary } from '../../storage/repositories/summary-repository';
import type { LibraryContext } from '../library-context';
import { createMigrationJob, type MigrationOutcome, type MigrationSetup } from './migration-job';
import { createTaskBuilder } from './migration-tasks';
import { countDocument } from '../statistics';
import { createTaskRunner } from '../task-runner';

export interface WalkOptions {
  readonly signal?: AbortSignal | undefined;
  onProgress(what: string, done: number, total: number | null): void;
}

export interface Walk {
  readonly context: LibraryContext;
  readonly roots: DraftRoots;
  readonly objects: ObjectBuffer;
  readonly setup: MigrationSetup;
  readonly migrator: Migrator;
  readonly tally: EffectTally;
  /** Whether a document must be read although its counts say it all: for examples, or because it changes. */
  wants(classIds: readonly (string | null)[]): boolean;
  /** Whether all documents must be read: then their counts need not be. */
  readonly isThorough: boolean;
  /** Given what became of the documents that were read, in their order. Their counts are in the tally. */
  onOutcome(outcome: MigrationOutcome): void;
}

/** Summaries asked for at once. */
const BATCH = 1000;

/**
 * Goes through the documents of a draft and counts what a migration does. A document is read only where
 * its counts by class do not say it all, and then on another thread, where the host has some.
 *
 * @throws AppError `cancelled`
 */
export async function walkDocuments(walk: Walk, { signal, onProgress }: WalkOptions): Promise<void> {
  const { context, objects, setup } = walk;
  const nextTurn = takeTurns(signal);
  const entries = [...listEntries(objects, walk.roots.root)];
  let done = 0;
  const report = (count: number): void => {
    done += count;
    onProgress('Looking at documents', done, entries.length);
  };
  const tasks = createTaskBuilder({ ...walk, writes: setup.act !== null });
  const job = { job: 'migrate-documents' as const, setup, inPlace: createMigrationJob(setup) };
  const runner = createTaskRunner(context.startThreads, job, (outcome) => {
    refuseIfCancelled(signal);
    walk.tally.addCounts(outcome.counts);
    walk.onOutcome(outcome);
    for (const _document of outcome.documents) report(1);
  });
  report(0);
  try {
    for (let start = 0; start < entries.length; start += BATCH) {
      const batch = entries.slice(start, start + BATCH);
      const summaries = walk.isThorough ? null : context.reader.summaries.getMany(batch.map(([, id]) => id));
      for (const entry of batch) {
        if (summaries !== null && isCounted(walk, entry[1], summaries)) report(1);
        else if (tasks.add(entry)) await runner.add(tasks.take());
        await nextTurn();
      }
    }
    if (!tasks.isEmpty) await runner.add(tasks.take());
    await runner.finish();
  } finally {
    runner.end();
  }
}

/** Counts a document by its classes alone. @returns false when it has to be read */
function isCounted(
  { context, objects, migrator, tally, wants }: Walk,
  document: ObjectId,
  summaries: ReadonlyMap<ObjectId, Summary>,
): boolean {
  if (migrator.touchesRelations) return false;
  const { byClass } = summaries.get(document) ?? countDocument(context.reader, objects, document);
  const classes = Object.keys(byClass).map((id) => (id === '' ? null : id));
  const fates = classes.map((id) => migrator.fateOf(id));
  if (fates.some((fate) => fate === null) || wants(classes)) return false;
  for (const [index, fate] of fates.entries()) {
    const classId = classes[index] ?? null;
    if (fate !== null) tally.addAlike(classId, byClass[classId ?? ''] ?? 0, fate);
  }
  return true;
}
