import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Edit } from '../../../src-main/domain/edits/edit';
import {
  createEditQueue,
  type EditCall,
  RETRY_AFTER_MS,
} from '../../../src-renderer/editor/saving/edit-queue';
import type { EditOutcome } from '../../../src-renderer/editor/saving/editor-calls';

const OUTCOME: EditOutcome = { history: { undo: null, redo: null, revision: 1 }, pages: [], regions: [] };
const place = { document: 'doc', pageIndex: 0 };
const move = (region: string, left: number): Edit => ({
  op: 'move',
  ...place,
  region,
  box: [left, 0, left + 5, 5],
});
const relabel = (region: string): Edit => ({ op: 'relabel', ...place, region, class: 'c' });

function openQueue() {
  const sent: (EditCall | string)[] = [];
  const answers: { resolve: (outcome: EditOutcome) => void; reject: (error: Error) => void }[] = [];
  const send = (call: EditCall | string): Promise<EditOutcome> => {
    sent.push(call);
    return new Promise((resolve, reject) => answers.push({ resolve, reject }));
  };
  const queue = createEditQueue({
    apply: send,
    step: send,
    isTransient: (error) => (error as Error).message === 'disk full',
  });
  const answer = async (): Promise<void> => {
    answers.shift()!.resolve(OUTCOME);
    await vi.advanceTimersByTimeAsync(0);
  };
  const fail = async (message: string): Promise<void> => {
    answers.shift()!.reject(new Error(message));
    await vi.advanceTimersByTimeAsync(0);
  };
  return { queue, sent, answer, fail };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('saving', () => {
  test('sends at once, and one call at a time in the order of doing', async () => {
    const { queue, sent, answer } = openQueue();
    void queue.apply({ edits: [relabel('a')] });
    void queue.apply({ edits: [relabel('b')] });
    void queue.step('undo');
    expect(sent).toHaveLength(1);
    expect(queue.store.getState().waiting).toBe(3);
    await answer();
    await answer();
    await answer();
    expect(sent).toEqual([{ edits: [relabel('a')] }, { edits: [relabel('b')] }, 'undo']);
    expect(queue.store.getState().waiting).toBe(0);
  });

  test('different actions stay different steps of undo, however slow the disk', async () => {
    const { queue, sent, answer } = openQueue();
    for (const id of ['a', 'b', 'c']) void queue.apply({ edits: [relabel(id)] });
    await answer();
    await answer();
    expect(sent).toHaveLength(3);
  });

  test('what belongs to one gesture and waits becomes one call with the last position', async () => {
    const { queue, sent, answer } = openQueue();
    const done = [1, 2, 3, 4].map((left) =>
      queue.apply({ edits: [move('a', left), move('b', left)], gesture: 'nudge 1' }),
    );
    await answer();
    expect(sent).toEqual([
      { edits: [move('a', 1), move('b', 1)], gesture: 'nudge 1' },
      { edits: [move('a', 4), move('b', 4)], gesture: 'nudge 1' },
    ]);
    await answer();
    await expect(Promise.all(done)).resolves.toHaveLength(4);
  });

  test('a gesture is not joined over another edit or an undo between', async () => {
    const { queue, sent, answer } = openQueue();
    void queue.apply({ edits: [move('a', 1)], gesture: 'g' });
    void queue.apply({ edits: [move('a', 2)], gesture: 'g' });
    void queue.step('undo');
    void queue.apply({ edits: [move('a', 3)], gesture: 'g' });
    for (let at = 0; at < 4; at += 1) await answer();
    expect(sent).toHaveLength(4);
  });

  test('more edits than a call may carry go in several calls of one gesture', async () => {
    const { queue, sent, answer } = openQueue();
    const done = queue.apply({ edits: Array.from({ length: 25_000 }, (_, at) => relabel(`r${at}`)) });
    for (let at = 0; at < 3; at += 1) await answer();
    await done;
    const calls = sent as EditCall[];
    expect(calls.map(({ edits }) => edits.length)).toEqual([10_000, 10_000, 5000]);
    expect(new Set(calls.map(({ gesture }) => gesture)).size).toBe(1);
  });

  test('what is refused rejects, and the next goes on', async () => {
    const { queue, sent, fail, answer } = openQueue();
    const refused = queue.apply({ edits: [relabel('a')] }).catch((error: Error) => error.message);
    const next = queue.apply({ edits: [relabel('b')] });
    await fail('no such region');
    expect(await refused).toBe('no such region');
    await answer();
    await expect(next).resolves.toBe(OUTCOME);
    expect(sent).toHaveLength(2);
  });
});

describe('when nothing can be saved', () => {
  test('edits wait and are tried again after longer and longer times', async () => {
    const { queue, sent, fail, answer } = openQueue();
    const done = queue.apply({ edits: [relabel('a')] });
    void queue.apply({ edits: [relabel('b')] });
    await fail('disk full');
    expect(queue.store.getState()).toMatchObject({ waiting: 2, stalled: new Error('disk full') });
    await vi.advanceTimersByTimeAsync(RETRY_AFTER_MS[0]);
    expect(sent).toHaveLength(2);
    await fail('disk full');
    await vi.advanceTimersByTimeAsync(RETRY_AFTER_MS[0]);
    expect(sent).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(RETRY_AFTER_MS[1]);
    await answer();
    await expect(done).resolves.toBe(OUTCOME);
    await answer();
    expect(sent.at(-1)).toEqual({ edits: [relabel('b')] });
  });

  test('edits made meanwhile do not hammer the disk', async () => {
    const { queue, sent, fail } = openQueue();
    void queue.apply({ edits: [relabel('a')] });
    await fail('disk full');
    void queue.apply({ edits: [relabel('b')] });
    expect(sent).toHaveLength(1);
  });

  test('a person may try at once, or give up', async () => {
    const { queue, sent, fail } = openQueue();
    const given = queue.apply({ edits: [relabel('a')] }).catch((error: Error) => error.message);
    await fail('disk full');
    queue.retry();
    expect(sent).toHaveLength(2);
    await fail('disk full');
    queue.discard();
    expect(await given).toBe('disk full');
    expect(queue.store.getState()).toEqual({ waiting: 0, stalled: null });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(sent).toHaveLength(2);
  });
});
