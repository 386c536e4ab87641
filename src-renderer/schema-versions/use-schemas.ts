import { api, type Api, type Reply } from '../api/client';
import { useCall, type CallState } from '../api/use-call';

export type SchemaEntry = Reply<Api['schemas']['list']>[number];
export type SchemaDetails = Reply<Api['schemas']['show']>;

const REFRESH = { kinds: ['versions', 'datasets', 'draft'] } as const;

/** Every schema of the library with its versions. */
export const useSchemas = (): CallState<SchemaEntry[]> =>
  useCall('schemas', (signal) => api.schemas.list({}, { signal }), REFRESH);

/** One version, with who uses it. */
export const useSchemaDetails = (ref: string): CallState<SchemaDetails> =>
  useCall(`schema ${ref}`, (signal) => api.schemas.show({ ref }, { signal }), REFRESH);
