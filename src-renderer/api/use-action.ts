import { useCallback, useEffect, useRef, useState } from 'react';
import { toCallFailed, type CallFailed } from './call-failed';

export interface Action<Args extends readonly unknown[], Result> {
  /** Gives the result, or `undefined` when it failed or is running already; `failure` then says why. */
  readonly run: (...args: Args) => Promise<Result | undefined>;
  readonly isRunning: boolean;
  readonly failure: CallFailed | undefined;
  readonly clearFailure: () => void;
}

/** One thing a person does on a screen: runs once at a time, and keeps the failure to be shown beside the button. */
export function useAction<Args extends readonly unknown[], Result>(
  act: (...args: Args) => Promise<Result>,
): Action<Args, Result> {
  const [isRunning, setIsRunning] = useState(false);
  const [failure, setFailure] = useState<CallFailed>();
  const actNow = useRef(act);
  useEffect(() => {
    actNow.current = act;
  });
  const isBusy = useRef(false);
  const run = useCallback(async (...args: Args): Promise<Result | undefined> => {
    if (isBusy.current) return undefined;
    isBusy.current = true;
    setIsRunning(true);
    setFailure(undefined);
    try {
      return await actNow.current(...args);
    } catch (error) {
      const failed = toCallFailed(error);
      if (!failed.isCancelled) setFailure(failed);
      return undefined;
    } finally {
      isBusy.current = false;
      setIsRunning(false);
    }
  }, []);
  const clearFailure = useCallback(() => setFailure(undefined), []);
  return { run, isRunning, failure, clearFailure };
}
