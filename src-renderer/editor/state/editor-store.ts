import { createStore, type StoreApi } from 'zustand/vanilla';
import type { PageSize } from '../../../src-main/domain/geometry/units';
import type { EditOutcome, EditorCalls, HistoryState } from '../saving/editor-calls';
import type { EditCall, HistoryStep } from '../saving/edit-queue';
import type { PageContent } from '../edits/predict-edit';
import { createPageBook, type PendingEdits } from './page-book';
import { createRevisionWatch } from './revision-watch';

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
const MAX_READS = 3;
const LOADING: LoadedPage = { status: 'loading', content: null, failure: null };

/** Everything about the open document that screens show. Knows no React and no canvas. */
export function createEditorStore(setup: EditorSetup): EditorStore {
  const { calls, document } = setup;
  const book = createPageBook();
  const store = createStore<EditorState>(() => ({
    pages: new Map(),
    selection: NO_SELECTION,
    tool: 'select',
    currentClass: null,
    filterClass: null,
    showLabels: true,
    history: { undo: null, redo: null, revision: 0 },
    notice: null,
  }));

  const putPage = (pageIndex: number, page: LoadedPage): void =>
    store.setState(({ pages }) => ({ pages: new Map(pages).set(pageIndex, page) }));

  const show = (pages: readonly number[]): void => {
    if (pages.length === 0) return;
    store.setState((state) => {
      const next = new Map(state.pages);
      for (const page of pages)
        next.set(page, { status: 'ready', content: book.shown(page) ?? null, failure: null });
      return { pages: next, selection: onlyExisting(state.selection, next) };
    });
  };

  const read = async (pageIndex: number, attempt = 1): Promise<void> => {
    try {
      const view = await calls.page(document, pageIndex);
      // Read before an edit that was answered meanwhile: it would show the page without it.
      const isStale = view.revision !== null && view.revision < revisions.newest;
      if (isStale && attempt < MAX_READS) return await read(pageIndex, attempt + 1);
      show(book.read(view));
    } catch (error) {
      if (book.shown(pageIndex) === undefined)
        putPage(pageIndex, { status: 'failed', content: null, failure: error });
    }
  };

  const reload = async (pages: readonly number[]): Promise<void> => {
    await Promise.all(pages.map((page) => read(page)));
  };

  const revisions = createRevisionWatch(
    () => calls.queue.store.getState().waiting === 0,
    () => {
      void reload(book.known);
      void refreshHistory();
    },
  );

  async function refreshHistory(): Promise<void> {
    const history = await calls.history().catch(() => null);
    if (history !== null) store.setState({ history });
  }

  const answered = ({ history }: EditOutcome): void => {
    revisions.own(history.revision);
    store.setState({ history });
  };

  return {
    setup,
    store,
    reload,
    load(pageIndex) {
      if (store.getState().pages.has(pageIndex) || setup.sizes[pageIndex] === undefined) return;
      putPage(pageIndex, LOADING);
      void read(pageIndex);
    },
    async apply(call, select) {
      if (setup.isReadOnly || call.edits.length === 0) return;
      const pending: PendingEdits = { edits: call.edits };
      const pages = book.add(pending);
      store.setState({ notice: null });
      show(pages);
      if (select !== undefined) store.setState({ selection: select });
      try {
        const outcome = await calls.queue.apply(call);
        book.confirm(pending);
        answered(outcome);
      } catch (error) {
        show(book.refuse(pending));
        store.setState({ notice: { kind: 'refused', error } });
        await reload(pages);
      } finally {
        revisions.check();
      }
    },
    async step(step) {
      if (setup.isReadOnly) return null;
      store.setState({ notice: null });
      try {
        const outcome = await calls.queue.step(step);
        answered(outcome);
        const here = outcome.pages.filter((page) => page.document === document).map((page) => page.pageIndex);
        await reload(here.filter((page) => book.known.includes(page)));
        const [first] = outcome.pages;
        if (here.length === 0 && first !== undefined) {
          store.setState({
            notice: { kind: 'elsewhere', document: first.document, pageIndex: first.pageIndex, step },
          });
        }
        return here[0] === undefined
          ? null
          : { pageIndex: here[0], ids: new Set(outcome.regions.filter((id) => id !== null)) };
      } catch (error) {
        store.setState({ notice: { kind: 'refused', error } });
        return null;
      } finally {
        revisions.check();
      }
    },
    select(pageIndex, ids) {
      const next = new Set(ids);
      const { selection } = store.getState();
      const isSame =
        next.size === selection.ids.size &&
        [...next].every((id) => selection.ids.has(id)) &&
        (next.size === 0 || selection.pageIndex === pageIndex);
      if (!isSame) store.setState({ selection: { pageIndex, ids: next } });
    },
    refreshHistory,
    draftChanged: (revision) => revisions.heard(revision),
    content: (pageIndex) => store.getState().pages.get(pageIndex)?.content ?? null,
  };
}

/** A region that is gone (deleted, undone, changed elsewhere) cannot stay selected. */
function onlyExisting(selection: Selection, pages: ReadonlyMap<number, LoadedPage>): Selection {
  const regions = pages.get(selection.pageIndex)?.content?.regions;
  if (regions === undefined || [...selection.ids].every((id) => regions.has(id))) return selection;
  return { ...selection, ids: new Set([...selection.ids].filter((id) => regions.has(id))) };
}
