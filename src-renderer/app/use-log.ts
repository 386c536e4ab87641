import type { LogEntry } from '../../src-main/contract/version-contract';
import { api } from '../api/client';
import { useCall, type CallState } from '../api/use-call';

/** The versions of a dataset, newest first. */
export const useLog = (dataset: string): CallState<readonly LogEntry[]> =>
  useCall(`log ${dataset}`, (signal) => api.versions.log({ dataset }, { signal }), {
    kinds: ['versions'],
    dataset,
  });
