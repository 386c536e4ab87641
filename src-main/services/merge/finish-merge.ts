import { shellWord } from '../../domain/errors/shell-word';
import { findEntry } from '../../domain/dataset-versions/document-tree';
import { schemaObject } from '../../domain/dataset-versions/object-forms';
import type { ObjectId } from '../../domain/dataset-versions/object-store';
import { AppError } from '../../domain/errors/app-error';
import type { LabelSchema } from '../../domain/label-schema/label-schema';
import type { Resolution, Resolutions } from '../../domain/merge/conflict';
import type { OnMigrated } from '../../domain/merge/document-sides';
import { startResult } from '../../domain/merge/merge-datasets';
import { mergeObject, recordMerge } from '../../domain/merge/merge-record';
import { takeTurns } from '../../formats/take-turns';
import type { DraftRoots } from '../../storage/repositories/draft-repository';
import type { DatasetRow } from '../../storage/repositories/dataset-repository';
import type { ObjectBuffer } from '../../storage/repositories/object-buffer';
import { runBulkAct, type BulkResult } from '../content/bulk-act';
import { readDraft, type ContentView } from '../content/content-view';
import { actNow, requireWriter, type LibraryContext } from '../library-context';
import type { LongWork } from '../long-work';
import { itemsOf } from '../migration/migration-rewrite';
import { prepareRefusal, refuseProblems } from '../labels/problem-service';
import { schemaIdOf } from '../schema/schema-refs';
import { countView } from '../content/count-view';
import { updateInTurns } from '../content/update-in-turns';
import { recordVersion } from '../history/version-service';
import { openInputs, type MergeSpec } from './merge-inputs';
import { mergedLineage } from './merged-lineage';
import { applyRules, type NamedRule } from './merge-rules';
import { runMerge, type MergeRun } from './merge-run';

/** What a merge is to become. */
export interface MergeRequest extends MergeSpec {
  readonly dataset: DatasetRow;
  /** What their side is called, for the undo menu. */
  readonly name: string;
  readonly message: string;
  readonly author?: string | undefined;
  readonly resolutions: Resolutions;
  /** For what is not decided. */
  readonly rules: readonly NamedRule[];
}

/** A merge that was tried: as a version, or, with open conflicts, as nothing yet. */
export interface MergeAttempt {
  readonly run: MergeRun;
  /** What rules decided. */
  readonly decided: ReadonlyMap<string, Resolution>;
  /** `null` while conflicts are open; nothing was written then. */
  readonly made: ReturnType<typeof recordVersion> | null;
}

/** Thrown inside the act, so that nothing of it is kept. */
class HasOpenConflicts extends Error {
  constructor(readonly attempt: MergeAttempt) {
    super('a merge has open conflicts');
  }
}

/**
 * Merges, and where no conflict is left puts the result into the draft, as one step of undo, and makes it a
 * version with both sides as parents: all of that in one transaction.
 *
 * @throws AppError `edit-conflict` when the draft was edited meanwhile, `has-problems`, `cancelled`
 */
export async function attemptMerge(
  context: LibraryContext,
  request: MergeRequest,
  work: LongWork,
): Promise<MergeAttempt> {
  const { dataset, name } = request;
  let attempt: MergeAttempt | null = null;
  try {
    await runBulkAct(context, dataset, `merge ${name}`, async ({ objects }) => {
      const { run, decided, ...merged } = await mergeAll(context, request, { objects, work });
      if (run.open.length > 0) throw new HasOpenConflicts({ run, decided, made: null });
      work.onProgress?.('Writing the merged dataset', 0, null);
      const { asked } = merged;
      const prepared = await prepare(context, { run, objects, asked }, work.signal);
      return {
        ...prepared.result,
        conclude: () => {
          const made = conclude(context, request, { run, ...prepared });
          attempt = { run, decided, made };
        },
      };
    });
  } catch (error) {
    if (error instanceof HasOpenConflicts) return error.attempt;
    throw error;
  }
  context.emit({ kind: 'versions', dataset: dataset.name, revision: null, remaining: null });
  return attempt as unknown as MergeAttempt;
}

type Asked = Parameters<OnMigrated>[];

async function mergeAll(
  context: LibraryContext,
  { dataset, theirs, overlap, resolutions, rules }: MergeRequest,
  { objects, work }: { readonly objects: ObjectBuffer; readonly work: LongWork },
) {
  const inputs = openInputs(context, dataset, { theirs, overlap }, objects);
  const asked: Asked = [];
  const onMigrated: OnMigrated = (entry, pages) => {
    const open = pages.filter(({ migrated }) =>
      migrated.outcomes.some(({ questions }) => questions.length > 0),
    );
    if (open.length > 0) asked.push([entry, open]);
  };
  const first = await runMerge(context, inputs, { resolutions, onMigrated, ...work });
  const settled = await applyRules(first, rules, {
    act: actNow(context),
    nextTurn: takeTurns(work.signal),
  });
  return { ...settled, asked };
}

interface Merged {
  readonly run: MergeRun;
  readonly objects: ObjectBuffer;
  /** What migrations of one side left to a person in what the other side has. */
  readonly asked: Asked;
}

interface Prepared {
  readonly result: BulkResult;
  readonly roots: DraftRoots;
  readonly merge: ObjectId;
}

async function prepare(
  context: LibraryContext,
  { run, objects, asked }: Merged,
  signal: AbortSignal | undefined,
): Promise<Prepared> {
  const { inputs, sides } = run;
  const merging = startResult(sides);
  for (const entry of run.merged.values()) merging.take(entry);
  const { documents, provenances } = merging.changes();
  const roots = {
    root: await updateInTurns(objects, inputs.ours.roots.root, documents, signal),
    provenance: await updateInTurns(objects, inputs.ours.roots.provenance, provenances, signal),
  };
  const { schema } = run.schema;
  const schemaId = objects.write(schemaObject(schema));
  const view: ContentView = { ...inputs.ours, roots, schema, schemaId, objects };
  await prepareRefusal(context, view, signal);
  refuseProblems(context, view, {
    words: problemWords(inputs.dataset.name),
    isInDraft: (entry) => findEntry(inputs.writer, inputs.ours.roots.root, entry) !== undefined,
  });
  countView(context, view); // remembered for the version, outside its transaction
  const merge = objects.write(mergeObject(recordMerge(run.entries, inputs.plans.ours)));
  const lineage = mergedLineage(context, inputs, schemaId);
  const plan = inputs.plans.theirs.at(-1) ?? inputs.plans.ours.at(-1);
  const items = plan === undefined ? [] : asked.flatMap(([entry, pages]) => itemsOf(plan, entry, pages));
  return {
    roots,
    merge,
    result: {
      roots,
      changeSchema: (current) => schemaAfter(current, inputs.ours, { schema, schemaId }),
      ...(lineage !== null && { changeLineage: () => lineage }),
      rebase: refuseEdited,
      record: (writer) => writer.review.put(items),
    },
  };
}

/** The list of problems is of the draft, which does not have the merged content yet. */
const problemWords = (dataset: string) => {
  const next =
    'Correct it on the line that it is from, or decide its conflict otherwise; or let versions have problems';
  return {
    what: `The merge was not finished: no version of "${dataset}" was made.`,
    next: `${next}.`,
    inTerminal: `${next}, with: colophon dataset set ${shellWord(dataset)} --commit-needs-no-problems off.`,
  };
};

function schemaAfter(
  current: LabelSchema,
  ours: ContentView,
  { schema, schemaId }: { readonly schema: LabelSchema; readonly schemaId: ObjectId },
): LabelSchema {
  if (schemaIdOf(current) !== ours.schemaId) return refuseEdited();
  return schemaId === ours.schemaId ? current : schema;
}

/** The draft, which has the merged content by now, becomes the version; the merge is over. */
function conclude(
  context: LibraryContext,
  { dataset, message, author, theirs }: MergeRequest,
  { run, merge }: Pick<Prepared, 'merge'> & { readonly run: MergeRun },
): ReturnType<typeof recordVersion> {
  const writer = requireWriter(context);
  const view = readDraft(context, dataset);
  const { by, at: time } = actNow(context);
  const head = run.inputs.ours.draft?.headVersion ?? null;
  const made = recordVersion(context, view, {
    message,
    author: author ?? by,
    time,
    parents: [...(head === null ? [] : [head]), theirs],
    merge,
    statistics: countView(context, view),
  });
  writer.merges.remove((view.draft as NonNullable<typeof view.draft>).id);
  return made;
}

function refuseEdited(): never {
  throw new AppError('edit-conflict', {
    what: 'Nothing was merged.',
    why: 'The draft was edited meanwhile.',
    next: 'Do it again.',
  });
}
