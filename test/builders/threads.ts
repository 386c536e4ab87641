import { resolve } from 'node:path';
import { startThreadsFrom } from '../../src-main/core/job-threads';
import type { StartThreads } from '../../src-main/services/task-runner';

/** What a thread runs, as it is built. */
export const JOB_THREAD = resolve(import.meta.dirname, '../../out/main/job-thread.js');

/** Threads that count the tasks they are given, and whether they were ended. */
export function watchedThreads(
  entry: string,
  tasks: { asked: number; answered: number; ended?: number },
): StartThreads {
  const start = startThreadsFrom(entry);
  return (job, setup) => {
    const threads = start(job, setup);
    return {
      ...threads,
      async run(task) {
        tasks.asked += 1;
        const outcome = await threads.run(task);
        tasks.answered += 1;
        return outcome;
      },
      end() {
        tasks.ended = (tasks.ended ?? 0) + 1;
        return threads.end();
      },
    };
  };
}
