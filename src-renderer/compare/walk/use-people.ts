import { useState } from 'react';
import type { TotalsView } from '../../../src-main/contract/comparison-contract';
import { api } from '../../api/client';
import { runLongCall } from '../../api/long-call';
import { useCall, type CallState } from '../../api/use-call';
import { refreshOf, sidesKey, type Comparison, type Sides } from './comparison';

/** Who changed what; how far looking is, while it lasts. */
export interface People extends CallState<TotalsView['rows']> {
  /** Documents looked at. */
  readonly done: number;
}

/** Looks who changed what, once there is something to look at. Leaving the screen stops it. */
export function usePeople(sides: Sides, comparison: Comparison | undefined): People {
  const [done, setDone] = useState(0);
  const call = useCall(
    comparison === undefined ? null : `people ${sidesKey(sides)}`,
    async (signal) => {
      const { rows } = await runLongCall(
        (stop) => api.compare.totals({ ...sides, by: 'person' }, { signal: stop }),
        (progress) => setDone(progress.done),
        signal,
      );
      return rows;
    },
    refreshOf(sides),
  );
  return { ...call, done };
}
