import { beginScan, isSpace, scanItem } from './item-scan';
import { createWindow, type ItemWindow, keepItem, pushChunk, takeItem } from './item-window';
import { describeByte, JsonSyntaxError } from './json-syntax-error';
import { parseJsonText } from './parse-json-text';

/** One element or value may not be larger; far above any annotation, far below what a string can hold. */
export const MAX_ELEMENT_BYTES = 64 * 1024 * 1024;

/** Receives the parts of a JSON file. `bytes` are valid only during the call. */
export interface SliceSink {
  /** A list begins under this key of the file; `null` when the file itself is a list. */
  array(key: string | null, offset: number): void;
  /** An element of that list. @param offset of its first byte in the file */
  element(key: string | null, bytes: Buffer, offset: number): void;
  /** A value of the file that is no list. */
  value(key: string, bytes: Buffer, offset: number): void;
}

/** A scanner that is fed a file chunk by chunk. */
export interface JsonSlicer {
  /** The chunk may be reused after the call. @throws JsonSyntaxError */
  push(chunk: Buffer): void;
  /** Says that the file ends here. @throws JsonSyntaxError when it ends too early */
  end(): void;
}

/** What has to come next, in the words of the error when something else comes. */
const EXPECTED = {
  file: 'a JSON object, “{”',
  firstKey: 'a key in double quotes, or “}”',
  key: 'a key in double quotes',
  colon: '“:” after the key',
  value: 'a value',
  firstElement: 'an element, or “]”',
  element: 'an element',
  afterElement: '“,” or “]” after the element',
  afterValue: '“,” or “}” after the value',
  nothing: 'nothing more after the end of the JSON value',
} as const;

interface Slicing {
  readonly sink: SliceSink;
  readonly window: ItemWindow;
  expect: keyof typeof EXPECTED;
  key: string | null;
}

const QUOTE = 0x22;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN_ARRAY = 0x5b;
const CLOSE_ARRAY = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf] as const;

/**
 * Finds the top-level keys of a JSON object and the elements of its top-level lists without parsing
 * them: a file of any size needs the memory of its largest element. What is inside an element is
 * checked by whoever parses it; brackets are only counted here.
 *
 * @param maxElementBytes largest element or value; a larger one is refused as malicious or not ours
 */
export function createJsonSlicer(sink: SliceSink, maxElementBytes: number = MAX_ELEMENT_BYTES): JsonSlicer {
  const window = createWindow(maxElementBytes);
  const slicing: Slicing = { sink, window, expect: 'file', key: null };
  return {
    push(chunk) {
      pushChunk(window, chunk);
      run(slicing);
      keepItem(window);
    },
    end() {
      if (window.item !== null) throw cutItem(window);
      if (slicing.expect !== 'nothing') throw wrong(slicing, window.length, 'the file ends');
    },
  };
}

function run(slicing: Slicing): void {
  const { window } = slicing;
  for (;;) {
    if (window.item !== null) {
      if (!scanItem(window.item.scan, window.data, window.length, window.base)) return;
      finishItem(slicing);
    }
    if (window.pos >= window.length) return;
    const byte = window.data[window.pos]!;
    if (isSpace(byte) || isByteOrderMark(window, byte)) window.pos++;
    else step(slicing, byte);
  }
}

/** Some programs on Windows begin UTF-8 files with it (RFC 8259 §8.1 lets readers ignore it). */
function isByteOrderMark({ base, pos }: ItemWindow, byte: number): boolean {
  return base + pos < BYTE_ORDER_MARK.length && byte === BYTE_ORDER_MARK[base + pos];
}

function step(slicing: Slicing, byte: number): void {
  const { expect } = slicing;
  if (expect === 'file' && byte === OPEN_OBJECT) return move(slicing, 'firstKey');
  if ((expect === 'file' || expect === 'value') && byte === OPEN_ARRAY) return beginArray(slicing);
  if (expect === 'firstKey' && byte === CLOSE_OBJECT) return move(slicing, 'nothing');
  if ((expect === 'firstKey' || expect === 'key') && byte === QUOTE) return beginItem(slicing, byte);
  if (expect === 'colon' && byte === COLON) return move(slicing, 'value');
  if (expect === 'afterElement' && byte === COMMA) return move(slicing, 'element');
  if ((expect === 'afterElement' || expect === 'firstElement') && byte === CLOSE_ARRAY) {
    return move(slicing, slicing.key === null ? 'nothing' : 'afterValue');
  }
  if (expect === 'afterValue' && byte === COMMA) return move(slicing, 'key');
  if (expect === 'afterValue' && byte === CLOSE_OBJECT) return move(slicing, 'nothing');
  if (expect === 'value' || expect === 'firstElement' || expect === 'element')
    return beginItem(slicing, byte);
  throw wrong(slicing, slicing.window.pos, describeByte(byte));
}

function move(slicing: Slicing, expect: Slicing['expect']): void {
  slicing.expect = expect;
  slicing.window.pos++;
}

function beginArray(slicing: Slicing): void {
  slicing.sink.array(slicing.key, slicing.window.base + slicing.window.pos);
  move(slicing, 'firstElement');
}

function beginItem(slicing: Slicing, byte: number): void {
  const { window } = slicing;
  const scan = beginScan(byte, window.pos);
  if (scan === null) throw wrong(slicing, window.pos, describeByte(byte));
  window.item = { start: window.pos, scan };
}

function finishItem(slicing: Slicing): void {
  const { bytes, offset } = takeItem(slicing.window);
  if (slicing.expect === 'firstKey' || slicing.expect === 'key') {
    slicing.key = parseJsonText(bytes, offset).value as string;
    slicing.expect = 'colon';
  } else if (slicing.expect === 'value') {
    slicing.sink.value(slicing.key as string, bytes, offset);
    slicing.expect = 'afterValue';
  } else {
    slicing.sink.element(slicing.key, bytes, offset);
    slicing.expect = 'afterElement';
  }
}

function wrong({ window, expect }: Slicing, at: number, found: string): JsonSyntaxError {
  return new JsonSyntaxError(window.base + at, found, EXPECTED[expect]);
}

/** An item that never ended: cut off, or broken further up so that its brackets do not match. */
function cutItem({ data, length, base }: ItemWindow): JsonSyntaxError {
  const end = new JsonSyntaxError(base + length, 'the file ends', 'the rest of a value that began before');
  try {
    parseJsonText(data.subarray(0, length), base);
  } catch (error) {
    if (error instanceof JsonSyntaxError && error.offset < base + length) return error;
  }
  return end;
}
