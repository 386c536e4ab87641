import { AppError } from '../../domain/errors/app-error';
import { DEFAULT_IOU } from '../../domain/matching/default-iou';
import type { DatasetRow } from '../../storage/repositories/dataset-repository';
import type { MergeRow } from '../../storage/repositories/merge-repository';
import type { DatasetVersion } from '../../storage/repositories/version-repository';
import { isClean } from '../history/branch-service';
import { draftOf, findDataset } from '../content/content-view';
import { actNow, requireWriter, type LibraryContext } from '../library-context';
import { resolveVersionOf } from '../content/resolve-view';
import { versionsBehind } from '../history/version-graph';
import { attemptMerge, type MergeAttempt, type MergeRequest } from './finish-merge';
import { openInputs, type MergeSpec } from './merge-inputs';
import { applyRules, namedRules, type NamedRule } from './merge-rules';
import { runMerge, type MergeRun, type MergeWork } from './merge-run';
import { forgetRun, rememberRun } from './merge-state';
import { describeAttempt, describeNothing, type MergeSide } from './merge-outcome';
import { refuseWhileMerging, requireMerge } from './unfinished-merge';

const NOT_MERGED = 'Nothing was merged.';

interface StartRequest {
  readonly dataset: string;
  readonly from: string;
  readonly message?: string | undefined;
  readonly author?: string | undefined;
  readonly strategies: readonly string[];
  readonly overlap?: number | null | undefined;
  readonly preview: boolean;
  readonly listed?: number | undefined;
}

/**
 * Merges a branch, or a version, into the branch that is worked on. Without open conflicts the result is put into
 * the draft as one step of undo and made a version with two parents; with some, the merge waits for decisions and
 * the draft stays as it was (docs/decisions/0013).
 *
 * @throws AppError `not-found`, `version-needed`, `merge-unfinished`, `draft-has-changes`, `input-invalid`,
 *   `has-problems`, `edit-conflict`, `cancelled`
 */
export async function startMerge(context: LibraryContext, request: StartRequest, work: MergeWork) {
  const dataset = findDataset(context, request.dataset);
  const rules = namedRules(request.strategies);
  const { side, theirs, uncommitted } = theirSide(context, dataset, request.from);
  const about = { context, dataset, side, uncommitted, listed: request.listed };
  refuseWhileMerging(context, dataset, NOT_MERGED);
  const head = requireHead(context, dataset);
  if (versionsBehind(context, dataset, [head]).has(theirs.id)) return describeNothing(about);
  const overlap = request.overlap === undefined ? DEFAULT_IOU : request.overlap;
  const spec = { theirs: theirs.id, overlap };
  if (request.preview) {
    const run = await preview(context, dataset, { spec, rules, work });
    return describeAttempt(about, { run, made: null, outcome: 'preview' });
  }
  requireWriter(context);
  refuseDirty(context, dataset);
  const message = request.message ?? `Merge ${side.name} into ${dataset.branch}`;
  const merge: MergeRequest = {
    ...spec,
    dataset,
    message,
    name: side.name,
    author: request.author,
    resolutions: new Map(),
    rules,
  };
  const attempt = await attemptMerge(context, merge, work);
  const { run, made } = attempt;
  if (made !== null) return describeAttempt(about, { run, made, outcome: 'merged' });
  keepUnfinished(context, { ...merge, decided: attempt.decided, run });
  return describeAttempt(about, { run, made, outcome: 'unfinished' });
}

interface Preview {
  readonly spec: MergeSpec;
  readonly rules: readonly NamedRule[];
  readonly work: MergeWork;
}

async function preview(
  context: LibraryContext,
  dataset: DatasetRow,
  { spec, rules, work }: Preview,
): Promise<MergeRun> {
  const inputs = openInputs(context, dataset, spec);
  const run = await runMerge(context, inputs, { resolutions: new Map(), ...work });
  return applyRules(run, rules, actNow(context)).run;
}

interface Waiting extends MergeRequest {
  readonly run: MergeRun;
  /** What rules decided. */
  readonly decided: MergeAttempt['decided'];
}

/** From now on the merge waits: its sides and what was decided, on disk when this returns. */
function keepUnfinished(context: LibraryContext, { dataset, run, decided, ...merge }: Waiting): void {
  const writer = requireWriter(context);
  refuseWhileMerging(context, dataset, NOT_MERGED); // another window may have begun one meanwhile
  const { id: draftId } = draftOf(context, dataset);
  const { theirs, name, message, overlap } = merge;
  const { by: startedBy, at: startedAt } = actNow(context);
  writer.transaction(() => {
    writer.merges.start({ draftId, theirs, name, message, overlap, startedBy, startedAt });
    if (decided.size > 0) writer.merges.decide(draftId, decided);
  });
  rememberRun(context, dataset, run);
  tellOthers(context, dataset);
}

/**
 * Makes the version of an unfinished merge when all is decided. What people edited in the draft meanwhile is part
 * of our side; an edit made at this very moment is merged in another round.
 *
 * @throws AppError `not-merging`, `has-problems`, `edit-conflict`, `cancelled`
 */
export async function continueMerge(
  context: LibraryContext,
  request: { dataset: string; message?: string | undefined; author?: string | undefined },
  work: MergeWork,
) {
  requireWriter(context);
  const dataset = findDataset(context, request.dataset);
  const row = requireMerge(context, dataset, NOT_MERGED);
  const about = { context, dataset, side: sideOf(context, dataset, row), uncommitted: false };
  for (let round = 1; ; round++) {
    const resolutions = context.reader.merges.decisions(row.draftId);
    const { theirs, overlap, name } = row;
    const message = request.message ?? row.message;
    const merge = { dataset, theirs, overlap, name, message, author: request.author, resolutions, rules: [] };
    try {
      const { run, made } = await attemptMerge(context, merge, work);
      if (made === null) rememberRun(context, dataset, run);
      else forgetRun(context);
      return describeAttempt(about, { run, made, outcome: made === null ? 'unfinished' : 'merged' });
    } catch (error) {
      const isEdited = error instanceof AppError && error.code === 'edit-conflict';
      if (!isEdited || round === MOST_ROUNDS) throw error;
    }
  }
}

/** Times that a merge starts over because the draft was edited while it ran. */
const MOST_ROUNDS = 3;

/** Gives an unfinished merge up, without a trace. @throws AppError `not-merging` */
export function abortMerge(context: LibraryContext, datasetName: string) {
  const writer = requireWriter(context);
  const dataset = findDataset(context, datasetName);
  const row = requireMerge(context, dataset, 'Nothing was given up.');
  const decided = context.reader.merges.decisions(row.draftId).size;
  const theirs = sideOf(context, dataset, row);
  writer.transaction(() => writer.merges.remove(row.draftId));
  forgetRun(context);
  tellOthers(context, dataset);
  return { dataset: dataset.name, branch: dataset.branch, theirs, decided };
}

function tellOthers(context: LibraryContext, { name }: DatasetRow): void {
  context.emit({ kind: 'versions', dataset: name, revision: null, remaining: null });
}

function theirSide(
  context: LibraryContext,
  dataset: DatasetRow,
  from: string,
): { side: MergeSide; theirs: DatasetVersion; uncommitted: boolean } {
  const { version } = resolveVersionOf(context, dataset, { ref: from, what: NOT_MERGED });
  const draft = context.reader.drafts.get(dataset.id, from.slice(from.lastIndexOf('@') + 1).normalize());
  const isBranch = draft !== undefined && draft.headVersion === version.id;
  const name = isBranch ? draft.branch : `version ${version.number}`;
  const uncommitted = isBranch && draft.branch !== dataset.branch && !isClean(context, dataset, draft);
  return { side: { name, version: version.number, id: version.id }, theirs: version, uncommitted };
}

function sideOf(context: LibraryContext, dataset: DatasetRow, { name, theirs }: MergeRow): MergeSide {
  const number = context.reader.versions.byId(dataset.id, theirs)?.number ?? 0;
  return { name, version: number, id: theirs };
}

function requireHead(context: LibraryContext, dataset: DatasetRow): string {
  const { headVersion } = draftOf(context, dataset);
  if (headVersion !== null) return headVersion;
  throw new AppError('version-needed', {
    what: NOT_MERGED,
    why: `The branch "${dataset.branch}" has no version yet that anything could be merged into.`,
    next: 'Commit its draft first.',
    inTerminal: `Commit its draft first, with: colophon commit --dataset ${dataset.name} -m TEXT.`,
  });
}

function refuseDirty(context: LibraryContext, dataset: DatasetRow): void {
  if (isClean(context, dataset, draftOf(context, dataset))) return;
  throw new AppError('draft-has-changes', {
    what: NOT_MERGED,
    why: `The draft of "${dataset.branch}" has changes that are in no version yet.`,
    next: 'Commit them first, or take them back.',
    inTerminal: `Commit them first, with: colophon commit --dataset ${dataset.name} -m TEXT, or take them back.`,
  });
}
