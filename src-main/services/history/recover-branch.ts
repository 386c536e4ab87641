import { AppError } from '../../domain/errors/app-error';
import { shellWord } from '../../domain/errors/shell-word';
import { checkedVersionName } from '../../domain/identity/version-name';
import type { DatasetRow } from '../../storage/repositories/dataset-repository';
import { listBranches } from './branch-service';
import { findDataset } from '../content/content-view';
import { actNow, requireWriter, type LibraryContext } from '../library-context';
import { refuseTaken } from './tag-service';

/**
 * Brings back the branch of a name that was deleted last, with its draft, what was not committed in it, and its steps
 * of undo. Deleting a branch throws nothing away, so this is possible until some of its objects are collected.
 *
 * @throws AppError `input-invalid` for the name, `already-exists` when it was given again meanwhile, `not-found`
 */
export function recoverBranch(context: LibraryContext, request: { dataset: string; name: string }) {
  const writer = requireWriter(context);
  const dataset = findDataset(context, request.dataset);
  const name = checkedVersionName(request.name, 'branch');
  refuseTaken(context, dataset, name, 'branch');
  const draft = context.reader.drafts.lastDeleted(dataset.id, name);
  if (draft === undefined) throw nothingToRecover(dataset, name);
  const { by: author, at: time } = actNow(context);
  writer.transaction(() => {
    writer.drafts.recover(draft.id, name);
    const data = { dataset: dataset.name, branch: name, version: draft.headVersion ?? '' };
    writer.records.addEvent({ time, author, kind: 'branch-recovered', data });
  });
  context.emit({ kind: 'versions', dataset: dataset.name, revision: null, remaining: null });
  return listBranches(context, dataset.name).find((branch) => branch.name === name) as ReturnType<
    typeof listBranches
  >[number];
}

const nothingToRecover = (dataset: DatasetRow, name: string): AppError =>
  new AppError('not-found', {
    what: `The branch "${name}" was not brought back.`,
    why: `"${dataset.name}" has deleted no branch of that name, or too long ago.`,
    next: 'Make it again from one of its versions.',
    inTerminal: `Make it again from one of its versions, with: colophon branch create ${shellWord(name)} --from VERSION --dataset ${shellWord(dataset.name)}.`,
  });
