import { api } from '../api/client';
import { useCall } from '../api/use-call';

/** What the draft has that its base has not. Follows every edit. */
export const useDraftStatus = (dataset: string) =>
  useCall(`status ${dataset}`, (signal) => api.versions.status({ dataset }, { signal }), {
    kinds: ['draft', 'documents', 'versions'],
    dataset,
  });
