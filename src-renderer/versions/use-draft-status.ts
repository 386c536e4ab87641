import { api } from '../api/client';
import { useCall } from '../api/use-call';

/** What the draft has that its base has not. Follows every edit. */
export const useDraftStatus = (dataset: string) =>
  useCall(`status ${dataset}`, () => api.versions.status({ dataset }), {
    kinds: ['draft', 'documents', 'versions'],
    dataset,
  });
