import type { LabelSchema } from '../../domain/label-schema/label-schema';
import type { DraftLineage } from '../../domain/migration/lineage';
import type { LibraryWriter } from '../../storage/library-storage';
import type { DatasetRow } from '../../storage/repositories/dataset-repository';
import type { DraftRoots } from '../../storage/repositories/draft-repository';
import type { ObjectBuffer } from '../../storage/repositories/object-buffer';
import type { Change } from '../../domain/edits/change';
import { draftOf, viewDraft } from './content-view';
import { actNow, emitDraft, requireWriter, type LibraryContext } from '../library-context';
import { rebaseRoots, type Divergence } from './rebase-roots';
import { whileWriting } from '../work-under-way';

/**
 * A batch is put into the database when it has grown to this many packed bytes, or to this many objects.
 * Ids are spread evenly over their index, so that a larger batch writes each page of it less often.
 */
const BATCH_BYTES = 64 * 1024 * 1024;
const BATCH_OBJECTS = 16_000;

/** What a bulk act made, to be published in one short transaction. */
export interface BulkResult {
  readonly roots: DraftRoots;
  /** What the act does to the schema, as it is when the act is published: people may edit it meanwhile. */
  readonly changeSchema?: (current: LabelSchema) => LabelSchema;
  /** What the act does to where the draft's schema comes from. */
  readonly changeLineage?: (current: DraftLineage) => DraftLineage;
  /** Puts what was edited meanwhile on top of the result; as for an import, which only adds, when absent. */
  readonly rebase?: (divergence: Divergence) => DraftRoots;
  /** Rows that belong to the act (names, file facts, the import's record), written in the same transaction. */
  readonly record?: (writer: LibraryWriter) => void;
  /** Runs last in that transaction, on the draft as the act made it. */
  readonly conclude?: (writer: LibraryWriter) => void;
}

/**
 * Runs an act that changes much of a draft (add, import, replace) without holding up anyone: it works on
 * the draft as it was, writes objects that nobody sees yet in small batches, and publishes the new
 * roots in one short transaction, on top of what was edited meanwhile. One step of undo.
 *
 * @param label words for the undo menu
 */
export async function runBulkAct(
  context: LibraryContext,
  dataset: DatasetRow,
  label: string,
  act: (start: { roots: DraftRoots; schema: LabelSchema; objects: ObjectBuffer }) => Promise<BulkResult>,
): Promise<void> {
  const writer = requireWriter(context);
  const start = viewDraft(context, dataset);
  start.objects.flush();
  const objects = context.reader.newBuffer();
  await whileWriting(context, async () => {
    const result = await act({ roots: start.roots, schema: start.schema, objects });
    // The tree over a large dataset is some thousand objects: people edit between its transactions, too.
    while (!objects.flushSome()) await new Promise((resolve) => setImmediate(resolve));
    publish(context, writer, { dataset, label, base: start.roots, result, objects });
  });
}

interface Finished {
  readonly dataset: DatasetRow;
  readonly label: string;
  /** The draft as it was when the act started. */
  readonly base: DraftRoots;
  readonly result: BulkResult;
  readonly objects: ObjectBuffer;
}

function publish(
  context: LibraryContext,
  writer: LibraryWriter,
  { dataset, label, base, result, objects }: Finished,
): void {
  const { roots: incoming, changeSchema, changeLineage, record, conclude } = result;
  const rebase = result.rebase ?? ((divergence: Divergence) => rebaseRoots(objects, divergence));
  objects.flush();
  const {
    draft,
    roots: current,
    objects: currentObjects,
    schema: currentSchema,
  } = viewDraft(context, dataset);
  currentObjects.flush();
  const after =
    current.root === base.root && current.provenance === base.provenance
      ? incoming
      : rebase({ base, current, incoming });
  objects.flush();
  context.reader.summaries.flush();
  const { id: draftId, lineage: currentLineage } = draft ?? draftOf(context, dataset);
  const changes: Change[] = [];
  const schema = changeSchema?.(currentSchema);
  if (schema !== undefined && schema !== currentSchema)
    changes.push({ kind: 'schema', before: currentSchema, after: schema });
  if (after.root !== current.root || after.provenance !== current.provenance) {
    changes.push({ kind: 'roots', before: current, after });
  }
  const lineage = changeLineage?.(currentLineage);
  if (lineage !== undefined) changes.push({ kind: 'lineage', before: currentLineage, after: lineage });
  const { by: author, at: time } = actNow(context);
  // Nothing can edit between viewDraft above and here: both run without a pause on the thread that edits.
  const revision = writer.transaction(() => {
    record?.(writer);
    let touched: number | null = null;
    if (changes.length > 0) {
      if (schema !== undefined) writer.drafts.setSchema(draftId, schema);
      if (lineage !== undefined) writer.drafts.setLineage(draftId, lineage);
      writer.drafts.clearPages(draftId);
      writer.drafts.setRoots(draftId, after);
      writer.journal.append({ draftId, time, author, label, changes });
      touched = writer.drafts.touch(draftId);
    }
    conclude?.(writer);
    return touched;
  });
  if (revision !== null) emitDraft(context, dataset.name, revision);
}

/**
 * Puts a batch into the database once it has grown large enough, a short transaction at every call until it is
 * there. To be called after every object or few; edits are served between the calls.
 */
export function flushLargeBatch(objects: ObjectBuffer): void {
  objects.pack();
  if (objects.isFlushing || objects.bytes >= BATCH_BYTES || objects.size >= BATCH_OBJECTS)
    objects.flushSome();
}
