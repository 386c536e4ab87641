import { create } from 'zustand';
import { api, type Api, type Reply } from '../api/client';
import { useCall, type CallState } from '../api/use-call';
import { datasetOf, useRoute } from './router';
import { useSession } from './session-store';

export type DatasetSummary = Reply<Api['datasets']['list']>[number];

const keyOf = (libraryId: string): string => `colophon:dataset:${libraryId}`;

/** The dataset last worked in, per library, so that the navigation leads somewhere from the library screen too. */
const useLast = create<{ readonly dataset: string | null }>(() => ({ dataset: null }));

export function rememberDataset(dataset: string): void {
  const libraryId = useSession.getState().library?.id;
  if (libraryId !== undefined) localStorage.setItem(keyOf(libraryId), dataset);
  useLast.setState({ dataset });
}

/** All datasets of the library. */
export const useDatasets = (): CallState<readonly DatasetSummary[]> =>
  useCall('datasets', () => api.datasets.list(), { kinds: ['datasets', 'versions', 'documents'] });

/** The dataset that is being worked in: the address says, else the last one, else the first. */
export function useDataset(datasets: readonly DatasetSummary[] | undefined): string | null {
  const route = useRoute();
  const libraryId = useSession(({ library }) => library?.id);
  const last = useLast(({ dataset }) => dataset);
  const inRoute = datasetOf(route);
  if (inRoute !== null) return inRoute;
  const remembered = last ?? (libraryId === undefined ? null : localStorage.getItem(keyOf(libraryId)));
  const known = datasets?.find(({ name }) => name === remembered) ?? datasets?.[0];
  return known?.name ?? null;
}
