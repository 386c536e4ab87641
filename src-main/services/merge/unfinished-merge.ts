import { AppError } from '../../domain/errors/app-error';
import type { DatasetRow } from '../../storage/repositories/dataset-repository';
import type { MergeRow } from '../../storage/repositories/merge-repository';
import { draftOf } from '../content/content-view';
import type { LibraryContext } from '../library-context';

/** The merge that waits for decisions on the branch that is worked on. */
export const unfinishedMerge = (context: LibraryContext, dataset: DatasetRow): MergeRow | undefined =>
  context.reader.merges.find(draftOf(context, dataset).id);

/** The same. @throws AppError `not-merging` */
export function requireMerge(context: LibraryContext, dataset: DatasetRow, what: string): MergeRow {
  const merge = unfinishedMerge(context, dataset);
  if (merge !== undefined) return merge;
  throw new AppError('not-merging', {
    what,
    why: `"${dataset.name}" has no unfinished merge on the branch "${dataset.branch}".`,
    next: 'Begin one.',
    inTerminal: `Begin one with: colophon merge BRANCH --dataset ${dataset.name}.`,
  });
}

/**
 * Keeps an unfinished merge from being pulled away from under who decides it.
 *
 * @param what what is not done, as a sentence
 * @throws AppError `merge-unfinished`
 */
export function refuseWhileMerging(context: LibraryContext, dataset: DatasetRow, what: string): void {
  const merge = unfinishedMerge(context, dataset);
  if (merge === undefined) return;
  throw new AppError('merge-unfinished', {
    what,
    why: `The merge of ${merge.name} into "${dataset.branch}" is not finished.`,
    next: 'Decide what is open and finish it, or give it up.',
    inTerminal: `Decide what is open and finish it with: colophon merge --continue --dataset ${dataset.name}, or give it up with --abort.`,
  });
}

/** What `status` says of an unfinished merge; nothing when there is none. */
export function shownUnfinished(context: LibraryContext, dataset: DatasetRow) {
  const merge = unfinishedMerge(context, dataset);
  if (merge === undefined) return {};
  const { name, theirs, startedBy: by, startedAt: at } = merge;
  const version = context.reader.versions.byId(dataset.id, theirs)?.number ?? null;
  const decided = context.reader.merges.decisions(merge.draftId).size;
  return { merge: { name, version, decided, by, at } };
}
