import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import { implement, type Router, type RouterClient } from '@orpc/server';
import { describe, expect, test, vi } from 'vitest';

import { contract } from '../../../src-main/contract';
import { createHandleRegistry } from '../../../src-main/core/handles';
import type { FromCore, ToCore } from '../../../src-main/hosts/electron/core-messages';
import { serveCore } from '../../../src-main/hosts/electron/serve-core';

type Client = RouterClient<Router<typeof contract, Record<never, never>>>;
const READY = { library: null, recent: [], version: '1.2.3' };
const LIBRARY = {
  id: '1',
  name: 'set',
  mode: 'write',
  readOnlyReason: null,
  person: 'A',
  formatNumber: 1,
} as const;
const RECENT = { id: 'r1', name: 'gone', shownFolder: '', openedAt: '', exists: false };

interface FakeOptions {
  readonly recent?: (typeof RECENT)[];
  readonly isLocked?: boolean;
  readonly failure?: Error;
}

/** The core process without the process: a fake line to main, and a core that answers four calls. */
function startFake({ recent = [], isLocked = false, failure }: FakeOptions = {}) {
  const os = implement(contract);
  const handles = createHandleRegistry();
  const opened: unknown[] = [];
  const told: FromCore[] = [];
  const exit = vi.fn();
  let receive: (event: { data: unknown; ports: unknown[] }) => void = () => undefined;
  const outcome = (input: unknown, readOnly: boolean) => {
    opened.push(input);
    return isLocked && !readOnly
      ? { outcome: 'locked' as const, holder: 'Colophon command line' }
      : { outcome: 'opened' as const, library: LIBRARY };
  };
  const router = {
    session: {
      state: os.session.state.handler(() => ({ ...READY, recent: [...recent] })),
      open: os.session.open.handler(({ input, errors }) => {
        if (input.handle !== undefined && handles.resolve(input.handle).endsWith('newer')) {
          const userMessage = { what: 'Not opened.', why: 'It is newer.', next: 'Update.' };
          throw errors.FAILED({ data: { code: 'library-newer', userMessage } });
        }
        return outcome(input.recent ?? handles.resolve(input.handle ?? ''), input.readOnly);
      }),
      openSample: os.session.openSample.handler(() => outcome('sample', false)),
    },
  };
  const close = vi.fn(() => Promise.resolve());
  serveCore(
    { on: (_name, listener) => (receive = listener as never), postMessage: (message) => told.push(message) },
    async () => {
      if (failure !== undefined) throw failure;
      return { router, handles, close };
    },
    exit,
  );
  const send = (data: ToCore, ports: unknown[] = []): void => receive({ data, ports });
  const start = (library: string | null): void =>
    send({ type: 'start', setup: { options: {} as never, library } });
  return { send, start, told, opened, handles, exit, close };
}

/** A page's end of a connection, and the other end as Electron gives it to the core process. */
function createPorts(): { client: Client; page: MessagePort; main: unknown } {
  const { port1, port2 } = new MessageChannel();
  const main = {
    on: (name: string, listener: (event: { data: unknown }) => void) =>
      port2.on(name, (data: unknown) => listener({ data })),
    postMessage: (message: unknown) => port2.postMessage(message),
    start: () => port2.start(),
  };
  return { client: createORPCClient(new RPCLink({ port: port1 as never })), page: port1, main };
}

describe('the core process', () => {
  test('answers a page on the port that main handed out, also when it asked before the core was there', async () => {
    const fake = startFake();
    const { client, page, main } = createPorts();
    const answer = client.session.state();
    fake.start(null);
    fake.send({ type: 'connect' }, [main]);
    expect(await answer).toEqual(READY);
    page.close();
  });

  test.each([
    ['the folder that was named', '/data/set', [], '/data/set'],
    ['the last library that is still there', null, [RECENT, { ...RECENT, id: 'r2', exists: true }], 'r2'],
    ['the sample when there is nothing else', null, [RECENT], 'sample'],
  ])('opens %s', async (...row) => {
    const [, folder, recent, expected] = row;
    const fake = startFake({ recent });
    fake.start(folder);
    await expect.poll(() => fake.opened).toEqual([expected]);
    await expect.poll(() => fake.told).toContainEqual({ type: 'opening', result: { outcome: 'opened' } });
  });

  test('tells who holds a locked library, and opens it read-only when asked', async () => {
    const fake = startFake({ isLocked: true });
    fake.start('/data/set');
    const locked = { outcome: 'locked', library: 'set', holder: 'Colophon command line' };
    await expect.poll(() => fake.told).toContainEqual({ type: 'opening', result: locked });
    fake.send({ type: 'open-read-only' });
    await expect.poll(() => fake.told).toContainEqual({ type: 'opening', result: { outcome: 'opened' } });
  });

  test('passes on why a library cannot be opened, in the words of the core', async () => {
    const fake = startFake();
    fake.start('/data/newer');
    await expect
      .poll(() => fake.told)
      .toMatchObject([{ result: { outcome: 'failed', library: 'newer', error: { code: 'library-newer' } } }]);
  });

  test('knows a handle before it says so', async () => {
    const fake = startFake();
    fake.start(null);
    fake.send({ type: 'register-handle', id: 'handle-0001', path: '/data/a.pdf' });
    await expect.poll(() => fake.told).toContainEqual({ type: 'handle-registered', id: 'handle-0001' });
    expect(fake.handles.resolve('handle-0001')).toBe('/data/a.pdf');
  });

  test('closes the core before it ends', async () => {
    const fake = startFake();
    fake.start(null);
    fake.send({ type: 'close' });
    await expect.poll(() => fake.exit.mock.calls).toEqual([[0]]);
    expect(fake.close).toHaveBeenCalledOnce();
    expect(fake.told.at(-1)).toEqual({ type: 'closed' });
  });

  test('says that it failed without its internals, and ends', async () => {
    const fake = startFake({ failure: new Error('secret path /home/someone') });
    fake.start(null);
    await expect.poll(() => fake.exit.mock.calls).toEqual([[1]]);
    expect(JSON.stringify(fake.told)).not.toContain('/home/someone');
  });
});
