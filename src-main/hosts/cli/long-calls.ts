import type { Progress } from '../../contract/values';
import type { Terminal } from './cli-host';
import { stoppedError } from './failures';
import { createProgressLine } from './progress';

type LongCallEvent<Result> = Progress | { readonly type: 'result'; readonly result: Result };

/** Starts a long call of the contract: `(options) => client.documents.add(input, options)`. */
export type LongCall<Result> = (options: {
  readonly signal: AbortSignal;
}) => PromiseLike<AsyncIterator<LongCallEvent<Result>>>;

/**
 * Reads a long call to its result and shows its progress.
 *
 * @throws AppError `cancelled` when it was stopped before it had a result
 */
export async function followLongCall<Result>(
  call: LongCall<Result>,
  terminal: Terminal,
  stop: AbortSignal,
): Promise<Result> {
  if (stop.aborted) throw stoppedError();
  const line = createProgressLine(terminal);
  const events = await call({ signal: stop });
  // Its own failure, if any, is the one that `next` below throws.
  const end = () => void events.return?.().catch(() => {});
  stop.addEventListener('abort', end, { once: true });
  try {
    for (let next = await events.next(); next.done !== true; next = await events.next()) {
      if (next.value.type === 'result') return next.value.result;
      line.show(next.value);
    }
    if (stop.aborted) throw stoppedError();
    throw new Error('a long call ended without a result');
  } finally {
    stop.removeEventListener('abort', end);
    line.clear();
    await events.return?.();
  }
}
