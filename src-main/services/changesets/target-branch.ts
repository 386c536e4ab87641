import { AppError } from '../../domain/errors/app-error';
import { checkedVersionName } from '../../domain/identity/version-name';
import type { DraftRow } from '../../storage/repositories/draft-repository';
import type { DatasetVersion } from '../../storage/repositories/version-repository';
import { listBranches } from '../history/branch-service';
import { MAIN_BRANCH } from '../content/content-view';
import type { LibraryContext } from '../library-context';
import { refuseTaken } from '../history/tag-service';
import { versionsUpTo } from './branch-versions';
import { suggestBranch, type VerifiedChangeset } from './inspect-changeset';

/** What becomes of the branch that a changeset is taken in as. */
export type TargetBranch =
  | { readonly name: string; readonly how: 'make' }
  /** It ends before the changeset does, and its draft has no other work: it goes on to the newest version. */
  | { readonly name: string; readonly how: 'go-on'; readonly draft: DraftRow }
  /** It has what the changeset brings. */
  | { readonly name: string; readonly how: 'leave' };

/**
 * Decides what becomes of the branch, before anything is written.
 *
 * @throws AppError `input-invalid` for the name, `already-exists` when the branch went another way or has work of its own
 */
export function planBranch(
  context: LibraryContext,
  verified: VerifiedChangeset,
  given: string | undefined,
): TargetBranch {
  const { dataset } = verified;
  const proposed = given ?? suggestBranch(context, verified);
  if (proposed === null) throw nameNeeded(dataset.name);
  const name = checkedVersionName(proposed, 'branch');
  const draft = context.reader.drafts.list(dataset.id).find(({ branch }) => branch === name);
  if (draft === undefined) {
    refuseTaken(context, dataset, name, 'branch');
    return { name, how: 'make' };
  }
  if (leadsTo(context, verified, draft)) return { name, how: 'leave' };
  const shown = listBranches(context, dataset.name).find((branch) => branch.name === name);
  const isEmpty = draft.headVersion === null && draft.revision === 0;
  if (draft.headVersion === null ? !isEmpty : shown?.clean !== true) throw branchHasDraft(dataset.name, name);
  const mayGoOn = name === MAIN_BRANCH ? isEmpty : shown?.current !== true && precedes(verified, draft);
  if (mayGoOn) return { name, how: 'go-on', draft };
  throw branchTaken(dataset.name, name, shown?.current === true);
}

const headVersion = (context: LibraryContext, { datasetId, headVersion: id }: DraftRow) =>
  id === null ? undefined : context.reader.versions.byId(datasetId, id);

/** Whether the branch has the newest version of the changeset already, itself or behind it. */
function leadsTo(context: LibraryContext, { head, dataset }: VerifiedChangeset, draft: DraftRow): boolean {
  const at = headVersion(context, draft);
  if (at === undefined) return false;
  const all = new Map<string, DatasetVersion>(
    context.reader.versions.list(dataset.id).map((version) => [version.id, version]),
  );
  return versionsUpTo(all, at).some(({ id }) => id === head.id);
}

/** Whether the changeset goes on from where the branch ends. */
const precedes = ({ versions, base }: VerifiedChangeset, { headVersion: id }: DraftRow): boolean =>
  [...versions, ...base].some((version) => version.id === id);

const nameNeeded = (dataset: string): AppError =>
  new AppError('already-exists', {
    what: 'The changeset was not taken in.',
    why: `It is the branch "${MAIN_BRANCH}" of where it was made, and "${dataset}" has its own.`,
    next: 'Give the branch another name here.',
    inTerminal: 'Give the branch another name here, with --branch NAME.',
  });

const branchHasDraft = (dataset: string, name: string): AppError =>
  new AppError('already-exists', {
    what: 'The changeset was not taken in.',
    why: `The draft of the branch "${name}" of "${dataset}" has changes that are not committed.`,
    next: 'Commit them first, or give the branch another name here.',
    inTerminal: 'Commit them first, or give the branch another name here, with --branch NAME.',
  });

const branchTaken = (dataset: string, name: string, isCurrent: boolean): AppError =>
  new AppError('already-exists', {
    what: 'The changeset was not taken in.',
    why: isCurrent
      ? `The branch "${name}" of "${dataset}" is the one that is worked on.`
      : `The branch "${name}" of "${dataset}" is another line of work.`,
    next: 'Give the branch another name here.',
    inTerminal: 'Give the branch another name here, with --branch NAME.',
  });
