/** Where a text stops being JSON, and what would have been right there. */
export interface JsonErrorPlace {
  /** In UTF-16 code units. */
  readonly position: number;
  readonly expected: string;
}

interface Cursor {
  readonly text: string;
  position: number;
  expected: string;
}

const SPACE = /[ \t\r\n]*/y;
const SCALAR = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.+-])/y;
const TEXT_PIECE = /[^"\\\u0000-\u001f]+|\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/y; // oxlint-disable-line no-control-regex -- RFC 8259 §7

/**
 * Walks through a text that JSON.parse refused. JSON.parse does not always say where it stopped, and says it in the
 * engine's words. Only for errors: it is slow, and recursive as deep as the text is nested.
 */
export function locateJsonError(text: string): JsonErrorPlace {
  const cursor: Cursor = { text, position: 0, expected: '' };
  if (readValue(cursor)) {
    skip(cursor, SPACE);
    cursor.expected = 'nothing more after the value';
  }
  return { position: cursor.position, expected: cursor.expected };
}

function skip(cursor: Cursor, pattern: RegExp): boolean {
  pattern.lastIndex = cursor.position;
  if (!pattern.test(cursor.text)) return false;
  cursor.position = pattern.lastIndex;
  return true;
}

function take(cursor: Cursor, character: string, expected: string): boolean {
  skip(cursor, SPACE);
  cursor.expected = expected;
  if (cursor.text[cursor.position] !== character) return false;
  cursor.position++;
  return true;
}

function readValue(cursor: Cursor): boolean {
  skip(cursor, SPACE);
  const first = cursor.text[cursor.position];
  if (first === '{') return readList(cursor, '}', readMember);
  if (first === '[') return readList(cursor, ']', readValue);
  if (first === '"') return readText(cursor);
  cursor.expected = 'a value';
  return skip(cursor, SCALAR);
}

/** An object or array: nothing, or items with commas between them. */
function readList(cursor: Cursor, end: string, readItem: (cursor: Cursor) => boolean): boolean {
  cursor.position++;
  if (take(cursor, end, '')) return true;
  do {
    if (!readItem(cursor)) return false;
  } while (take(cursor, ',', ''));
  return take(cursor, end, `“,” or “${end}”`);
}

function readMember(cursor: Cursor): boolean {
  skip(cursor, SPACE);
  cursor.expected = 'a key in double quotes';
  return (
    cursor.text[cursor.position] === '"' &&
    readText(cursor) &&
    take(cursor, ':', '“:” after the key') &&
    readValue(cursor)
  );
}

function readText(cursor: Cursor): boolean {
  cursor.position++;
  while (skip(cursor, TEXT_PIECE));
  cursor.expected = 'the rest of a text in double quotes';
  if (cursor.text[cursor.position] !== '"') return false;
  cursor.position++;
  return true;
}
