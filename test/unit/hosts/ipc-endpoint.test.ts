import { beforeEach, describe, expect, test, vi } from 'vitest';

import type { PageRequests } from '../../../src-main/hosts/electron/ipc-endpoint';

type Listener = (event: { sender: unknown; senderFrame: unknown }, ...args: unknown[]) => unknown;
const electron = vi.hoisted(() => ({ ipcMain: { on: vi.fn(), handle: vi.fn() } }));
vi.mock('electron', () => electron);

const { serveOverIpc } = await import('../../../src-main/hosts/electron/ipc-endpoint');
const { APP_ORIGIN, CHANNELS } = await import('../../../src-main/hosts/electron/channels');

const contents = { name: 'our window' };
const ourFrame = { parent: null, origin: APP_ORIGIN };
const requests = {
  connect: vi.fn<PageRequests['connect']>(),
  pick: vi.fn<PageRequests['pick']>(),
  dropped: vi.fn<PageRequests['dropped']>(),
};
const listeners = new Map<string, Listener>();

beforeEach(() => {
  vi.resetAllMocks();
  requests.pick.mockResolvedValue([]);
  requests.dropped.mockResolvedValue([]);
  electron.ipcMain.on.mockImplementation((name: string, listener: Listener) => listeners.set(name, listener));
  electron.ipcMain.handle.mockImplementation((name: string, listener: Listener) =>
    listeners.set(name, listener),
  );
  serveOverIpc(() => ({ webContents: contents }) as never, requests);
});

const call = (channel: string, frame: unknown, ...args: unknown[]): unknown =>
  listeners.get(channel)!({ sender: contents, senderFrame: frame }, ...args);

describe.each([
  ['our window', ourFrame, contents, true],
  ['a page of another origin', { parent: null, origin: 'https://app.colophon' }, contents, false],
  ['a page with no origin', { parent: null, origin: 'null' }, contents, false],
  ['a frame inside our window', { parent: {}, origin: APP_ORIGIN }, contents, false],
  ['a window that is gone', null, contents, false],
  ['another window of ours', ourFrame, { name: 'developer tools' }, false],
])('%s', (...row) => {
  const [, senderFrame, sender, isAnswered] = row;
  const as = { sender, senderFrame };

  test('is connected to the core, or gets no port', () => {
    listeners.get(CHANNELS.connect)!(as);
    expect(requests.connect).toHaveBeenCalledTimes(isAnswered ? 1 : 0);
  });

  test('gets dialogs and handles, or opens no dialog', async () => {
    const settled = await Promise.allSettled([
      listeners.get(CHANNELS.pick)!(as, 'documents'),
      listeners.get(CHANNELS.dropped)!(as, ['/home/a.pdf']),
    ]);
    expect(settled.map(({ status }) => status === 'fulfilled')).toEqual([isAnswered, isAnswered]);
    expect(requests.pick).toHaveBeenCalledTimes(isAnswered ? 1 : 0);
    expect(requests.dropped).toHaveBeenCalledTimes(isAnswered ? 1 : 0);
  });
});

test.each([['a kind that does not exist'], ['__proto__'], [null], [{}]])(
  'picking %j is refused',
  async (kind) => {
    await expect(call(CHANNELS.pick, ourFrame, kind)).rejects.toThrow('refused');
  },
);

test.each([[['relative.pdf']], [['/a\0b']], [[7]], ['/a.pdf'], [undefined]])(
  'dropping %j is refused',
  async (paths) => {
    await expect(call(CHANNELS.dropped, ourFrame, paths)).rejects.toThrow('refused');
  },
);

test('a suggested name is bounded and anything but text is left out', async () => {
  await call(CHANNELS.pick, ourFrame, 'save-coco', 'n'.repeat(5000));
  await call(CHANNELS.pick, ourFrame, 'save-coco', { toString: () => 'x' });
  expect(requests.pick.mock.calls.map(([, name]) => name?.length ?? null)).toEqual([200, null]);
});
