import { arrayBuffer } from 'node:stream/consumers';
import { DOMMatrix, Path2D } from '@napi-rs/canvas';

/**
 * Makes this thread a place where pdf.js works and cannot reach out. Must run before pdf.js is loaded.
 *
 * pdf.js decides at load time whether it runs in Node. In a thread of an Electron utility process it
 * decides wrongly, so what it would do for Node is done here. No reading ever needs the network.
 */
export function prepareGlobals(): void {
  const globals = globalThis as Record<string, unknown>;
  globals['DOMMatrix'] ??= DOMMatrix;
  globals['Path2D'] ??= Path2D;
  addMissingBuiltins();
  if ('type' in process) Reflect.deleteProperty(process, 'type');
  for (const name of ['fetch', 'WebSocket', 'EventSource', 'XMLHttpRequest']) {
    replaceGlobal(name, undefined);
  }
  replaceGlobal('Response', StreamedBytes);
}

/** Removes it first: to redefine what is there, Node would load its whole HTTP client, a fifth of a small PDF's time. */
function replaceGlobal(name: string, value: unknown): void {
  Reflect.deleteProperty(globalThis, name);
  Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
}

/** All that pdf.js asks of a `Response`: the bytes of a stream that it inflates. */
class StreamedBytes {
  constructor(private readonly stream: ReadableStream<Uint8Array>) {}

  async bytes(): Promise<Uint8Array> {
    return new Uint8Array(await arrayBuffer(this.stream as AsyncIterable<Uint8Array>));
  }
}

/** What pdf.js 6 takes for granted beyond its own polyfills, and Node 20 lacks. */
function addMissingBuiltins(): void {
  const define = (target: object, name: string, value: unknown): void => {
    if (!(name in target)) Object.defineProperty(target, name, { value, configurable: true, writable: true });
  };
  define(Promise, 'withResolvers', () => {
    let resolve: ((value: unknown) => void) | undefined;
    let reject: ((reason: unknown) => void) | undefined;
    const promise = new Promise((onResolve, onReject) => {
      resolve = onResolve;
      reject = onReject;
    });
    return { promise, resolve, reject };
  });
  define(
    ArrayBuffer.prototype,
    'transferToFixedLength',
    function transfer(this: ArrayBuffer, length?: number) {
      const copy = new Uint8Array(length ?? this.byteLength);
      copy.set(new Uint8Array(this, 0, Math.min(this.byteLength, copy.length)));
      return copy.buffer; // the original stays usable, which no caller minds
    },
  );
}
