import { expect, test } from 'vitest';
import { keepSpare } from '../../../src-renderer/pdf-view/sources/keep-spare';

function aStarter() {
  const started: { readonly name: number; readonly promise: Promise<void>; readonly fail: () => void }[] = [];
  const start = () => {
    let fail = (): void => undefined;
    const promise = new Promise<void>((_resolve, reject) => {
      fail = () => reject(new Error('not started'));
    });
    const one = { name: started.length, promise, fail: () => fail() };
    started.push(one);
    return one;
  };
  return { start, started };
}

test('the one that is ready is given once', () => {
  const { start, started } = aStarter();
  const spare = keepSpare(start);
  spare.prepare();
  spare.prepare();
  expect(started).toHaveLength(1);
  expect(spare.take().name).toBe(0);
  expect(spare.take().name).toBe(1);
});

test('without preparation one is started when it is asked for', () => {
  const { start, started } = aStarter();
  const spare = keepSpare(start);
  expect(started).toHaveLength(0);
  expect(spare.take().name).toBe(0);
});

test('one that did not start is not given', async () => {
  const { start, started } = aStarter();
  const spare = keepSpare(start);
  spare.prepare();
  started[0]!.fail();
  await expect(started[0]!.promise).rejects.toThrow('not started');
  expect(spare.take().name).toBe(1);
});

test('a failure of one that was given leaves the next one alone', async () => {
  const { start, started } = aStarter();
  const spare = keepSpare(start);
  spare.prepare();
  spare.take();
  spare.prepare();
  started[0]!.fail();
  await expect(started[0]!.promise).rejects.toThrow('not started');
  expect(spare.take().name).toBe(1);
});
