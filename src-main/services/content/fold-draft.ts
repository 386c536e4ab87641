import type { DatasetRow } from '../../storage/repositories/dataset-repository';
import { draftOf, viewDraft } from './content-view';
import type { LibraryContext } from '../library-context';

/** After this many steps of editing the touched pages are folded into the draft's roots, so that reading it stays cheap. */
const STEPS_BETWEEN_FOLDS = 200;
let editsSinceFold = 0;

/**
 * Writes the touched pages into objects and moves the draft's roots on to them. The draft's content,
 * its journal and its revision stay as they are: only where it is kept changes.
 */
export function foldTouchedPages(
  context: LibraryContext,
  dataset: DatasetRow,
  limit: number = STEPS_BETWEEN_FOLDS,
): void {
  const { writer } = context;
  if (writer === null || ++editsSinceFold < limit) return;
  editsSinceFold = 0;
  const draft = draftOf(context, dataset);
  const { objects, roots } = viewDraft(context, dataset);
  objects.flush(); // before the transaction that makes them count, in short ones of their own
  writer.transaction(() => {
    writer.drafts.clearPages(draft.id);
    writer.drafts.setRoots(draft.id, roots);
  });
}
