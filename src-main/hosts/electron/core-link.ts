import { randomUUID } from 'node:crypto';
import { MessageChannelMain, utilityProcess, type MessagePortMain, type UtilityProcess } from 'electron';
import type { ErrorReply } from '../../domain/errors/app-error';
import type { CoreSetup, FromCore, Opening, ToCore } from './core-messages';

/** A core that does not end by itself after this is ended; every edit is on disk long before. */
const CLOSING_LIMIT_MS = 10_000;

export interface CoreEvents {
  onLibrary(folder: string | null): void;
  onOpening(result: Opening): void;
  /** The core could not be made at all. */
  onFailed(error: ErrorReply): void;
  /** The process ended though nobody asked it to. */
  onLost(): void;
}

/** Main's line to the process that holds the library. */
export interface CoreLink {
  /** Starts the process; again after it was lost. */
  start(setup: CoreSetup): void;
  /** Makes a connection for a page; `hand` gives the page its end. Waits for `start` when there is no process now. */
  connect(hand: (port: MessagePortMain) => void): void;
  /** Gives a handle for a path, once the core knows it. */
  registerHandle(path: string): Promise<string>;
  openReadOnly(): void;
  close(): Promise<void>;
}

type Waiting = Map<string, { readonly resolve: () => void; readonly reject: (error: Error) => void }>;

/** @param entry the built `core-process.js` */
export function createCoreLink(entry: string, events: CoreEvents): CoreLink {
  let child: UtilityProcess | null = null;
  let isClosing = false;
  const handles: Waiting = new Map();
  const pages: ((port: MessagePortMain) => void)[] = [];

  const send = (message: ToCore, ports: MessagePortMain[] = []): void => child?.postMessage(message, ports);

  const connect = (hand: (port: MessagePortMain) => void): void => {
    if (child === null) return void pages.push(hand);
    const { port1, port2 } = new MessageChannelMain();
    send({ type: 'connect' }, [port1]);
    hand(port2);
  };

  const receive = (message: FromCore): void => {
    if (message.type === 'library') events.onLibrary(message.folder);
    else if (message.type === 'opening') events.onOpening(message.result);
    else if (message.type === 'failed') {
      // What follows is its end, which is no surprise any more.
      isClosing = true;
      events.onFailed(message.error);
    } else if (message.type === 'handle-registered') {
      handles.get(message.id)?.resolve();
      handles.delete(message.id);
    }
  };

  const lose = (): void => {
    child = null;
    for (const { reject } of handles.values()) reject(new Error('the core process ended'));
    handles.clear();
    if (!isClosing) events.onLost();
  };

  return {
    start(setup) {
      child = utilityProcess.fork(entry, [], { serviceName: 'Colophon library' });
      child.on('message', (message: FromCore) => receive(message));
      child.once('exit', lose);
      send({ type: 'start', setup });
      for (const hand of pages.splice(0)) connect(hand);
    },
    connect,
    registerHandle(path) {
      if (child === null) return Promise.reject(new Error('the core process ended'));
      const id = randomUUID();
      const known = new Promise<void>((resolve, reject) => handles.set(id, { resolve, reject }));
      send({ type: 'register-handle', id, path });
      return known.then(() => id);
    },
    openReadOnly: () => send({ type: 'open-read-only' }),
    close() {
      isClosing = true;
      return endOf(child, () => send({ type: 'close' }));
    },
  };
}

function endOf(child: UtilityProcess | null, ask: () => void): Promise<void> {
  if (child === null) return Promise.resolve();
  return new Promise((resolve) => {
    const timer = setTimeout(() => child.kill(), CLOSING_LIMIT_MS);
    child.once('exit', () => {
      clearTimeout(timer);
      resolve();
    });
    ask();
  });
}
