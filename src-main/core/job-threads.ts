import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { AppError, type ErrorReply } from '../domain/errors/app-error';
import type { JobName } from '../services/jobs';
import { ThreadLost, type JobThreads, type StartThreads } from '../services/task-runner';
import { logUnexpected } from './log';

/** What a thread is started with. */
export interface JobStart {
  readonly job: JobName;
  readonly setup: unknown;
}

/** What a thread says of a task: its outcome, a refusal in words for a person, or what nobody foresaw. */
export type JobAnswer =
  | { readonly outcome: unknown }
  | { readonly refusal: ErrorReply }
  | { readonly failure: string };

/** More would only wait for the thread that has the library. */
const MAX_THREADS = 4;

/** @param entry the built `job-thread.js` */
export function startThreadsFrom(entry: string): StartThreads {
  return <Name extends JobName>(job: Name, setup: unknown): JobThreads<Name> => {
    const count = Math.min(MAX_THREADS, availableParallelism());
    const threads = Array.from({ length: count }, () => startThread(entry, { job, setup }));
    return {
      count,
      run(task) {
        const least = threads.reduce((a, b) => (b.waiting() < a.waiting() ? b : a));
        return least.run(task) as ReturnType<JobThreads<Name>['run']>;
      },
      async end() {
        await Promise.all(threads.map((thread) => thread.end()));
      },
    };
  };
}

/** Threads for the work on one library, which must have let go of it before it is closed. */
export function threadsForLibrary(start: StartThreads) {
  const running = new Set<{ end(): Promise<void> }>();
  const startThreads: StartThreads = (job, setup) => {
    const threads = start(job, setup);
    const held = {
      ...threads,
      async end() {
        await threads.end();
        running.delete(held);
      },
    };
    running.add(held);
    return held;
  };
  return {
    startThreads,
    async endAll() {
      await Promise.all([...running].map((threads) => threads.end()));
    },
  };
}

interface Waiting {
  resolve(outcome: unknown): void;
  reject(error: Error): void;
}

function startThread(entry: string, start: JobStart) {
  const worker = startWorker(entry, start);
  const waiting: Waiting[] = [];
  let isLost = false;
  worker.on('message', (answer: JobAnswer) => {
    const { resolve, reject } = waiting.shift() as Waiting; // tasks are answered in their order
    if ('outcome' in answer) resolve(answer.outcome);
    else reject(errorOf(answer));
  });
  worker.on('error', logUnexpected);
  worker.on('exit', () => {
    isLost = true;
    for (const { reject } of waiting.splice(0)) reject(new ThreadLost());
  });
  return {
    waiting: () => waiting.length,
    run: (task: unknown): Promise<unknown> =>
      new Promise((resolve, reject) => {
        if (isLost) return reject(new ThreadLost());
        waiting.push({ resolve, reject });
        worker.postMessage(task);
      }),
    end: () => worker.terminate(),
  };
}

function startWorker(entry: string, workerData: JobStart): Worker {
  try {
    return new Worker(entry, { workerData });
  } catch (error) {
    logUnexpected(error); // a host that allows no threads: the work is done without
    throw new ThreadLost();
  }
}

function errorOf(answer: Exclude<JobAnswer, { readonly outcome: unknown }>): Error {
  if ('failure' in answer) return new Error(`a task failed on its thread: ${answer.failure}`);
  return new AppError(answer.refusal.code, answer.refusal.userMessage);
}
