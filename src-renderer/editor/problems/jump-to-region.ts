import { useEffect } from 'react';
import { useStore } from 'zustand';
import { useWantedJump } from '../../app/jump';
import { revealSelection } from '../actions/selection-actions';
import type { Editor } from '../editor';

/** Selects the region that was asked for as soon as its page is there. */
export function useJump(editor: Editor): void {
  const jump = useWantedJump((state) => state.jump);
  const isHere =
    jump !== null &&
    jump.dataset === editor.dataset &&
    jump.document === editor.documentId &&
    (jump.version ?? 'draft') === editor.version;
  const isLoaded = useStore(
    editor.store.store,
    (state) => isHere && state.pages.get(jump.pageIndex)?.content != null,
  );
  useEffect(() => {
    if (isHere) editor.store.load(jump.pageIndex);
  }, [editor, isHere, jump]);
  useEffect(() => {
    if (!isHere || !isLoaded) return;
    editor.store.select(jump.pageIndex, [jump.region]);
    revealSelection(editor);
    useWantedJump.setState({ jump: null });
  }, [editor, isHere, isLoaded, jump]);
}
