import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Box } from '../../src-main/domain/geometry/units';
import type { ShownClass } from '../../src-main/contract/schema-contract';
import type { LabelSchema } from '../../src-main/domain/label-schema/label-schema';
import { problemsOf } from './problems/find-problems';
import { type OpenDocument, openDocument, type ShownDocument } from '../pdf-view/open-document';
import type { FileAccess } from '../pdf-view/sources/page-source';
import { createViewport, type Viewport } from '../pdf-view/viewport';
import { createStyles, type StyleOf } from './canvas/region-styles';
import type { EditorCalls } from './saving/editor-calls';
import { createEditorStore, type EditorStore } from './state/editor-store';

/** Classes to draw with, as the schema has them now. */
export interface SchemaState {
  readonly classes: readonly ShownClass[];
  readonly schema: LabelSchema;
  readonly isLoaded: boolean;
}

/** Looks of regions, made anew when classes or the filter change. */
export interface StyleState {
  readonly styleOf: StyleOf;
}

export interface Hover {
  readonly pageIndex: number;
  readonly id: string;
}

/** Things that are asked of a panel from elsewhere; the number makes each request a new one. */
export type PanelRequest =
  | { readonly kind: 'edit-text'; readonly number: number }
  /** A box was drawn and there is no class yet. */
  | {
      readonly kind: 'name-class';
      readonly number: number;
      readonly drawn: { readonly pageIndex: number; readonly box: Box } | null;
    }
  | { readonly kind: 'go-to-page'; readonly number: number };

export interface PagesElement {
  /** Given to React as a ref. */
  readonly attach: (element: HTMLDivElement | null) => void;
  readonly element: () => HTMLDivElement | null;
}

function createPagesElement(): PagesElement {
  let now: HTMLDivElement | null = null;
  return {
    attach(element) {
      now = element;
    },
    element: () => now,
  };
}

/** One open document with all that belongs to it. Made once per document; React only shows it. */
export interface Editor {
  readonly dataset: string;
  readonly version: string;
  /** Entry id. */
  readonly documentId: string;
  readonly shown: ShownDocument;
  readonly isReadOnly: boolean;
  readonly store: EditorStore;
  readonly viewport: Viewport;
  readonly opened: OpenDocument;
  readonly schema: StoreApi<SchemaState>;
  readonly styles: StoreApi<StyleState>;
  readonly hover: StoreApi<{ readonly at: Hover | null }>;
  readonly requests: StoreApi<{ readonly request: PanelRequest | null }>;
  /** Ends the gesture under way, if there is one; says whether there was. */
  readonly gesture: { cancel: (() => boolean) | null };
  /** The scroller of the pages, while it is on the screen: keys work on regions when it has the focus. */
  readonly pages: PagesElement;
  close(): void;
}

export const focusPages = (editor: Editor): void => editor.pages.element()?.focus({ preventScroll: true });

export interface EditorSource {
  readonly dataset: string;
  readonly version: string;
  readonly documentId: string;
  readonly shown: ShownDocument;
  readonly startPage: number;
  readonly isReadOnly: boolean;
  readonly access: FileAccess;
  readonly calls: EditorCalls;
}

export function createEditor(source: EditorSource): Editor {
  const { dataset, version, documentId, shown, isReadOnly, calls } = source;
  const schema = createStore<SchemaState>(() => ({ classes: [], schema: { classes: [] }, isLoaded: false }));
  const store = createEditorStore({
    document: documentId,
    sizes: shown.pages,
    calls,
    getSchema: () => schema.getState().schema,
    isReadOnly,
  });
  const viewport = createViewport(shown.pages, shown.mediaType, source.startPage);
  const opened = openDocument(source.access, shown);
  const styles = createStore<StyleState>(() => ({ styleOf: createStyles([], null) }));
  const restyle = (): void =>
    styles.setState({
      styleOf: createStyles(
        schema.getState().classes,
        store.store.getState().filterClass,
        (region) => problemsOf(region, schema.getState().schema).length > 0,
      ),
    });
  const stopSchema = schema.subscribe((now, before) => {
    if (now.classes !== before.classes || now.schema !== before.schema) restyle();
  });
  const stopFilter = store.store.subscribe((now, before) => {
    if (now.filterClass !== before.filterClass) restyle();
  });
  return {
    dataset,
    version,
    documentId,
    shown,
    isReadOnly,
    store,
    viewport,
    opened,
    schema,
    styles,
    hover: createStore(() => ({ at: null })),
    requests: createStore(() => ({ request: null })),
    gesture: { cancel: null },
    pages: createPagesElement(),
    close() {
      stopSchema();
      stopFilter();
      opened.close();
    },
  };
}
