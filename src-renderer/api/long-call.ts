import type { Progress } from '../../src-main/contract/values';
import { CallFailed, toCallFailed } from './call-failed';
import { apiTexts } from '../texts/api-texts';

type LongCallEvent<Result> = Progress | { type: 'result'; result: Result };

/** A long call that has not started yet: `(signal) => api.documents.add({ … }, { signal })`. */
export type StartLongCall<Result> = (signal: AbortSignal) => Promise<AsyncIterable<LongCallEvent<Result>>>;

/**
 * Runs a long call to its end. Aborting `signal` cancels the work in the core.
 *
 * @throws CallFailed, with the code `cancelled` when it was aborted
 */
export async function runLongCall<Result>(
  start: StartLongCall<Result>,
  onProgress: (progress: Progress) => void,
  signal: AbortSignal,
): Promise<Result> {
  const stop = new AbortController();
  const cancelled = new Promise<never>((_, reject) => {
    const refuse = (): void => reject(new CallFailed('cancelled', apiTexts.cancelled));
    if (signal.aborted) refuse();
    signal.addEventListener('abort', refuse, { signal: stop.signal });
  });
  try {
    return await Promise.race([readToResult(start, onProgress, signal), cancelled]);
  } catch (error) {
    throw signal.aborted ? new CallFailed('cancelled', apiTexts.cancelled) : toCallFailed(error);
  } finally {
    stop.abort();
  }
}

async function readToResult<Result>(
  start: StartLongCall<Result>,
  onProgress: (progress: Progress) => void,
  signal: AbortSignal,
): Promise<Result> {
  const iterator = (await start(signal))[Symbol.asyncIterator]();
  // Ending the iteration is what tells the core to stop.
  const end = (): void => void iterator.return?.().catch(() => undefined);
  signal.addEventListener('abort', end);
  try {
    for (let next = await iterator.next(); next.done !== true; next = await iterator.next()) {
      if (next.value.type === 'result') {
        // Read on to the end of the stream, so that the connection is closed in order.
        iterator.next().catch(() => undefined);
        return next.value.result;
      }
      if (!signal.aborted) onProgress(next.value);
    }
    throw new CallFailed('unexpected', apiTexts.connectionLost);
  } finally {
    signal.removeEventListener('abort', end);
  }
}
