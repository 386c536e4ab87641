import { api, type Api } from './client';

type EventStream = Awaited<ReturnType<Api['session']['events']>>;
/** Something changed in the open library: what, in which dataset, at which revision of its draft. */
export type LibraryEvent = EventStream extends AsyncIterable<infer Event> ? Event : never;
export type LibraryEventKind = LibraryEvent['kind'];

type Listener = (event: LibraryEvent) => void;

const RECONNECT_AFTER_MS = [200, 500, 1000, 2000, 5000] as const;

const listeners = new Set<Listener>();
const connectionListeners = new Set<(isConnected: boolean) => void>();
const openingListeners = new Set<() => Promise<void>>();
let isRunning = false;

/** Hears of every change in the library until the returned function is called. All listeners share one stream. */
export function onLibraryEvent(listener: Listener): () => void {
  listeners.add(listener);
  if (!isRunning) {
    isRunning = true;
    void listen();
  }
  return () => void listeners.delete(listener);
}

/** Hears when the stream is lost and found again. */
export function onConnectionChange(listener: (isConnected: boolean) => void): () => void {
  connectionListeners.add(listener);
  return () => void connectionListeners.delete(listener);
}

/**
 * Hears that another library may have been opened, before anyone else does: the others would ask the new library for
 * what only the last one had. They hear of it when the returned promise is settled.
 */
export function onLibraryOpened(listener: () => Promise<void>): () => void {
  openingListeners.add(listener);
  return () => void openingListeners.delete(listener);
}

async function listen(): Promise<never> {
  for (let attempt = 0; ; attempt++) {
    try {
      const stream = await api.session.events();
      announce(true);
      // What happened while the stream was down is unknown: everything that is shown is read again.
      if (attempt > 0) await tell({ kind: 'library', dataset: null, revision: null, remaining: null });
      attempt = 0;
      for await (const event of stream) await tell(event);
    } catch {
      announce(false);
    }
    await wait(RECONNECT_AFTER_MS[Math.min(attempt, RECONNECT_AFTER_MS.length - 1)] ?? 5000);
  }
}

async function tell(event: LibraryEvent): Promise<void> {
  if (event.kind === 'library') await Promise.all([...openingListeners].map((listener) => listener()));
  for (const listener of listeners) listener(event);
}

const announce = (isConnected: boolean): void => {
  for (const listener of connectionListeners) listener(isConnected);
};

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
