import { createStore, type StoreApi } from 'zustand/vanilla';
import type { PageSize } from '../../src-main/domain/geometry/units';
import { createPageRenderer, type PageRenderer } from './page-renderer';
import { openSource } from './sources/open-source';
import { type FileAccess, type PageSource, PasswordNeededError } from './sources/page-source';

/** The document a view shows. `file` is null for an absent one. */
export interface ShownDocument {
  readonly name: string;
  readonly file: string | null;
  readonly mediaType: string | null;
  /** Size of every page in units. */
  readonly pages: readonly PageSize[];
}

export type OpenState =
  | { readonly kind: 'opening' }
  | { readonly kind: 'open'; readonly renderer: PageRenderer }
  /** There is no file: sheets stay empty. */
  | { readonly kind: 'absent' }
  | { readonly kind: 'locked'; readonly wrong: boolean }
  | { readonly kind: 'failed'; readonly reason: string };

export interface OpenDocument {
  readonly store: StoreApi<OpenState>;
  unlock(password: string): void;
  /** Tries again after a failure. */
  retry(): void;
  close(): void;
}

/** Opens a document in the background; `store` says how far it is. Layout never waits for this. */
export function openDocument(access: FileAccess, shown: ShownDocument): OpenDocument {
  const store = createStore<OpenState>(() => ({ kind: shown.file === null ? 'absent' : 'opening' }));
  const abort = new AbortController();
  let source: PageSource | null = null;

  const open = async (password?: string): Promise<void> => {
    if (shown.file === null) return;
    try {
      const opened = await openSource(
        access,
        { file: shown.file, mediaType: shown.mediaType },
        password,
        abort.signal,
      );
      if (abort.signal.aborted) return opened.close();
      source = opened;
      store.setState({ kind: 'open', renderer: createPageRenderer(opened, shown.pages) }, true);
    } catch (error) {
      if (abort.signal.aborted) return;
      store.setState(
        error instanceof PasswordNeededError
          ? { kind: 'locked', wrong: error.wrong }
          : { kind: 'failed', reason: error instanceof Error ? error.message : String(error) },
        true,
      );
    }
  };
  const again = (password?: string): void => {
    if (password === undefined) store.setState({ kind: 'opening' }, true);
    void open(password);
  };
  void open();

  return {
    store,
    unlock: again,
    retry: () => again(),
    close() {
      abort.abort();
      const state = store.getState();
      if (state.kind === 'open') state.renderer.close();
      source?.close();
    },
  };
}
