import { AppError } from '../../domain/errors/app-error';
import { checkedVersionName } from '../../domain/identity/version-name';
import type { DatasetRow } from '../../storage/repositories/dataset-repository';
import type { DraftRow } from '../../storage/repositories/draft-repository';
import type { DatasetVersion } from '../../storage/repositories/version-repository';
import { draftOf, findDataset, MAIN_BRANCH, viewDraft } from '../content/content-view';
import { lineageAt } from '../content/draft-lineage';
import { actNow, requireWriter, type LibraryContext } from '../library-context';
import { refuseWhileMerging } from '../merge/unfinished-merge';
import { resolveVersionOf } from '../content/resolve-view';
import { refuseTaken } from './tag-service';
import { versionsBehind } from './version-graph';

/** The branches of a dataset, by name. */
export function listBranches(context: LibraryContext, datasetName: string) {
  const dataset = findDataset(context, datasetName);
  return context.reader.drafts.list(dataset.id).map((draft) => shownBranch(context, dataset, draft));
}

function shownBranch(context: LibraryContext, dataset: DatasetRow, draft: DraftRow) {
  const head = headOf(context, draft);
  return {
    dataset: dataset.name,
    name: draft.branch,
    current: draft.branch === dataset.branch,
    head: head?.number ?? null,
    id: head?.id ?? null,
    clean: isClean(context, dataset, draft),
  };
}

const headOf = (context: LibraryContext, { datasetId, headVersion }: DraftRow): DatasetVersion | undefined =>
  headVersion === null ? undefined : context.reader.versions.byId(datasetId, headVersion);

/** Whether a commit of the branch would keep nothing new. */
export function isClean(context: LibraryContext, dataset: DatasetRow, draft: DraftRow): boolean {
  const head = headOf(context, draft);
  const { roots, schemaId } = viewDraft(context, { ...dataset, branch: draft.branch });
  return head !== undefined && roots.root === head.root && schemaId === head.schema;
}

/**
 * Makes a branch: a draft of its own that goes on from a version. The draft that is worked on stays where it is.
 *
 * @param from a version of the dataset; the newest of the current branch when absent
 * @throws AppError `input-invalid` for the name, `already-exists`, `not-found`, `version-needed`
 */
export function createBranch(
  context: LibraryContext,
  request: { dataset: string; name: string; from?: string | undefined },
) {
  const writer = requireWriter(context);
  const dataset = findDataset(context, request.dataset);
  const name = checkedVersionName(request.name, 'branch');
  refuseTaken(context, dataset, name, 'branch');
  const current = draftOf(context, dataset);
  const ref = request.from ?? current.headVersion;
  if (ref === null) throw nothingToBranchFrom(dataset.name);
  const { version, view } = resolveVersionOf(context, dataset, { ref, what: 'No branch was made.' });
  const lineage =
    version.id === current.headVersion && isClean(context, dataset, current)
      ? current.lineage // it knows what a version does not say: which release its schema goes on from
      : lineageAt(context, version, current.lineage.asset);
  const { by: author, at: time } = actNow(context);
  writer.transaction(() => {
    const { root, provenance } = version;
    const { schema } = view;
    const { restored: _restored, ...settled } = lineage;
    writer.drafts.create({
      datasetId: dataset.id,
      branch: name,
      headVersion: version.id,
      root,
      provenance,
      schema,
      lineage: { ...settled, plans: [] },
    });
    const data = { dataset: dataset.name, branch: name, version: version.id };
    writer.records.addEvent({ time, author, kind: 'branch-created', data });
  });
  context.emit({ kind: 'versions', dataset: dataset.name, revision: null, remaining: null });
  return shownBranch(context, dataset, findBranch(context, dataset, name));
}

/**
 * Makes another branch the one that is worked on, for commands and windows. Every branch keeps its draft with
 * what is not committed and with its steps of undo, so nothing has to be taken back.
 *
 * @throws AppError `not-found`, `merge-unfinished`
 */
export function switchBranch(context: LibraryContext, request: { dataset: string; name: string }) {
  const writer = requireWriter(context);
  const dataset = findDataset(context, request.dataset);
  refuseWhileMerging(context, dataset, `"${dataset.name}" was not switched.`);
  const draft = findBranch(context, dataset, request.name);
  writer.transaction(() => writer.datasets.setBranch(dataset.id, draft.branch));
  // No revision: that of another draft says nothing about what changed for who looks on.
  for (const kind of ['draft', 'versions'] as const)
    context.emit({ kind, dataset: dataset.name, revision: null, remaining: null });
  return shownBranch(context, { ...dataset, branch: draft.branch }, draft);
}

/**
 * Takes a branch away. No version is deleted; those that no other branch and no tag leads to are named, and
 * they, or work that was never committed, are only given up when that is asked for.
 *
 * @throws AppError `not-found`, `branch-in-use`, `branch-has-work` without `force`
 */
export function deleteBranch(
  context: LibraryContext,
  request: { dataset: string; name: string; force: boolean },
) {
  const writer = requireWriter(context);
  const dataset = findDataset(context, request.dataset);
  const draft = findBranch(context, dataset, request.name);
  const branch = shownBranch(context, dataset, draft);
  if (branch.current || branch.name === MAIN_BRANCH) throw branchInUse(branch);
  const unreachable = unreachableWithout(context, dataset, draft);
  const uncommitted = !branch.clean;
  if (!request.force && (unreachable.length > 0 || uncommitted))
    throw branchHasWork(branch, unreachable, uncommitted);
  const { by: author, at: time } = actNow(context);
  writer.transaction(() => {
    writer.drafts.remove(draft.id, time);
    const data = { dataset: dataset.name, branch: branch.name, version: branch.id ?? '', uncommitted };
    writer.records.addEvent({ time, author, kind: 'branch-deleted', data });
  });
  context.emit({ kind: 'versions', dataset: dataset.name, revision: null, remaining: null });
  const { name, head, id } = branch;
  return { dataset: dataset.name, name, head, id, unreachable, uncommitted };
}

/** Numbers of the versions that only this branch leads to, ascending. */
function unreachableWithout(context: LibraryContext, dataset: DatasetRow, draft: DraftRow): number[] {
  const others = context.reader.drafts.list(dataset.id).filter(({ id }) => id !== draft.id);
  const kept = versionsBehind(context, dataset, [
    ...others.map(({ headVersion }) => headVersion),
    ...context.reader.tags.list(dataset.id).map(({ version }) => version),
  ]);
  return [...versionsBehind(context, dataset, [draft.headVersion]).values()]
    .filter(({ id }) => !kept.has(id))
    .map(({ number }) => number)
    .sort((a, b) => a - b);
}

function findBranch(context: LibraryContext, dataset: DatasetRow, given: string): DraftRow {
  const drafts = context.reader.drafts.list(dataset.id);
  const found = drafts.find(({ branch }) => branch === given.normalize());
  if (found !== undefined) return found;
  throw branchMissing(dataset.name, given, drafts);
}

const branchMissing = (dataset: string, given: string, drafts: readonly DraftRow[]): AppError =>
  new AppError('not-found', {
    what: `Nothing was done with the branch "${given}".`,
    why: `"${dataset}" has no branch of that name; it has ${drafts
      .map(({ branch }) => branch)
      .slice(0, 10)
      .join(', ')}.`,
    next: 'Name one of them, or make it.',
    inTerminal: 'Name one of them, or make it with: colophon branch create NAME --dataset NAME.',
  });

const nothingToBranchFrom = (dataset: string): AppError =>
  new AppError('version-needed', {
    what: 'No branch was made.',
    why: `"${dataset}" has no version yet that it could go on from.`,
    next: 'Commit the draft first.',
    inTerminal: `Commit the draft first, with: colophon commit --dataset ${dataset} -m TEXT.`,
  });

const branchInUse = ({ name, current }: { readonly name: string; readonly current: boolean }): AppError =>
  new AppError('branch-in-use', {
    what: `The branch "${name}" was not deleted.`,
    why: current ? 'It is the branch that is worked on.' : 'It is the line that every dataset has.',
    next: current ? 'Switch to another one first.' : 'Keep it.',
  });

function branchHasWork(
  { dataset, name }: { readonly dataset: string; readonly name: string },
  unreachable: readonly number[],
  uncommitted: boolean,
): AppError {
  const [first] = unreachable;
  const versions =
    first === undefined
      ? null
      : unreachable.length === 1
        ? `version ${first} is`
        : `versions ${unreachable.slice(0, 10).join(', ')}${unreachable.length > 10 ? ' …' : ''} are`;
  const kept = versions === null ? null : `${versions} on no other branch and under no tag`;
  const draft = uncommitted ? 'its draft holds changes that were never committed' : null;
  const why = [kept, draft].filter((part) => part !== null).join(', and ');
  return new AppError('branch-has-work', {
    what: `The branch "${name}" of "${dataset}" was not deleted.`,
    why: `${why[0]?.toUpperCase()}${why.slice(1)}.`,
    next: 'Merge or tag what is to be kept first, or delete it all the same.',
    inTerminal: 'Merge or tag what is to be kept first, or delete it all the same with --force.',
  });
}
