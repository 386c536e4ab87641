import { describe, expect, test, vi } from 'vitest';
import { createRenderQueue, type RenderJob } from '../../../src-renderer/pdf-view/render-queue';

/** Jobs that end when the test says so, and a record of what happened. */
function workshop() {
  const log: string[] = [];
  const finish = new Map<string, (error?: Error) => void>();
  const job = (key: string, rank: number): RenderJob => ({
    key,
    rank,
    run: (signal) =>
      new Promise((resolve, reject) => {
        log.push(`begin ${key}`);
        signal.addEventListener('abort', () => {
          log.push(`cancel ${key}`);
          reject(new Error('cancelled'));
        });
        finish.set(key, (error) => (error === undefined ? resolve() : reject(error)));
      }),
  });
  const end = async (key: string, error?: Error): Promise<void> => {
    finish.get(key)!(error);
    await new Promise((resolve) => setTimeout(resolve));
  };
  return { log, job, end };
}

describe('the order of drawing', () => {
  test('lower ranks first, one at a time', async () => {
    const { log, job, end } = workshop();
    const queue = createRenderQueue();
    queue.want([job('ahead', 1000), job('visible 2', 1), job('visible 1', 0)]);
    expect(log).toEqual(['begin visible 1']);
    await end('visible 1');
    await end('visible 2');
    expect(log).toEqual(['begin visible 1', 'begin visible 2', 'begin ahead']);
  });

  test('what nobody wants any more is ended at once, and its place taken', () => {
    const { log, job } = workshop();
    const queue = createRenderQueue();
    queue.want([job('1', 0), job('2', 1)]);
    queue.want([job('8', 0), job('9', 1)]);
    expect(log).toEqual(['begin 1', 'cancel 1', 'begin 8']);
  });

  test('what is still wanted goes on, also when something better came', async () => {
    const { log, job, end } = workshop();
    const queue = createRenderQueue();
    queue.want([job('1', 0)]);
    queue.want([job('2', 0), job('1', 1)]);
    expect(log).toEqual(['begin 1']);
    await end('1');
    expect(log).toEqual(['begin 1', 'begin 2']);
  });

  test('a failure is told and the rest goes on; a cancelled job is no failure', async () => {
    const { log, job, end } = workshop();
    const onFailure = vi.fn();
    const queue = createRenderQueue({ onFailure });
    queue.want([job('bad', 0), job('good', 1)]);
    await end('bad', new Error('damaged'));
    expect(onFailure).toHaveBeenCalledExactlyOnceWith('bad', expect.objectContaining({ message: 'damaged' }));
    queue.want([]);
    await new Promise((resolve) => setTimeout(resolve));
    expect(log).toEqual(['begin bad', 'begin good', 'cancel good']);
    expect(onFailure).toHaveBeenCalledTimes(1);
  });

  test('thumbnails wait until pages are drawn', async () => {
    const { log, job, end } = workshop();
    const thumbnails = createRenderQueue({ concurrency: 2, mayBegin: () => !pages.isBusy });
    const wanted = [job('small 1', 0), job('small 2', 1), job('small 3', 2)];
    const pages = createRenderQueue({ onIdle: () => thumbnails.want(wanted) });
    pages.want([job('page', 0)]);
    thumbnails.want(wanted);
    expect(log).toEqual(['begin page']);
    await end('page');
    expect(log).toEqual(['begin page', 'begin small 1', 'begin small 2']);
  });

  test('a closed queue begins nothing', () => {
    const { log, job } = workshop();
    const queue = createRenderQueue();
    queue.want([job('1', 0)]);
    queue.close();
    queue.want([job('2', 0)]);
    expect(log).toEqual(['begin 1', 'cancel 1']);
    expect(queue.isBusy).toBe(false);
  });
});
