import type { PageState } from '../../../src-main/domain/regions/region';
import { showDone } from '../../app/notify';
import { appTexts } from '../../texts/app-texts';
import type { Editor } from '../editor';
import { placeOf } from './edit-actions';
import { revealSelection } from './selection-actions';

export function goBy(editor: Editor, pages: number): void {
  editor.viewport.goToPage(editor.viewport.store.getState().currentPage + pages);
}

export function setPageState(editor: Editor, pageIndex: number, state: PageState): void {
  if (editor.store.content(pageIndex)?.state === state) return;
  void editor.store.apply({ edits: [{ op: 'set-page-state', ...placeOf(editor, pageIndex), state }] });
}

/** Marks the page in view as reviewed, or takes the mark back. A reviewed page without regions says: seen, and empty. */
export function toggleReviewed(editor: Editor): void {
  const pageIndex = editor.viewport.store.getState().currentPage;
  setPageState(
    editor,
    pageIndex,
    editor.store.content(pageIndex)?.state === 'reviewed' ? 'seen' : 'reviewed',
  );
}

/** Marks all pages as reviewed, as one step of undo. */
export const markDocumentReviewed = (editor: Editor): Promise<void> =>
  editor.store.apply({ edits: [{ op: 'set-page-state', document: editor.documentId, state: 'reviewed' }] });

/** Takes back or repeats, and shows where. */
export async function step(editor: Editor, which: 'undo' | 'redo'): Promise<void> {
  const seen = editor.viewport.store.getState().visible;
  const changed = await editor.store.step(which);
  if (changed === null || changed.pageIndex < seen.first || changed.pageIndex > seen.last)
    tellUnseen(editor, which);
  if (changed === null) return;
  const content = editor.store.content(changed.pageIndex);
  const existing = [...changed.ids].filter((id) => content?.regions.has(id) === true);
  const { visible } = editor.viewport.store.getState();
  const isInView = changed.pageIndex >= visible.first && changed.pageIndex <= visible.last;
  if (existing.length > 0) {
    editor.store.select(changed.pageIndex, existing);
    revealSelection(editor);
  } else if (!isInView) editor.viewport.goToPage(changed.pageIndex);
}

/** What was taken back away from the page in view would go unnoticed. */
function tellUnseen(editor: Editor, which: 'undo' | 'redo'): void {
  const { history, notice } = editor.store.store.getState();
  const isUndo = which === 'undo';
  const opposite = isUndo ? 'redo' : 'undo';
  const what = history[opposite];
  if (what === null || notice?.kind === 'refused') return;
  showDone(isUndo ? appTexts.undone(what) : appTexts.redone(what), {
    label: isUndo ? appTexts.redo : appTexts.undo,
    run: () => void step(editor, opposite),
  });
}

/** Gives up, one thing at a time: the gesture, then the selection, then the drawing tool. */
export function escape(editor: Editor): void {
  if (editor.gesture.cancel?.() === true) return;
  const { selection, tool } = editor.store.store.getState();
  if (selection.ids.size > 0) editor.store.select(selection.pageIndex, []);
  else if (tool === 'draw') editor.store.store.setState({ tool: 'select' });
}
