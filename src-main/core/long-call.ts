import type { Progress } from '../contract/values';
import { AppError } from '../domain/errors/app-error';
import { toFailure } from './failures';

/** What long work is given: a place to tell how far it is, and the signal that ends it. */
export interface LongWork {
  readonly signal: AbortSignal;
  progress(what: string, done: number, total: number | null): void;
}

type LongEvent<Result> = Progress | { type: 'result'; result: Result };

/** Progress is told at most this often, in milliseconds. */
const PROGRESS_INTERVAL_MS = 100;

/**
 * Runs long work as a stream: progress, then one result. Ending the stream, or the caller's signal,
 * cancels the work, which then leaves nothing half-done.
 */
export async function* longCall<Result>(
  work: (long: LongWork) => Promise<Result>,
  callerSignal?: AbortSignal,
): AsyncGenerator<LongEvent<Result>, void, void> {
  const cancel = new AbortController();
  const onAbort = (): void => cancel.abort(cancelled());
  if (callerSignal?.aborted === true) onAbort();
  callerSignal?.addEventListener('abort', onAbort);
  let latest: Progress | null = null;
  let isFirst = true;
  let wake: () => void = () => undefined;
  let outcome: { result: Result } | { error: unknown } | null = null;
  const progress: LongWork['progress'] = (what, done, total) => {
    latest = { type: 'progress', what, done, total };
    if (isFirst) wake(); // at once, so that a screen shows at once what it can cancel
    isFirst = false;
  };
  const timer = setInterval(() => latest !== null && wake(), PROGRESS_INTERVAL_MS);
  // Called inside a function of its own: work that fails before it first waits fails like any other.
  const start = async (): Promise<Result> => work({ signal: cancel.signal, progress });
  const running = start().then(
    (result) => (outcome = { result }),
    (error: unknown) => (outcome = { error }),
  );
  void running.then(() => wake());
  try {
    for (;;) {
      const done = outcome as { result: Result } | { error: unknown } | null;
      if (done !== null) {
        if ('error' in done) throw toFailure(cancel.signal.aborted ? cancelled() : done.error);
        yield { type: 'result', result: done.result };
        return;
      }
      const told = latest as Progress | null;
      latest = null;
      if (told !== null) yield told;
      else await new Promise<void>((resolve) => (wake = resolve));
    }
  } finally {
    clearInterval(timer);
    callerSignal?.removeEventListener('abort', onAbort);
    if (outcome === null) cancel.abort(cancelled());
    await running;
  }
}

const cancelled = (): AppError =>
  new AppError('cancelled', {
    what: 'The work was cancelled.',
    why: 'You asked for it.',
    next: 'Nothing was changed.',
  });
