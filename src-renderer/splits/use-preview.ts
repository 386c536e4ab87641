import { useDebouncedValue } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import type { AssignResult } from '../../src-main/contract/split-contract';
import type { Progress } from '../../src-main/contract/values';
import { toCallFailed, type CallFailed } from '../api/call-failed';
import { api } from '../api/client';
import { runLongCall } from '../api/long-call';
import { inputOf, isUsable, type SplitChoice } from './split-rule';

/** While somebody types a number. */
const AFTER_MS = 250;

export interface Preview {
  /** The last outcome, also while the next is counted. */
  readonly result: AssignResult | undefined;
  readonly failure: CallFailed | undefined;
  readonly progress: Progress | null;
  readonly isCounting: boolean;
}

/** What a choice comes to: the same call that applies it, without applying. An older one is cancelled. */
export function usePreview(dataset: string, choice: SplitChoice): Preview {
  const [settled] = useDebouncedValue(choice, AFTER_MS);
  const [state, setState] = useState<Omit<Preview, 'isCounting'> & { readonly of: SplitChoice | null }>({
    result: undefined,
    failure: undefined,
    progress: null,
    of: null,
  });
  useEffect(() => {
    if (!isUsable(settled)) return undefined;
    const abort = new AbortController();
    const onProgress = (progress: Progress): void => setState((last) => ({ ...last, progress }));
    const input = inputOf(dataset, settled, true);
    runLongCall((signal) => api.splits.assign(input, { signal }), onProgress, abort.signal).then(
      (result) => setState({ result, failure: undefined, progress: null, of: settled }),
      (error: unknown) => {
        if (!abort.signal.aborted)
          setState({ result: undefined, failure: toCallFailed(error), progress: null, of: settled });
      },
    );
    return () => abort.abort();
  }, [dataset, settled]);
  const { of, ...shown } = state;
  return { ...shown, isCounting: of !== choice };
}
