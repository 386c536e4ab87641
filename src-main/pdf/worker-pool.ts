import { type Attempt, attemptJob, type Outcome, type ReadJob } from './read-job';
import { cancelledRefusal } from './refusal';
import { startWorker, type WorkerSlot, type WorkerSlotOptions } from './worker-slot';

/** Threads with nothing to do are ended after this. Milliseconds. */
const IDLE_MS = 30_000;

/** How a job ended for who asked. */
export type JobResult = Exclude<Outcome, { readonly type: 'crowded' }>;

export interface WorkerPool {
  run(job: ReadJob): Promise<JobResult>;
  /** Closes `file` where a thread still has it open. */
  release(file: string): void;
  close(): Promise<void>;
}

interface Waiting {
  readonly job: ReadJob;
  readonly resolve: (result: JobResult) => void;
  /** It was under way when memory ran out; alone it can be told whether it is the culprit. */
  readonly isAlone: boolean;
}

/**
 * Spreads jobs over at most `concurrency` threads. Memory is measured for the whole process, so when
 * it runs out while several documents are read, all are stopped and repeated one by one: only the one
 * that exceeds the limit alone is refused.
 */
export function createWorkerPool(options: WorkerSlotOptions & { readonly concurrency: number }): WorkerPool {
  const queue: Waiting[] = [];
  const idle = new Map<WorkerSlot, NodeJS.Timeout>();
  const active = new Map<Attempt, Waiting>();
  let isClosed = false;

  const takeSlot = (file: string): WorkerSlot => {
    for (const slot of [...idle.keys()]) if (slot.isDead()) forget(slot);
    const slots = [...idle.keys()];
    const slot = slots.find((candidate) => candidate.lastFile() === file) ?? slots.at(-1);
    if (slot === undefined) return startWorker(options);
    forget(slot);
    return slot;
  };
  const forget = (slot: WorkerSlot): void => {
    clearTimeout(idle.get(slot));
    idle.delete(slot);
  };
  const putBack = (slot: WorkerSlot): void => {
    if (slot.isDead()) return;
    const retire = (): void => {
      forget(slot);
      void slot.end();
    };
    if (isClosed) retire();
    else idle.set(slot, setTimeout(retire, IDLE_MS).unref());
  };
  const stopAllWhenCrowded = (): boolean => {
    if (active.size < 2) return false;
    for (const attempt of [...active.keys()]) attempt.stop();
    return true;
  };

  const pump = (): void => {
    for (let next = queue[0]; next !== undefined; next = queue[0]) {
      const isBlocked = active.size > 0 && (next.isAlone || [...active.values()].some(({ isAlone }) => isAlone));
      if (isBlocked || active.size >= options.concurrency) return;
      queue.shift();
      void start(next);
    }
  };
  const start = async (waiting: Waiting): Promise<void> => {
    if (waiting.job.signal?.aborted === true || isClosed) {
      waiting.resolve({ type: 'refused', refusal: cancelledRefusal });
      return;
    }
    const slot = takeSlot(waiting.job.request.source.file);
    const attempt = attemptJob(waiting.job, slot, stopAllWhenCrowded);
    active.set(attempt, waiting);
    const outcome = await attempt.outcome;
    // What a stopped thread held must be gone before the next one is measured.
    if (slot.isDead()) await Promise.race([slot.end(), new Promise((resolve) => setTimeout(resolve, 1_000))]);
    active.delete(attempt);
    putBack(slot);
    if (outcome.type === 'crowded' && !isClosed) queue.unshift({ ...waiting, isAlone: true });
    else waiting.resolve(outcome.type === 'crowded' ? { type: 'refused', refusal: cancelledRefusal } : outcome);
    pump();
  };

  return {
    run: (job) =>
      new Promise((resolve) => {
        const waiting: Waiting = { job, resolve, isAlone: false };
        job.signal?.addEventListener('abort', () => dropFromQueue(queue, waiting), { once: true });
        queue.push(waiting);
        pump();
      }),
    release: (file) => {
      for (const slot of idle.keys()) if (slot.lastFile() === file && !slot.isDead()) slot.release();
    },
    close: async () => {
      isClosed = true;
      for (const waiting of queue.splice(0)) waiting.resolve({ type: 'refused', refusal: cancelledRefusal });
      const ending = [...idle.keys()].map((slot) => slot.end());
      for (const slot of [...idle.keys()]) forget(slot);
      const running = [...active.keys()].map((attempt) => {
        attempt.stop();
        return attempt.outcome;
      });
      await Promise.all([...ending, ...running]);
    },
  };
}

function dropFromQueue(queue: Waiting[], waiting: Waiting): void {
  const index = queue.findIndex(({ job }) => job === waiting.job);
  if (index < 0) return;
  queue.splice(index, 1);
  waiting.resolve({ type: 'refused', refusal: cancelledRefusal });
}

