import { setTimeout as wait } from 'node:timers/promises';
import { createRouterClient, type AnyRouter } from '@orpc/server';
import { RPCHandler } from '@orpc/server/message-port';
import type { MessageEvent, MessagePortMain } from 'electron';
import type { CoreOptions } from '../../core/core-options';
import type { HandleRegistry } from '../../core/handles';
import { toErrorReply } from '../../domain/errors/app-error';
import type { CoreSetup, FromCore, ToCore } from './core-messages';
import { openFirstLibrary, type CoreClient, type OpenAgain } from './open-first-library';

/** A page that is closing may still have an edit on its way; no longer than this is waited for it. */
const LAST_CALLS_MS = 1000;

/** The line to main: `process.parentPort`, or a stand-in in tests. */
export interface ParentLine {
  on(event: 'message', listener: (event: MessageEvent) => void): unknown;
  postMessage(message: FromCore): void;
}

export interface ServedCore {
  readonly router: AnyRouter;
  readonly handles: HandleRegistry;
  close(): Promise<void>;
}

interface Running {
  readonly core: ServedCore;
  readonly calls: RPCHandler<Record<never, never>>;
  readonly again: OpenAgain;
}

/** Makes the core when main says so, and serves it to the pages that main connects. */
export function serveCore(
  line: ParentLine,
  createCore: (options: CoreOptions) => Promise<ServedCore>,
  exit: (code: number) => void,
): void {
  const ports = new Set<MessagePortMain>();
  let running: Promise<Running> | undefined;

  const start = async (setup: CoreSetup): Promise<Running> => {
    const onLibrary = (folder: string | null): void => line.postMessage({ type: 'library', folder });
    const core = await createCore({ ...setup.options, onLibrary });
    const client = createRouterClient(core.router, { context: {} }) as unknown as CoreClient;
    const { opening, again } = await openFirstLibrary(client, core.handles, setup.library);
    line.postMessage({ type: 'opening', result: opening });
    return { core, calls: new RPCHandler(core.router), again };
  };

  const connect = async (port: MessagePortMain | undefined): Promise<void> => {
    if (port === undefined || running === undefined) return;
    ports.add(port);
    port.on('close', () => ports.delete(port));
    // What the page sends before waits in the port, so that it never sees the moment before its library is open.
    const { calls } = await running;
    calls.upgrade(port, { context: {} });
    port.start();
  };

  const close = async (): Promise<void> => {
    for (let waited = 0; ports.size > 0 && waited < LAST_CALLS_MS; waited += 20) await wait(20);
    await (await running)?.core.close();
    line.postMessage({ type: 'closed' });
    exit(0);
  };

  const receive = async (message: ToCore, port: MessagePortMain | undefined): Promise<void> => {
    switch (message.type) {
      case 'start':
        running = start(message.setup);
        return void (await running);
      case 'connect':
        return connect(port);
      case 'register-handle':
        (await running)?.core.handles.register(message.path, message.id);
        return line.postMessage({ type: 'handle-registered', id: message.id });
      case 'open-read-only': {
        const result = await (await running)?.again(true);
        return result && line.postMessage({ type: 'opening', result });
      }
      case 'close':
        return close();
    }
  };

  line.on('message', ({ data, ports: [port] }) => {
    receive(data as ToCore, port).catch((error: unknown) => {
      line.postMessage({ type: 'failed', error: toErrorReply(error) });
      exit(1);
    });
  });
}
