import { api, type Api, type Reply } from '../../api/client';
import { useCall } from '../../api/use-call';

export type Preset = Reply<Api['schemas']['presets']>[number];

const NONE: readonly Preset[] = [];

/** Schemas to start from; none where they cannot be used. */
export const usePresets = (isWanted: boolean): readonly Preset[] =>
  useCall(isWanted ? 'schema presets' : null, () => api.schemas.presets({})).data ?? NONE;
