import type { ItemScan } from './item-scan';
import { JsonSyntaxError } from './json-syntax-error';

/** The bytes being scanned: the chunk just pushed, or the item that began before it joined with it. */
export interface ItemWindow {
  data: Buffer;
  length: number;
  /** Offset in the file of `data[0]`. */
  base: number;
  /** Where scanning goes on between items. */
  pos: number;
  /** The item being scanned; only an item is carried over to the next chunk. */
  item: { start: number; scan: ItemScan } | null;
  /** Our own memory for items that chunks cut; it grows to the largest one. */
  carry: Buffer;
  readonly maxItemBytes: number;
}

export function createWindow(maxItemBytes: number): ItemWindow {
  const empty = Buffer.alloc(0);
  return { data: empty, length: 0, base: 0, pos: 0, item: null, carry: empty, maxItemBytes };
}

/** Makes the chunk the window, behind the unfinished item if there is one. */
export function pushChunk(window: ItemWindow, chunk: Buffer): void {
  if (window.item === null) {
    window.base += window.length;
    window.data = chunk;
    window.length = chunk.length;
    window.pos = 0;
    return;
  }
  const needed = window.length + chunk.length;
  if (window.carry.length < needed) {
    // Doubling keeps the copying of one giant element linear.
    const grown = Buffer.allocUnsafe(Math.max(needed, window.carry.length * 2));
    window.data.copy(grown, 0, 0, window.length);
    window.carry = grown;
  }
  chunk.copy(window.carry, window.length);
  window.data = window.carry;
  window.length = needed;
}

/** Copies an unfinished item to memory of our own, because the chunk belongs to the caller. */
export function keepItem(window: ItemWindow): void {
  const { item, carry, data, length } = window;
  if (item === null) return;
  const { start } = item;
  refuseIfHuge(window, length - start);
  if (data === carry) carry.copyWithin(0, start, length);
  else {
    if (carry.length < length - start) window.carry = Buffer.allocUnsafe((length - start) * 2);
    data.copy(window.carry, 0, start, length);
    window.data = window.carry;
  }
  window.base += start;
  window.length -= start;
  item.scan.pos -= start;
  item.start = 0;
}

/** Ends the item that has been scanned. @returns its bytes, valid until the next chunk, and their offset in the file */
export function takeItem(window: ItemWindow): { bytes: Buffer; offset: number } {
  const { start, scan } = window.item!;
  refuseIfHuge(window, scan.pos - start);
  window.item = null;
  window.pos = scan.pos;
  return { bytes: window.data.subarray(start, scan.pos), offset: window.base + start };
}

function refuseIfHuge(window: ItemWindow, size: number): void {
  if (size <= window.maxItemBytes) return;
  const limit = `at most ${Math.floor(window.maxItemBytes / 1024 / 1024)} MiB for one element`;
  throw new JsonSyntaxError(window.base + window.item!.start, 'an element of extraordinary size', limit);
}
