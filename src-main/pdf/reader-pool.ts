import { type Outcome, type ReadJob, runJob } from './read-job';
import { type LaunchReader, type ReaderProcess, startReaderProcess } from './reader-process';
import type { ReaderSettings } from './reader-protocol';
import { cancelledRefusal } from './refusal';

/** Processes with nothing to do are ended after this. Milliseconds. */
const IDLE_MS = 30_000;

/** A few processes that jobs wait for. */
export interface ReaderPool {
  run(job: ReadJob): Promise<Outcome>;
  /** Closes `file` where a process still has it open. */
  release(file: string): void;
  close(): Promise<void>;
}

export interface ReaderPoolOptions {
  readonly workerEntry: URL | string;
  readonly settings: ReaderSettings;
  readonly heapMiB: number;
  readonly concurrency: number;
  readonly launch: LaunchReader;
}

interface Waiting {
  readonly job: ReadJob;
  readonly resolve: (outcome: Outcome) => void;
}

const cancelled: Outcome = { type: 'refused', refusal: cancelledRefusal };

/** Spreads jobs over at most `concurrency` processes. A process that was ended is replaced when needed. */
export function createReaderPool(options: ReaderPoolOptions): ReaderPool {
  const queue: Waiting[] = [];
  const idle = createIdleReaders();
  const busy = new Set<ReaderProcess>();
  let isClosed = false;

  const start = async (reader: ReaderProcess, { job, resolve }: Waiting): Promise<void> => {
    busy.add(reader);
    const outcome = await runJob(job, reader, options.settings);
    busy.delete(reader);
    if (isClosed) void reader.end();
    else if (!reader.isGone()) idle.put(reader);
    resolve(outcome);
    pump();
  };
  const pump = (): void => {
    while (busy.size < options.concurrency) {
      const next = queue.shift();
      if (next === undefined) return;
      const reader =
        idle.take(next.job.request.source.file) ??
        startReaderProcess(options.workerEntry, options.heapMiB, options.launch);
      void start(reader, next);
    }
  };

  return {
    run: (job) =>
      new Promise((resolve) => {
        if (isClosed || job.signal?.aborted === true) {
          resolve(cancelled);
          return;
        }
        const waiting: Waiting = {
          job,
          resolve: (outcome) => {
            job.signal?.removeEventListener('abort', drop);
            resolve(outcome);
          },
        };
        const drop = (): void => {
          const index = queue.indexOf(waiting);
          if (index >= 0) queue.splice(index, 1)[0]?.resolve(cancelled);
        };
        job.signal?.addEventListener('abort', drop, { once: true });
        queue.push(waiting);
        pump();
      }),
    release: (file) => idle.release(file),
    close: async () => {
      isClosed = true;
      for (const { resolve } of queue.splice(0)) resolve(cancelled);
      await Promise.all([...idle.clear(), ...busy].map((reader) => reader.end()));
    },
  };
}

/** Processes waiting for work, each with the time at which it is no longer kept. */
function createIdleReaders() {
  const readers = new Map<ReaderProcess, NodeJS.Timeout>();
  const forget = (reader: ReaderProcess): ReaderProcess => {
    clearTimeout(readers.get(reader));
    readers.delete(reader);
    return reader;
  };
  return {
    put: (reader: ReaderProcess): void => {
      readers.set(reader, setTimeout(() => void forget(reader).end(), IDLE_MS).unref());
    },
    /** The one that probably has `file` open, else any. */
    take: (file: string): ReaderProcess | undefined => {
      for (const reader of readers.keys()) if (reader.isGone()) forget(reader);
      const all = [...readers.keys()];
      const chosen = all.find((reader) => reader.lastFile() === file) ?? all.at(-1);
      return chosen === undefined ? undefined : forget(chosen);
    },
    release: (file: string): void => {
      for (const reader of readers.keys())
        if (reader.lastFile() === file && !reader.isGone()) reader.release();
    },
    clear: (): readonly ReaderProcess[] => [...readers.keys()].map(forget),
  };
}
