import { AppError } from '../../domain/errors/app-error';
import { readMerge } from '../../domain/merge/merge-record';
import type { DatasetVersion } from '../../storage/repositories/version-repository';
import { planProblems } from '../library/verify-plans';
import type { LibraryContext } from '../library-context';

/** What is wrong with how a version says it was merged, in words; nothing for one that was not. */
export function mergeProblems(context: LibraryContext, version: DatasetVersion): string[] {
  const { merge, parents } = version;
  if (merge === undefined) return [];
  const { objects } = context.reader;
  if (!objects.has(merge)) return ['the record of how it was merged is missing'];
  const problems: string[] = [];
  if (parents.length < 2) problems.push('it records a merge and has no second parent');
  try {
    if (objects.read(merge).type !== 'merge')
      return [...problems, 'the record of its merge is something else'];
    for (const plan of readMerge(objects, merge).otherPlans) problems.push(...planProblems(context, plan));
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    problems.push(error.userMessage.why);
  }
  return problems;
}

/** What is wrong with merges that wait for decisions. */
export function unfinishedProblems(context: LibraryContext): { what: string; where: string }[] {
  const { datasets, drafts, merges, versions } = context.reader;
  const rows = new Map(merges.all().map((row) => [row.draftId, row]));
  return datasets.list().flatMap((dataset) =>
    drafts.list(dataset.id).flatMap((draft) => {
      const row = rows.get(draft.id);
      if (row === undefined || versions.byId(dataset.id, row.theirs) !== undefined) return [];
      return [
        {
          what: `the version ${row.theirs} that it merges in is none of the dataset`,
          where: `${dataset.name}, merge into ${draft.branch}`,
        },
      ];
    }),
  );
}
