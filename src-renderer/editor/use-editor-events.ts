import { useEffect, useRef } from 'react';
import { api } from '../api/client';
import { onLibraryEvent } from '../api/library-events';
import { useCall } from '../api/use-call';
import type { LabelSchema } from '../../src-main/domain/label-schema/label-schema';
import { currentRoute, navigate } from '../app/router';
import { startingClass } from './actions/edit-actions';
import { dropUnseenSelection } from './actions/seen-selection';
import type { Editor } from './editor';
import { useJump } from './problems/jump-to-region';
import { hasUnsavedEdits } from './saving/editor-calls';

/** Keeps an open document in step with the library, the address and the window. */
export function useEditorEvents(editor: Editor, pageIndex: number): void {
  useSchema(editor);
  useJump(editor);
  useDraftEvents(editor);
  useAddress(editor, pageIndex);
  useClosingGuard();
}

function useSchema(editor: Editor): void {
  const { dataset, version, schema, store } = editor;
  const { data } = useCall(
    `schema ${dataset}@${version}`,
    (signal) => api.schemas.get({ version: `${dataset}@${version}` }, { signal }),
    {
      kinds: ['draft'],
      dataset,
    },
  );
  useEffect(() => {
    if (data === undefined) return;
    const { classes, schema: known } = schema.getState();
    // Counts change with every edit; classes that look the same keep the drawing as it is.
    const isSame = JSON.stringify(classes) === JSON.stringify(data.classes);
    const isSameSchema = JSON.stringify(known) === JSON.stringify(data.schema);
    schema.setState({
      classes: isSame ? classes : data.classes,
      schema: isSameSchema ? known : (data.schema as LabelSchema),
      isLoaded: true,
    });
    const { currentClass } = store.store.getState();
    if (!data.classes.some(({ id, deprecated }) => id === currentClass && !deprecated))
      store.store.setState({ currentClass: startingClass(editor) });
  }, [data, editor, schema, store]);
}

function useDraftEvents(editor: Editor): void {
  useEffect(() => {
    if (editor.version !== 'draft') return undefined;
    void editor.store.refreshHistory();
    return onLibraryEvent((event) => {
      if (event.dataset !== null && event.dataset !== editor.dataset) return;
      if (event.kind === 'draft') editor.store.draftChanged(event.revision);
      if (event.kind === 'library') editor.store.draftChanged(null);
    });
  }, [editor]);
}

/** Address and selection follow the page in view, and a new address (Back, a link) turns the page. */
function useAddress(editor: Editor, pageIndex: number): void {
  const shown = useRef(pageIndex);
  useEffect(() => {
    if (pageIndex === shown.current) return;
    shown.current = pageIndex;
    editor.viewport.goToPage(pageIndex);
  }, [editor, pageIndex]);
  useEffect(
    () =>
      editor.viewport.store.subscribe((now, before) => {
        if (now.currentPage === before.currentPage) return;
        shown.current = now.currentPage;
        dropUnseenSelection(editor);
        const route = currentRoute();
        if (route.screen === 'annotate' && route.document === editor.documentId)
          navigate({ ...route, pageIndex: now.currentPage }, { replace: true });
      }),
    [editor],
  );
}

/** Asks before the window closes over edits that are not on disk. */
function useClosingGuard(): void {
  useEffect(() => {
    const guard = (event: BeforeUnloadEvent): void => {
      if (hasUnsavedEdits()) event.preventDefault();
    };
    window.addEventListener('beforeunload', guard);
    return () => window.removeEventListener('beforeunload', guard);
  }, []);
}
