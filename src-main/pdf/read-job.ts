import { stat } from 'node:fs/promises';
import type { ReaderLimits } from './reader-limits';
import { cancelledRefusal, limitRefusal, type Refusal } from './refusal';
import { watchMemory } from './watch-memory';
import type { ReadAnswer, ReadRequest } from './worker-protocol';
import type { SlotReply, WorkerSlot } from './worker-slot';

/** A question with what it may cost. */
export interface ReadJob {
  readonly request: ReadRequest;
  readonly limits: ReaderLimits;
  readonly signal: AbortSignal | undefined;
}

/** How one attempt at a job ended. After `spent` the thread is gone or going. */
export type Outcome =
  | { readonly type: 'answered'; readonly answer: ReadAnswer }
  | { readonly type: 'refused'; readonly refusal: Refusal }
  | { readonly type: 'crowded' }
  | { readonly type: 'failed'; readonly error: Error };

/** An attempt under way; others can be asked to stop it because they share the process' memory. */
export interface Attempt {
  readonly outcome: Promise<Outcome>;
  /** Ends the thread; the outcome is `crowded`. */
  stop(): void;
}

/** How long a thread may take to notice by itself that nobody wants its answer. Milliseconds. */
const CANCEL_GRACE_MS = 250;
/** Starting a thread and loading pdf.js, on a busy machine; comes on top of the time to open. Milliseconds. */
const START_MS = 30_000;
const MIB = 1_048_576;

/**
 * Puts the question to the thread and ends the thread when an answer costs more than the limits.
 * @param onMemory called instead of refusing when memory runs out; true: handled there
 */
export function attemptJob(job: ReadJob, slot: WorkerSlot, onMemory: () => boolean): Attempt {
  const { request, limits, signal } = job;
  let finish: (outcome: Outcome) => void = () => {};
  const outcome = new Promise<Outcome>((resolve) => (finish = resolve));
  let clock: NodeJS.Timeout | undefined;
  let endMemoryWatch = (): void => {};
  let isOver = false;
  const over = (result: Outcome): void => {
    if (isOver) return;
    isOver = true;
    clearTimeout(clock);
    endMemoryWatch();
    signal?.removeEventListener('abort', cancel);
    finish(result);
  };
  const endWith = (result: Outcome): void => {
    void slot.end();
    over(result);
  };
  const setClock = (milliseconds: number, why: string): void => {
    clearTimeout(clock);
    clock = setTimeout(() => endWith({ type: 'refused', refusal: limitRefusal(why) }), milliseconds);
  };
  const cancel = (): void => {
    clearTimeout(clock);
    clock = setTimeout(() => endWith({ type: 'refused', refusal: cancelledRefusal }), CANCEL_GRACE_MS);
  };
  const isWhole = request.kind === 'inspect' || request.kind === 'count-pages';

  setClock(START_MS + limits.openMs, `Opening it took longer than ${seconds(limits.openMs)}.`);
  void fileMiB(request.source.file).then((size) => {
    if (isOver) return;
    endMemoryWatch = watchMemory(limits.rssGrowthMiB + size, () => {
      if (!onMemory()) endWith({ type: 'refused', refusal: tooMuchMemory(limits.rssGrowthMiB) });
    });
  });
  signal?.addEventListener('abort', cancel, { once: true });
  const onOpened = (): void => {
    if (isOver || signal?.aborted === true) return;
    if (isWhole) setClock(limits.openMs, `Looking at its pages took longer than ${seconds(limits.openMs)}.`);
    else setClock(limits.pageMs, `Reading the page took longer than ${seconds(limits.pageMs)}.`);
  };
  void slot.ask(request, onOpened).then((reply) => over(signal?.aborted === true ? { type: 'refused', refusal: cancelledRefusal } : judge(reply, limits)));
  return { outcome, stop: () => endWith({ type: 'crowded' }) };
}

function judge(reply: SlotReply, limits: ReaderLimits): Outcome {
  switch (reply.type) {
    case 'answer':
      return { type: 'answered', answer: reply.answer };
    case 'refused':
      return { type: 'refused', refusal: reply.refusal };
    case 'failed':
      return { type: 'failed', error: new Error(`reading failed inside the thread: ${reply.message}`) };
    case 'crashed':
      if ((reply.error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY') {
        return { type: 'refused', refusal: tooMuchMemory(limits.heapMiB) };
      }
      return { type: 'failed', error: reply.error };
  }
}

const tooMuchMemory = (limitMiB: number): Refusal => limitRefusal(`Reading it needs more than ${limitMiB.toLocaleString('en')} MiB of memory.`);

const seconds = (milliseconds: number): string => (milliseconds < 2_000 ? `${milliseconds} milliseconds` : `${Math.round(milliseconds / 1_000)} seconds`);

/** The file's own bytes may lie in memory once; a missing file is told by the thread. */
async function fileMiB(file: string): Promise<number> {
  try {
    return (await stat(file)).size / MIB;
  } catch {
    return 0;
  }
}
