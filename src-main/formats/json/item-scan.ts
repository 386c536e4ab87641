import { JsonSyntaxError } from './json-syntax-error';

/** Far above any annotation (COCO needs six); deeper nesting could exhaust the stack of code that walks the value. */
export const MAX_NESTING = 100;

/** A JSON value whose end is being looked for, possibly over several chunks. */
export interface ItemScan {
  kind: 'container' | 'text' | 'scalar';
  /** Where scanning goes on; past the end of the chunk when an escape was cut in two. */
  pos: number;
  depth: number;
  inString: boolean;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

const OPENS = 1;
const CLOSES = 2;
const QUOTES = 3;
/** What a byte outside of strings means for finding the end of a container; 0 for nothing. */
const STRUCTURE = new Uint8Array(256);
for (const byte of [0x5b, 0x7b]) STRUCTURE[byte] = OPENS;
for (const byte of [0x5d, 0x7d]) STRUCTURE[byte] = CLOSES;
STRUCTURE[QUOTE] = QUOTES;

/** Space, tab, line feed, carriage return (RFC 8259 §2). */
export const isSpace = (byte: number): boolean =>
  byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;

/** Begins at the first byte of a value; `null` when no value starts with it. */
export function beginScan(byte: number, pos: number): ItemScan | null {
  if (STRUCTURE[byte] === OPENS) return { kind: 'container', pos, depth: 0, inString: false };
  if (byte === QUOTE) return { kind: 'text', pos: pos + 1, depth: 0, inString: true };
  const isScalar =
    (byte >= 0x30 && byte <= 0x39) || (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a);
  return isScalar || byte === 0x2d ? { kind: 'scalar', pos, depth: 0, inString: false } : null;
}

/**
 * Goes on to the end of the value; `scan.pos` is then one past it.
 *
 * @returns whether the value ends before `length`
 */
export function scanItem(scan: ItemScan, data: Uint8Array, length: number, base: number): boolean {
  if (scan.kind === 'container') return scanContainer(scan, data, length, base);
  if (scan.kind === 'text') {
    skipString(scan, data, length);
    return !scan.inString;
  }
  let pos = scan.pos;
  while (pos < length && !endsScalar(data[pos]!)) pos++;
  scan.pos = pos;
  return pos < length;
}

/** The hot loop: every byte of a file passes here, so it works on locals and looks up one table. */
function scanContainer(scan: ItemScan, data: Uint8Array, length: number, base: number): boolean {
  let { pos, depth } = scan;
  if (scan.inString) {
    skipString(scan, data, length);
    pos = scan.pos;
  }
  while (pos < length) {
    const structure = STRUCTURE[data[pos++]!]!;
    if (structure === 0) continue;
    if (structure === QUOTES) {
      scan.pos = pos;
      scan.inString = true;
      skipString(scan, data, length);
      pos = scan.pos;
    } else if (structure === OPENS) {
      if (++depth > MAX_NESTING) throw tooDeep(base + pos - 1);
    } else if (--depth === 0) break;
  }
  scan.pos = pos;
  scan.depth = depth;
  return depth === 0;
}

/** From inside a string to one past its closing quote, or to the end of the chunk with `inString` still set. */
function skipString(scan: ItemScan, data: Uint8Array, length: number): void {
  let pos = scan.pos;
  while (pos < length) {
    const byte = data[pos]!;
    if (byte === BACKSLASH) pos += 2;
    else {
      pos++;
      if (byte === QUOTE) {
        scan.inString = false;
        break;
      }
    }
  }
  scan.pos = pos;
}

const endsScalar = (byte: number): boolean =>
  byte === 0x2c || byte === 0x5d || byte === 0x7d || isSpace(byte) || byte === 0x3a || byte === QUOTE;

const tooDeep = (offset: number): JsonSyntaxError =>
  new JsonSyntaxError(
    offset,
    `values nested deeper than ${MAX_NESTING} levels`,
    'an ordinary annotation file',
  );
