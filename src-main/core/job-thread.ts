import { parentPort, workerData } from 'node:worker_threads';
import { AppError, toErrorReply } from '../domain/errors/app-error';
import { JOBS } from '../services/jobs';
import type { JobAnswer, JobStart } from './job-threads';

// Entry of a thread that does the tasks of one job. It has no library: what it needs is in the task, or found by id.
const { job, setup } = workerData as JobStart;
const work = JOBS[job](setup as never) as (task: unknown) => unknown;

parentPort?.on('message', (task: unknown) => parentPort?.postMessage(answer(task)));

function answer(task: unknown): JobAnswer {
  try {
    return { outcome: work(task) };
  } catch (error) {
    if (error instanceof AppError) return { refusal: toErrorReply(error) };
    return { failure: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
