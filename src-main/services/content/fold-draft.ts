import type { DatasetRow } from '../../storage/repositories/dataset-repository';
import { draftOf, viewDraft } from './content-view';
import { requireWriter, type LibraryContext } from '../library-context';

/** After this many pages were touched they are folded into the draft's roots, so that reading and committing it stays cheap. */
const PAGES_BETWEEN_FOLDS = 200;
let touchedSinceFold = 0;

/** Folds the touched pages of a draft when there are many. @param touched pages that an edit has just touched */
export function foldWhenDue(context: LibraryContext, dataset: DatasetRow, touched: number): void {
  touchedSinceFold += touched;
  if (touchedSinceFold < PAGES_BETWEEN_FOLDS) return;
  touchedSinceFold = 0;
  foldTouchedPages(context, dataset);
}

/**
 * Writes the touched pages into objects and moves the draft's roots on to them. The draft's content,
 * its journal and its revision stay as they are: only where it is kept changes.
 */
export function foldTouchedPages(context: LibraryContext, dataset: DatasetRow): void {
  const writer = requireWriter(context);
  const draft = draftOf(context, dataset);
  const { objects, roots } = viewDraft(context, dataset);
  objects.flush(); // before the transaction that makes them count, in short ones of their own
  writer.transaction(() => {
    writer.drafts.clearPages(draft.id);
    writer.drafts.setRoots(draft.id, roots);
  });
}
