import { AppError } from '../domain/errors/app-error';

/** Long enough to do real work between turns, short enough that an edit is not felt to wait. */
const MAX_TURN_MS = 10;

/** To be called often during long work; waits now and then. @throws AppError `cancelled` */
export type NextTurn = () => Promise<void> | undefined;

/**
 * Lets other work of the thread run: an edit is served between two turns of a long import or export.
 *
 * @returns a function to call often; it waits only when this turn has taken more than 10 ms
 * @throws AppError `cancelled`, from the returned function, once the signal says so
 */
export function takeTurns(signal: AbortSignal | undefined): NextTurn {
  let turnStart = performance.now();
  return () => {
    refuseIfCancelled(signal);
    if (performance.now() - turnStart < MAX_TURN_MS) return undefined;
    return new Promise<void>((resolve) => {
      setImmediate(() => {
        turnStart = performance.now();
        resolve();
      });
    });
  };
}

/** Work in steps of a moment each. A step that yields a promise waits for other threads; else what it yields says nothing. */
export type Steps<Result> = Generator<unknown, Result>;

/** Runs work in steps, and lets other work of the thread run between them. @throws AppError `cancelled` */
export async function runInTurns<Result>(
  steps: Steps<Result>,
  signal: AbortSignal | undefined,
): Promise<Result> {
  const nextTurn = takeTurns(signal);
  try {
    for (;;) {
      const step = steps.next();
      if (step.done === true) return step.value;
      if (step.value instanceof Promise) await step.value;
      await nextTurn();
    }
  } finally {
    steps.return(undefined as Result); // what it has started ends with it, also when it is cancelled
  }
}

/** Runs what is left of work in steps without a pause. */
export function runAtOnce<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** @throws AppError `cancelled` when the signal says so */
export function refuseIfCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted !== true) return;
  throw new AppError('cancelled', {
    what: 'The work was stopped.',
    why: 'It was cancelled.',
    next: 'Nothing was changed.',
  });
}
