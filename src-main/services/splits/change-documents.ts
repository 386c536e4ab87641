import { diffTrees, findEntry, updateTree } from '../../domain/dataset-versions/document-tree';
import { documentObject, readDocument } from '../../domain/dataset-versions/object-forms';
import type { ObjectId } from '../../domain/dataset-versions/object-store';
import type { DocumentContent } from '../../domain/regions/region';
import { takeTurns } from '../../formats/take-turns';
import type { DatasetRow } from '../../storage/repositories/dataset-repository';
import type { ObjectBuffer } from '../../storage/repositories/object-buffer';
import { flushLargeBatch, runBulkAct } from '../content/bulk-act';
import type { LibraryContext } from '../library-context';
import type { LongWork } from '../long-work';
import { updateInTurns } from '../content/update-in-turns';

/** A change of a document's own fields; its pages and regions stay. Gives the same document when nothing changes. */
export type DocumentChange = (document: DocumentContent) => DocumentContent;

/**
 * Changes documents of a draft as one step of undo, while people go on editing their pages.
 *
 * @param change by entry id
 * @returns how many documents are different now
 * @throws AppError `cancelled`; then nothing was changed
 */
export async function changeDocuments(
  context: LibraryContext,
  dataset: DatasetRow,
  { label, changes }: { readonly label: string; readonly changes: ReadonlyMap<string, DocumentChange> },
  { signal, onProgress }: LongWork = {},
): Promise<number> {
  let changed = 0;
  await runBulkAct(context, dataset, label, async ({ roots, objects }) => {
    const nextTurn = takeTurns(signal);
    const updates = new Map<string, ObjectId>();
    let done = 0;
    for (const [entry, change] of changes) {
      const id = findEntry(objects, roots.root, entry);
      const next = id === undefined ? null : rewrite(context, objects, id, change);
      if (next !== null) updates.set(entry, next);
      flushLargeBatch(objects);
      onProgress?.('Writing documents', ++done, changes.size);
      await nextTurn();
    }
    changed = updates.size;
    const root = await updateInTurns(objects, roots.root, updates, signal);
    while (!context.reader.summaries.flushSome()) await nextTurn();
    return {
      roots: { ...roots, root },
      // What people did meanwhile stands; the change is made again on the documents they touched.
      rebase: ({ base, current, incoming }) => {
        const touched = new Map<string, ObjectId | null>();
        for (const { key, after } of diffTrees(objects, base.root, current.root)) {
          const change = changes.get(key);
          const again =
            after === undefined || change === undefined ? null : rewrite(context, objects, after, change);
          touched.set(key, again ?? after ?? null);
        }
        return {
          root: updateTree(objects, incoming.root, touched),
          provenance: current.provenance,
        };
      },
    };
  });
  return changed;
}

/** @returns the new object's id; `null` when nothing changes */
function rewrite(
  context: LibraryContext,
  objects: ObjectBuffer,
  id: ObjectId,
  change: DocumentChange,
): ObjectId | null {
  const before = readDocument(objects, id);
  const after = change(before);
  const next = objects.write(documentObject(after));
  if (next === id) return null;
  // Its pages are the same: counting them again for 80,000 documents would take most of the time.
  const known = context.reader.summaries.get(id);
  if (known !== undefined) {
    const { split: _split, ...shown } = known.document ?? { file: after.file };
    const { split } = after;
    context.reader.summaries.put(next, {
      ...known,
      bySplit: { [split ?? '']: 1 },
      document: { ...shown, ...(split !== undefined && { split }) },
    });
  }
  return next;
}
