import { compareCodeUnits } from '../../domain/canonical/canonical-json';
import { diffTrees, findEntry, updateTree } from '../../domain/dataset-versions/document-tree';
import { documentObject, readDocument } from '../../domain/dataset-versions/object-forms';
import type { ObjectId, ObjectReader } from '../../domain/dataset-versions/object-store';
import type { DocumentContent } from '../../domain/regions/region';
import { type NextTurn, takeTurns } from '../../formats/take-turns';
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
    for (const { entry, id, change } of await documentsToChange(objects, roots.root, changes, nextTurn)) {
      const next = rewrite(context, objects, id, change);
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

/**
 * The documents there are, in the order of their objects: that is the order in which the database keeps them and their
 * counts, and reading 80,000 in any other takes several times as long.
 */
async function documentsToChange(
  objects: ObjectReader,
  root: ObjectId,
  changes: ReadonlyMap<string, DocumentChange>,
  nextTurn: NextTurn,
): Promise<{ entry: string; id: ObjectId; change: DocumentChange }[]> {
  const found: { entry: string; id: ObjectId; change: DocumentChange }[] = [];
  for (const [entry, change] of changes) {
    const id = findEntry(objects, root, entry);
    if (id !== undefined) found.push({ entry, id, change });
    await nextTurn();
  }
  return found.sort((a, b) => compareCodeUnits(a.id, b.id));
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
  context.reader.summaries.putInSplit(next, id, after.split);
  return next;
}
