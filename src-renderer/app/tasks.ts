import { create } from 'zustand';
import { runLongCall, type StartLongCall } from '../api/long-call';

/** Long work as the progress panel shows it. */
export interface Task {
  readonly id: number;
  /** What the person asked for: "Add 12 files". */
  readonly title: string;
  /** What is being done now, in the core's words. */
  readonly what: string;
  readonly done: number;
  readonly total: number | null;
  readonly isCancelling: boolean;
  /** In the panel, once it takes longer than a moment; `inline` work is shown by the dialog that started it. */
  readonly isShown: boolean;
  readonly isInline: boolean;
  readonly cancel: () => void;
}

const SHOW_AFTER_MS = 400;

interface Tasks {
  readonly tasks: readonly Task[];
}

export const useTasks = create<Tasks>(() => ({ tasks: [] }));

let lastId = 0;

const update = (id: number, change: Partial<Task>): void =>
  useTasks.setState(({ tasks }) => ({
    tasks: tasks.map((task) => (task.id === id ? { ...task, ...change } : task)),
  }));

export type Report = (change: Pick<Task, 'what' | 'done' | 'total'>) => void;

/**
 * Does long work with its progress on screen and a Cancel that works.
 *
 * @throws CallFailed, with the code `cancelled` when the person cancelled it
 */
export async function runWork<Result>(
  title: string,
  work: (report: Report, signal: AbortSignal) => Promise<Result>,
  isInline = false,
): Promise<Result> {
  const id = ++lastId;
  const abort = new AbortController();
  const cancel = (): void => {
    update(id, { isCancelling: true });
    abort.abort();
  };
  const task: Task = {
    id,
    title,
    what: '',
    done: 0,
    total: null,
    isCancelling: false,
    isShown: false,
    isInline,
    cancel,
  };
  useTasks.setState(({ tasks }) => ({ tasks: [...tasks, task] }));
  const timer = setTimeout(() => update(id, { isShown: true }), SHOW_AFTER_MS);
  try {
    return await work((change) => update(id, change), abort.signal);
  } finally {
    clearTimeout(timer);
    useTasks.setState(({ tasks }) => ({ tasks: tasks.filter((each) => each.id !== id) }));
  }
}

/** `runWork` for one long call: `runTask('Verify library', (signal) => api.session.verify(undefined, { signal }))`. */
export const runTask = <Result>(title: string, start: StartLongCall<Result>): Promise<Result> =>
  runWork(title, (report, signal) => runLongCall(start, report, signal));
