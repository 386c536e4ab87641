import { compareCodeUnits } from '../../domain/canonical/canonical-json';
import { updateTree } from '../../domain/dataset-versions/document-tree';
import type { ObjectId, ObjectWriter } from '../../domain/dataset-versions/object-store';
import { takeTurns } from '../../formats/take-turns';

/** Entries put into a tree at once: a few milliseconds of work. */
const ENTRIES_PER_TURN = 500;

/**
 * The same tree as `updateTree` makes, with edits served in between: 80,000 entries at once take half a
 * second. Neighbouring keys go together, so that only the branches above are written more than once.
 *
 * @throws AppError `cancelled`
 */
export async function updateInTurns(
  writer: ObjectWriter,
  root: ObjectId,
  changes: ReadonlyMap<string, ObjectId | null>,
  signal?: AbortSignal,
): Promise<ObjectId> {
  const nextTurn = takeTurns(signal);
  const sorted = [...changes].sort((a, b) => compareCodeUnits(a[0], b[0]));
  let current = root;
  for (let start = 0; start < sorted.length; start += ENTRIES_PER_TURN) {
    current = updateTree(writer, current, new Map(sorted.slice(start, start + ENTRIES_PER_TURN)));
    await nextTurn();
  }
  return current;
}
