import type { LibraryEvent } from '../services/library-context';

/** Hands events to whoever listens. */
export interface EventHub {
  emit(event: LibraryEvent): void;
  /** Events from now on, until the signal ends it. */
  subscribe(signal?: AbortSignal): AsyncGenerator<LibraryEvent>;
}

export function createEventHub(): EventHub {
  const listeners = new Set<(event: LibraryEvent) => void>();
  return {
    emit(event) {
      for (const listener of listeners) listener(event);
    },
    async *subscribe(signal) {
      const queue: LibraryEvent[] = [];
      let wake: () => void = () => undefined;
      const listener = (event: LibraryEvent): void => {
        queue.push(event);
        wake();
      };
      const onAbort = (): void => wake();
      listeners.add(listener);
      signal?.addEventListener('abort', onAbort);
      try {
        while (signal?.aborted !== true) {
          const event = queue.shift();
          if (event !== undefined) yield event;
          else await new Promise<void>((resolve) => (wake = resolve));
        }
      } finally {
        listeners.delete(listener);
        signal?.removeEventListener('abort', onAbort);
      }
    },
  };
}
