import type { StoreApi } from 'zustand/vanilla';
import type { EditorSetup, EditorState, LoadedPage, Selection } from './editor-store';
import { createPageBook, type PageBook } from './page-book';
import { createRevisionWatch, type RevisionWatch } from './revision-watch';

/** Reads pages from the core into the state, and again when the draft was changed elsewhere. */
export interface PageReader {
  readonly book: PageBook;
  readonly revisions: RevisionWatch;
  /** Puts what the book says of pages into the state. */
  show(pages: readonly number[]): void;
  load(pageIndex: number): void;
  reload(pages: readonly number[]): Promise<void>;
  refreshHistory(): Promise<void>;
}

/** A page that keeps coming older than our own edits is shown as it came: the next event reads it again. */
const MAX_READS = 3;
const LOADING: LoadedPage = { status: 'loading', content: null, failure: null };

export function createPageReader(
  { document, calls, sizes, getSchema }: EditorSetup,
  store: StoreApi<EditorState>,
): PageReader {
  const book = createPageBook(getSchema);

  const put = (pageIndex: number, page: LoadedPage): void =>
    store.setState(({ pages }) => ({ pages: new Map(pages).set(pageIndex, page) }));

  const show = (shown: readonly number[]): void => {
    if (shown.length === 0) return;
    store.setState((state) => {
      const pages = new Map(state.pages);
      for (const page of shown)
        pages.set(page, { status: 'ready', content: book.shown(page) ?? null, failure: null });
      return { pages, selection: onlyExisting(state.selection, pages) };
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
        put(pageIndex, { status: 'failed', content: null, failure: error });
    }
  };

  const reload = async (pages: readonly number[]): Promise<void> => {
    await Promise.all(pages.map((page) => read(page)));
  };

  const refreshHistory = async (): Promise<void> => {
    const history = await calls.history().catch(() => null);
    if (history !== null) store.setState({ history });
  };

  const revisions = createRevisionWatch(
    () => calls.queue.store.getState().waiting === 0,
    () => {
      void reload(book.known);
      void refreshHistory();
    },
  );

  return {
    book,
    revisions,
    show,
    reload,
    refreshHistory,
    load(pageIndex) {
      const known = store.getState().pages.get(pageIndex);
      if ((known !== undefined && known.status !== 'failed') || sizes[pageIndex] === undefined) return;
      put(pageIndex, LOADING);
      void read(pageIndex);
    },
  };
}

/** A region that is gone (deleted, undone, changed elsewhere) cannot stay selected. */
export function onlyExisting(selection: Selection, pages: ReadonlyMap<number, LoadedPage>): Selection {
  const regions = pages.get(selection.pageIndex)?.content?.regions;
  if (regions === undefined || [...selection.ids].every((id) => regions.has(id))) return selection;
  return { ...selection, ids: new Set([...selection.ids].filter((id) => regions.has(id))) };
}
