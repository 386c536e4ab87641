import { onLibraryEvent, type LibraryEventKind } from './library-events';

/** Changes that something shown is read again for. */
export interface RefreshOn {
  readonly kinds: readonly LibraryEventKind[];
  /** Only events of this dataset, and those of none. */
  readonly dataset?: string;
}

/** Events in a burst (an import) lead to one reading per this time. */
const REFRESH_EVERY_MS = 250;

/** Reads again whenever the library says that something of this kind changed, until the returned function is called. */
export function followLibrary({ kinds, dataset }: RefreshOn, refresh: () => void): () => void {
  const wanted = new Set<LibraryEventKind>(['library', ...kinds]);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = onLibraryEvent((event) => {
    const isOurs = dataset === undefined || event.dataset === null || event.dataset === dataset;
    if (!isOurs || !wanted.has(event.kind)) return;
    timer ??= setTimeout(() => {
      timer = undefined;
      refresh();
    }, REFRESH_EVERY_MS);
  });
  return () => {
    stop();
    clearTimeout(timer);
  };
}
