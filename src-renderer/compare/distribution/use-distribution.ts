import { useState } from 'react';
import type { DistributionView } from '../../../src-main/contract/comparison-contract';
import { api } from '../../api/client';
import { runLongCall } from '../../api/long-call';
import { useCall, type CallState } from '../../api/use-call';
import { refreshOf, sidesKey, type Sides } from '../walk/comparison';

interface DistributionCall extends CallState<DistributionView> {
  /** How far measuring is, where a side was never measured before. */
  readonly progress: { readonly done: number; readonly total: number | null } | null;
}

/** How the labels of both sides are distributed. Leaving the screen stops measuring. */
export function useDistribution(sides: Sides): DistributionCall {
  const [progress, setProgress] = useState<DistributionCall['progress']>(null);
  const call = useCall(
    `distribution ${sidesKey(sides)}`,
    (signal) => runLongCall((stop) => api.compare.distribution(sides, { signal: stop }), setProgress, signal),
    refreshOf(sides),
  );
  return { ...call, progress: call.isLoading ? progress : null };
}
