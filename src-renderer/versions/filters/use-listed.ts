import { useMemo } from 'react';
import type { LogEntry } from '../../../src-main/contract/version-contract';
import { api } from '../../api/client';
import type { CallFailed } from '../../api/call-failed';
import { useCall } from '../../api/use-call';

/** What is wanted of versions; null where anything is. */
export interface Filter {
  readonly author: string | null;
  readonly branch: string | null;
  /** Entry id. */
  readonly document: string | null;
  /** Class id. */
  readonly class: string | null;
}

export const NO_FILTER: Filter = { author: null, branch: null, document: null, class: null };

export const isFiltering = (filter: Filter): boolean => Object.values(filter).some((value) => value !== null);

export interface Listed {
  /** In the order of the log; undefined until the core has answered. */
  readonly entries: readonly LogEntry[] | undefined;
  readonly failure: CallFailed | undefined;
  readonly reload: () => void;
}

/** The versions of a log that a filter lets through. Another filter gives up the search for the one before. */
export function useListed(dataset: string, log: readonly LogEntry[], filter: Filter): Listed {
  const isOn = isFiltering(filter);
  const { author, branch, document, class: classId } = filter;
  const { data, failure, reload } = useCall(
    isOn ? `listed ${dataset} ${JSON.stringify(filter)}` : null,
    (signal) =>
      api.versions.log(
        {
          dataset,
          ...(author !== null && { author }),
          ...(branch !== null && { branch }),
          ...(document !== null && { document }),
          ...(classId !== null && { class: classId }),
        },
        { signal },
      ),
    { kinds: ['versions'], dataset },
  );
  const entries = useMemo(() => {
    if (!isOn) return log;
    if (data === undefined) return undefined;
    const found = new Set(data.map(({ id }) => id));
    return log.filter(({ id }) => found.has(id));
  }, [isOn, data, log]);
  return { entries, failure: isOn ? failure : undefined, reload };
}
