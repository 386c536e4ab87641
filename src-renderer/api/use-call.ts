import { useCallback, useEffect, useRef, useState } from 'react';
import { toCallFailed, type CallFailed } from './call-failed';
import { followLibrary, type RefreshOn } from './follow-library';
import type { LibraryEventKind } from './library-events';

export interface CallState<Data> {
  /** What the last successful call gave. Kept while it is read again, dropped when the key changes. */
  readonly data: Data | undefined;
  readonly failure: CallFailed | undefined;
  /** Nothing is there to show yet. */
  readonly isLoading: boolean;
  readonly reload: () => void;
}

interface Settled<Data> {
  readonly key: string;
  readonly data?: Data | undefined;
  readonly failure?: CallFailed | undefined;
}

/**
 * Reads something for as long as a component shows it, and again whenever the library says it changed.
 *
 * @param key names what is read; another key starts afresh, `null` reads nothing
 */
export function useCall<Data>(
  key: string | null,
  load: (signal: AbortSignal) => Promise<Data>,
  refreshOn?: RefreshOn,
): CallState<Data> {
  const [settled, setSettled] = useState<Settled<Data>>({ key: '' });
  const [turn, setTurn] = useState(0);
  const reload = useCallback(() => setTurn((last) => last + 1), []);
  const loadNow = useRef(load);
  useEffect(() => {
    loadNow.current = load;
  });

  useEffect(() => {
    if (key === null) return undefined;
    const abort = new AbortController();
    loadNow.current(abort.signal).then(
      (data) => {
        if (!abort.signal.aborted) setSettled({ key, data });
      },
      (error: unknown) => {
        if (!abort.signal.aborted) setSettled((last) => keepData(last, key, toCallFailed(error)));
      },
    );
    return () => abort.abort();
  }, [key, turn]);

  useRefresh(key === null ? undefined : refreshOn, reload);
  const isCurrent = settled.key === key;
  const data = isCurrent ? settled.data : undefined;
  const failure = isCurrent ? settled.failure : undefined;
  return { data, failure, isLoading: key !== null && data === undefined && failure === undefined, reload };
}

const keepData = <Data>(last: Settled<Data>, key: string, failure: CallFailed): Settled<Data> => ({
  key,
  data: last.key === key ? last.data : undefined,
  failure,
});

function useRefresh(refreshOn: RefreshOn | undefined, reload: () => void): void {
  const kinds = refreshOn?.kinds.join(' ') ?? '';
  const dataset = refreshOn?.dataset;
  useEffect(() => {
    if (kinds === '') return undefined;
    const wanted = kinds.split(' ') as LibraryEventKind[];
    return followLibrary({ kinds: wanted, ...(dataset === undefined ? {} : { dataset }) }, reload);
  }, [kinds, dataset, reload]);
}
