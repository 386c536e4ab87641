import { createStore, type StoreApi } from 'zustand/vanilla';
import { MAX_EDITS_PER_CALL } from '../../../src-main/contract/values';
import type { Edit } from '../../../src-main/domain/edits/edit';
import type { EditOutcome } from './editor-calls';

/** One change as it is sent: one step of undo. */
export interface EditCall {
  readonly edits: readonly Edit[];
  /** Words for the undo menu. */
  readonly label?: string | undefined;
  /** Changes in a row with the same gesture are one step of undo. */
  readonly gesture?: string | undefined;
}

export type HistoryStep = 'undo' | 'redo';

/** How saving goes. `stalled` is the failure that keeps edits waiting: they are tried again, never dropped. */
export interface QueueState {
  readonly waiting: number;
  readonly stalled: unknown;
}

export interface EditQueue {
  readonly store: StoreApi<QueueState>;
  /** Sends a change after those before it. Rejects when it was refused, with the reason of the core. */
  apply(call: EditCall): Promise<EditOutcome>;
  step(step: HistoryStep): Promise<EditOutcome>;
  /** Tries at once what waits after a failure. */
  retry(): void;
  /** Gives up what waits; its promises reject with the failure. */
  discard(): void;
}

export interface QueuePorts {
  apply(call: EditCall): Promise<EditOutcome>;
  step(step: HistoryStep): Promise<EditOutcome>;
  /** The failure says nothing about the edit itself (disk full, connection lost): it is kept and tried again. */
  isTransient(error: unknown): boolean;
}

interface Answer {
  readonly promise: Promise<EditOutcome>;
  readonly resolve: (outcome: EditOutcome) => void;
  readonly reject: (reason: unknown) => void;
}

function newAnswer(): Answer {
  let resolve: Answer['resolve'] = () => undefined;
  let reject: Answer['reject'] = () => undefined;
  const promise = new Promise<EditOutcome>((yes, no) => {
    [resolve, reject] = [yes, no];
  });
  return { promise, resolve, reject };
}

interface Entry {
  call: EditCall | HistoryStep;
  readonly answer: Answer;
}

/** Milliseconds until a stalled queue tries again by itself; the last one repeats. */
export const RETRY_AFTER_MS = [1000, 2000, 5000, 15_000] as const;

/**
 * Sends the changes of one dataset in order, one at a time. Different actions stay different calls, hence
 * different steps of undo; what belongs to the same gesture (arrow keys held down) and has not been sent
 * yet becomes one call. What cannot be saved now waits: nothing a person did is lost while the window lives.
 */
export function createEditQueue(ports: QueuePorts): EditQueue {
  const store = createStore<QueueState>(() => ({ waiting: 0, stalled: null }));
  const entries: Entry[] = [];
  let sending: Entry | null = null;
  const retry = createRetryTimer(() => void sendNext());

  const tell = (stalled: unknown): void => store.setState({ waiting: entries.length, stalled });

  const settle = (entry: Entry): void => {
    entries.splice(entries.indexOf(entry), 1);
    retry.reset();
    tell(null);
  };

  const sendNext = async (): Promise<void> => {
    const [entry] = entries;
    if (entry === undefined || sending !== null) return;
    retry.stop();
    sending = entry;
    try {
      const { call } = entry;
      const outcome = typeof call === 'string' ? await ports.step(call) : await ports.apply(call);
      settle(entry);
      entry.answer.resolve(outcome);
    } catch (error) {
      if (ports.isTransient(error)) {
        retry.start();
        return tell(error);
      }
      settle(entry);
      entry.answer.reject(error);
    } finally {
      sending = null;
    }
    void sendNext();
  };

  const push = (call: EditCall | HistoryStep): Promise<EditOutcome> => {
    const last = entries.at(-1);
    if (last !== undefined && last !== sending && canJoin(last.call, call)) {
      last.call = joined(last.call as EditCall, call as EditCall);
      return last.answer.promise;
    }
    const entry: Entry = { call, answer: newAnswer() };
    entries.push(entry);
    tell(store.getState().stalled);
    if (!retry.isRunning) void sendNext();
    return entry.answer.promise;
  };

  return {
    store,
    apply: (call) => inChunks(call, push),
    step: push,
    retry: () => void sendNext(),
    discard() {
      const reason = store.getState().stalled;
      const given = entries.filter((entry) => entry !== sending);
      entries.splice(0, entries.length, ...(sending === null ? [] : [sending]));
      retry.reset();
      tell(null);
      for (const { answer } of given) answer.reject(reason);
    },
  };
}

/** Calls back after longer and longer times, until something succeeded. */
function createRetryTimer(callback: () => void) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;
  const stop = (): void => {
    clearTimeout(timer);
    timer = undefined;
  };
  return {
    get isRunning() {
      return timer !== undefined;
    },
    start() {
      timer = setTimeout(callback, RETRY_AFTER_MS[Math.min(failures, RETRY_AFTER_MS.length - 1)]);
      failures += 1;
    },
    stop,
    reset() {
      stop();
      failures = 0;
    },
  };
}

function canJoin(last: EditCall | HistoryStep, next: EditCall | HistoryStep): boolean {
  if (typeof last === 'string' || typeof next === 'string') return false;
  return (
    last.gesture !== undefined &&
    last.gesture === next.gesture &&
    last.edits.length + next.edits.length <= MAX_EDITS_PER_CALL
  );
}

/** A later movement of the same region replaces the earlier one. */
function joined(first: EditCall, next: EditCall): EditCall {
  const moved = new Set(next.edits.flatMap((edit) => (edit.op === 'move' ? [edit.region] : [])));
  const kept = first.edits.filter((edit) => edit.op !== 'move' || !moved.has(edit.region));
  return { ...next, edits: [...kept, ...next.edits] };
}

/** More edits than a call may carry go in several of one gesture, which the core makes one step of undo. */
async function inChunks(
  call: EditCall,
  push: (call: EditCall) => Promise<EditOutcome>,
): Promise<EditOutcome> {
  if (call.edits.length <= MAX_EDITS_PER_CALL) return push(call);
  const gesture = call.gesture ?? `bulk ${crypto.randomUUID()}`;
  const answers: Promise<EditOutcome>[] = [];
  for (let at = 0; at < call.edits.length; at += MAX_EDITS_PER_CALL) {
    answers.push(push({ ...call, gesture, edits: call.edits.slice(at, at + MAX_EDITS_PER_CALL) }));
  }
  return (await Promise.all(answers)).at(-1)!;
}
