import { useEffect } from 'react';
import { create, useStore } from 'zustand';
import { navigate } from '../../app/router';
import { revealSelection } from '../actions/selection-actions';
import type { Editor } from '../editor';

interface Jump {
  readonly dataset: string;
  readonly document: string;
  readonly pageIndex: number;
  readonly region: string;
}

const useWanted = create<{ readonly jump: Jump | null }>(() => ({ jump: null }));

/** Opens a page in Annotate and selects a region of it. */
export function jumpToRegion(jump: Jump): void {
  useWanted.setState({ jump });
  const { dataset, document, pageIndex } = jump;
  navigate({ screen: 'annotate', dataset, version: 'draft', document, pageIndex });
}

/** Selects the region that was asked for as soon as its page is there. */
export function useJump(editor: Editor): void {
  const jump = useWanted((state) => state.jump);
  const isHere = jump !== null && jump.dataset === editor.dataset && jump.document === editor.documentId;
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
    useWanted.setState({ jump: null });
  }, [editor, isHere, isLoaded, jump]);
}
