import { api, type Api, type Reply } from '../api/client';
import { useCall, type CallState } from '../api/use-call';

export type DraftStatus = Reply<Api['versions']['status']>;

/** What the draft has that its base has not. Follows every edit. */
export const useDraftStatus = (dataset: string): CallState<DraftStatus> =>
  useCall(`status ${dataset}`, (signal) => api.versions.status({ dataset }, { signal }), {
    kinds: ['draft', 'documents', 'versions'],
    dataset,
  });
