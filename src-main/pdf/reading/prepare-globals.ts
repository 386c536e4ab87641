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
  if ('type' in process) Reflect.deleteProperty(process, 'type');
  for (const name of ['fetch', 'WebSocket', 'EventSource', 'XMLHttpRequest']) {
    Object.defineProperty(globalThis, name, { value: undefined, configurable: true, writable: true });
  }
}
