import { ORPCError } from '@orpc/client';
import { describe, expect, test, vi } from 'vitest';
import { toCallFailed } from '../../../src-renderer/api/call-failed';
import { runLongCall } from '../../../src-renderer/api/long-call';

const progress = (done: number) => ({ type: 'progress' as const, what: 'Reading', done, total: 3 });
const signal = () => new AbortController().signal;

describe('long calls', () => {
  test('report progress, then give the result', async () => {
    const seen: number[] = [];
    const start = async () =>
      (async function* () {
        yield progress(1);
        yield progress(2);
        yield { type: 'result' as const, result: 'done' };
      })();
    await expect(runLongCall(start, ({ done }) => seen.push(done), signal())).resolves.toBe('done');
    expect(seen).toEqual([1, 2]);
  });

  test('cancelling ends the iteration and gives `cancelled` at once, even if the core is slow', async () => {
    const abort = new AbortController();
    const end = vi.fn(async () => ({ done: true as const, value: undefined }));
    const never = {
      next: () => new Promise<never>(() => undefined),
      return: end,
      [Symbol.asyncIterator]() {
        return this;
      },
    };
    const running = runLongCall(async () => never, vi.fn(), abort.signal);
    await Promise.resolve();
    setTimeout(() => abort.abort(), 5);
    await expect(running).rejects.toMatchObject({ code: 'cancelled' });
    expect(end).toHaveBeenCalledOnce();
  });

  test('a call that was cancelled before it began fails as cancelled', async () => {
    const start = async () => (async function* () {})();
    await expect(runLongCall(start, vi.fn(), AbortSignal.abort())).rejects.toMatchObject({
      code: 'cancelled',
    });
  });

  test('a stream that ends without a result is a failure', async () => {
    const start = async () => (async function* () {})();
    await expect(runLongCall(start, vi.fn(), signal())).rejects.toMatchObject({ code: 'unexpected' });
  });
});

describe('failures', () => {
  const userMessage = { what: 'No.', why: 'Because.', next: 'Wait.' };

  test('carry the core’s code and words', () => {
    const reply = new ORPCError('FAILED', { status: 422, data: { code: 'class-in-use', userMessage } });
    expect(toCallFailed(reply)).toMatchObject({ code: 'class-in-use', userMessage });
  });

  test('a program that is gone is told as that', () => {
    expect(toCallFailed(new TypeError('Failed to fetch')).userMessage.what).toMatch(/does not answer/);
    expect(toCallFailed(new ORPCError('UNAUTHORIZED')).code).toBe('caller-refused');
  });

  test('what nobody foresaw shows no internals', () => {
    const failed = toCallFailed(new ORPCError('FAILED', { data: { code: 'x' } }));
    expect(failed.code).toBe('unexpected');
    expect(failed.message).not.toMatch(/FAILED/);
  });
});
