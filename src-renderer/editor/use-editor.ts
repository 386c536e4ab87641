import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { Region } from '../../src-main/domain/regions/region';
import type { PageContent } from './edits/predict-edit';
import type { Editor } from './editor';
import type { EditorState } from './state/editor-store';
import { useSettled } from './use-settled';

const Context = createContext<Editor | null>(null);

export const EditorProvider = Context.Provider;

/** The open document. */
export function useEditor(): Editor {
  const editor = useContext(Context);
  if (editor === null) throw new Error('Panels of the editor stand inside its screen.');
  return editor;
}

export const useEditorState = <Value>(selector: (state: EditorState) => Value): Value =>
  useStore(useEditor().store.store, selector);

export const useCurrentPage = (): number =>
  useStore(useEditor().viewport.store, (state) => state.currentPage);

/** What the page in view holds; null until it was read. */
export function usePageContent(): PageContent | null {
  const page = useCurrentPage();
  return useSettledState((state) => state.pages.get(page)?.content ?? null, page);
}

export interface SelectedView {
  readonly pageIndex: number;
  readonly regions: readonly Region[];
}

/** The selected regions, after they were painted; the same object until one of them changes. */
export const useSelected = (): SelectedView =>
  useSettled(useEditor().store.store, selectedView, { isEqual: isSameSelected });

function selectedView({ selection: { pageIndex, ids }, pages }: EditorState): SelectedView {
  const content = pages.get(pageIndex)?.content;
  return { pageIndex, regions: [...ids].flatMap((id) => content?.regions.get(id) ?? []) };
}

const isSameSelected = (a: SelectedView, b: SelectedView): boolean =>
  a.pageIndex === b.pageIndex &&
  a.regions.length === b.regions.length &&
  a.regions.every((one, at) => one === b.regions[at]);

/** A part of the state for panels: after the page was painted. `key` is what the selector depends on besides. */
export const useSettledState = <Value>(
  selector: (state: EditorState) => Value,
  key: string | number | null = null,
): Value => useSettled(useEditor().store.store, selector, { key });
