import type { JobName, JobOutcome, JobSetup, JobTask } from './jobs';

/** Threads that do the tasks of one job. */
export interface JobThreads<Name extends JobName> {
  readonly count: number;
  /** @throws ThreadLost when the thread ended before it answered */
  run(task: JobTask<Name>): Promise<JobOutcome<Name>>;
  /** Ends them at once, whatever they are doing. @returns when they have let go of everything */
  end(): Promise<void>;
}

/** Starts threads for a job, where a host has them. @throws ThreadLost when it cannot */
export type StartThreads = <Name extends JobName>(job: Name, setup: JobSetup<Name>) => JobThreads<Name>;

/** A thread could not be started, or ended by itself. Its tasks can be done elsewhere. */
export class ThreadLost extends Error {
  override readonly name = 'ThreadLost';
}

/** The first tasks are done where we are: most migrations are over before a thread has started. */
const TASKS_IN_PLACE = 4;
/** Enough that a thread has work while its outcomes wait for their turn. */
const TASKS_PER_THREAD = 3;

/** What is to be done. */
interface Job<Name extends JobName> {
  readonly job: Name;
  readonly setup: JobSetup<Name>;
  /** Does a task where we are, with the library at hand. */
  inPlace(task: JobTask<Name>): JobOutcome<Name>;
}

export interface TaskRunner<Name extends JobName> {
  /** Takes a task on, and waits while too many are under way. @throws what a task or `onOutcome` threw */
  add(task: JobTask<Name>): Promise<void>;
  /** Waits for the outcomes of all tasks. */
  finish(): Promise<void>;
  /** To be called in the end, however it came about. */
  end(): void;
}

/**
 * Runs the tasks of a job on several threads where there are some, else on this one, a task a turn.
 *
 * @param onOutcome is given the outcomes in the order of the tasks
 */
export function createTaskRunner<Name extends JobName>(
  start: StartThreads | undefined,
  { job, setup, inPlace }: Job<Name>,
  onOutcome: (outcome: JobOutcome<Name>) => void,
): TaskRunner<Name> {
  const underWay: Promise<JobOutcome<Name>>[] = [];
  let threads: JobThreads<Name> | null = null;
  let left = TASKS_IN_PLACE;
  let isLost = start === undefined;
  let isEnded = false;

  const runInPlace = async (task: JobTask<Name>): Promise<JobOutcome<Name>> => {
    await new Promise((resolve) => setImmediate(resolve));
    return inPlace(task);
  };
  const run = async (task: JobTask<Name>): Promise<JobOutcome<Name>> => {
    if (isLost || start === undefined || left-- > 0) return runInPlace(task);
    try {
      threads ??= start(job, setup);
      return await threads.run(task);
    } catch (error) {
      if (isEnded || !(error instanceof ThreadLost)) throw error;
      isLost = true;
      return runInPlace(task);
    }
  };
  const settleUntil = async (limit: number): Promise<void> => {
    for (let next = underWay[0]; next !== undefined && underWay.length > limit; next = underWay[0]) {
      onOutcome(await next);
      underWay.shift();
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
  return {
    add(task) {
      const outcome = run(task);
      outcome.catch(() => undefined); // reported when its turn comes, if it comes
      underWay.push(outcome);
      return settleUntil(isLost || threads === null ? 0 : threads.count * TASKS_PER_THREAD);
    },
    finish: () => settleUntil(0),
    end() {
      isEnded = true;
      void threads?.end();
    },
  };
}
