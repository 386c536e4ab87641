import { createStore, type StoreApi } from 'zustand/vanilla';
import type { PageSize } from '../../../src-main/domain/geometry/units';
import type { EditOutcome, EditorCalls, HistoryState } from '../saving/editor-calls';
import type { EditCall, HistoryStep } from '../saving/edit-queue';
import type { PendingEdits } from './page-book';
import type { GetSchema, PageContent } from '../edits/predict-edit';
import { createPageReader, type PageReader } from './page-reader';

export type ToolName = 'select' | 'draw';

/** What is selected: regions of one page. */
export interface Selection {
  readonly pageIndex: number;
  readonly ids: ReadonlySet<string>;
}

export interface LoadedPage {
  /** `loading` until it was read the first time. */
  readonly status: 'loading' | 'ready' | 'failed';
  readonly content: PageContent | null;
  readonly failure: unknown;
}

export interface EditorState {
  readonly pages: ReadonlyMap<number, LoadedPage>;
  readonly selection: Selection;
  readonly tool: ToolName;
  /** Id of the class that is drawn with. */
  readonly currentClass: string | null;
  /** Only this class is lit on the page and in the list. */
  readonly filterClass: string | null;
  readonly showLabels: boolean;
  readonly history: HistoryState;
  /** The last thing that was refused or happened elsewhere; shown until the next action. */
  readonly notice: EditorNotice | null;
}

export type EditorNotice =
  | { readonly kind: 'refused'; readonly error: unknown }
  /** An undo changed another document. */
  | {
      readonly kind: 'elsewhere';
      readonly document: string;
      readonly pageIndex: number;
      readonly step: HistoryStep;
    };

export interface EditorSetup {
  /** Entry id. */
  readonly document: string;
  readonly sizes: readonly PageSize[];
  readonly calls: EditorCalls;
  /** For what becomes of a region's values with its class. */
  readonly getSchema?: GetSchema;
  /** A version, or a library open for reading: nothing can be changed. */
  readonly isReadOnly: boolean;
}

export interface EditorStore {
  readonly setup: EditorSetup;
  readonly store: StoreApi<EditorState>;
  /** Reads a page unless it was read before. */
  load(pageIndex: number): void;
  reload(pages: readonly number[]): Promise<void>;
  /** Shows edits at once and saves them; what is refused goes away again, with the reason in `notice`. */
  apply(call: EditCall, select?: Selection): Promise<void>;
  step(step: HistoryStep): Promise<Selection | null>;
  select(pageIndex: number, ids: Iterable<string>): void;
  /** Reads what undo and redo would do. */
  refreshHistory(): Promise<void>;
  /** The core says that the draft changed. */
  draftChanged(revision: number | null): void;
  content(pageIndex: number): PageContent | null;
}

export const NO_SELECTION: Selection = { pageIndex: 0, ids: new Set() };

const START: EditorState = {
  pages: new Map(),
  selection: NO_SELECTION,
  tool: 'select',
  currentClass: null,
  filterClass: null,
  showLabels: true,
  history: { undo: null, redo: null, revision: 0 },
  notice: null,
};

/** Everything about the open document that screens show. Knows no React and no canvas. */
export function createEditorStore(setup: EditorSetup): EditorStore {
  const { calls, isReadOnly } = setup;
  const store = createStore<EditorState>(() => START);
  const reader = createPageReader(setup, store);
  const { book, revisions } = reader;

  const answered = ({ history }: EditOutcome): void => {
    revisions.own(history.revision);
    store.setState({ history });
  };

  const apply = async (call: EditCall, select?: Selection): Promise<void> => {
    if (isReadOnly || call.edits.length === 0) return;
    const pending: PendingEdits = { edits: call.edits };
    const pages = book.add(pending);
    store.setState({ notice: null, ...(select === undefined ? {} : { selection: select }) });
    reader.show(pages);
    try {
      const outcome = await calls.queue.apply(call);
      book.confirm(pending);
      answered(outcome);
    } catch (error) {
      reader.show(book.refuse(pending));
      store.setState({ notice: { kind: 'refused', error } });
      await reader.reload(pages);
    } finally {
      revisions.check();
    }
  };

  return {
    setup,
    store,
    apply,
    step: (which) => takeStep({ setup, store, reader, answered }, which),
    load: reader.load,
    reload: reader.reload,
    refreshHistory: reader.refreshHistory,
    draftChanged: revisions.heard,
    content: (pageIndex) => store.getState().pages.get(pageIndex)?.content ?? null,
    select(pageIndex, ids) {
      const next = { pageIndex, ids: new Set(ids) };
      if (!isSameSelection(store.getState().selection, next)) store.setState({ selection: next });
    },
  };
}

interface Parts {
  readonly setup: EditorSetup;
  readonly store: StoreApi<EditorState>;
  readonly reader: PageReader;
  readonly answered: (outcome: EditOutcome) => void;
}

/** Undoes or redoes; gives what changed in this document. Nothing is guessed here: the pages are read again. */
async function takeStep(
  { setup, store, reader, answered }: Parts,
  which: HistoryStep,
): Promise<Selection | null> {
  if (setup.isReadOnly) return null;
  store.setState({ notice: null });
  try {
    const outcome = await setup.calls.queue.step(which);
    answered(outcome);
    const here = outcome.pages
      .filter((page) => page.document === setup.document)
      .map((page) => page.pageIndex);
    // A step without pages changed documents or the schema, or many pages at once (an import).
    const isOfPages = outcome.pages.length > 0;
    await reader.reload(reader.book.known.filter((page) => !isOfPages || here.includes(page)));
    const [changed] = here;
    if (changed !== undefined)
      return { pageIndex: changed, ids: new Set(outcome.regions.filter((id) => id !== null)) };
    const [away] = outcome.pages;
    if (away !== undefined) store.setState({ notice: { kind: 'elsewhere', ...away, step: which } });
  } catch (error) {
    store.setState({ notice: { kind: 'refused', error } });
  } finally {
    reader.revisions.check();
  }
  return null;
}

const isSameSelection = (a: Selection, b: Selection): boolean =>
  a.ids.size === b.ids.size &&
  [...b.ids].every((id) => a.ids.has(id)) &&
  (a.ids.size === 0 || a.pageIndex === b.pageIndex);
