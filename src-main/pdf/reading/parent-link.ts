import type { FromReader, ToReader } from '../reader-protocol';

/** The line to the process that asks. */
export interface ParentLink {
  send(message: FromReader): void;
  onMessage(listener: (message: ToReader) => void): void;
}

/** Electron gives its utility processes this instead of `process.send`. */
interface ElectronParentPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): void;
}

/** Works for a process made by `child_process.fork` and for an Electron utility process alike. */
export function connectToParent(): ParentLink {
  const electronPort = (process as unknown as { readonly parentPort?: ElectronParentPort }).parentPort;
  if (electronPort !== undefined) {
    return {
      send: (message) => electronPort.postMessage(message),
      onMessage: (listener) => electronPort.on('message', ({ data }) => listener(data as ToReader)),
    };
  }
  if (process.send === undefined) throw new Error('document-worker is started by the document reader only');
  process.on('disconnect', () => process.exit());
  return {
    send: (message) => process.send?.(message),
    onMessage: (listener) => process.on('message', (message) => listener(message as ToReader)),
  };
}
