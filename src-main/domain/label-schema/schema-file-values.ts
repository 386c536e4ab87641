import { normaliseText } from '../canonical/normalise-text';

/** Bounds of a schema file, far above any real one. docs/schema-file.md states them. */
export const SCHEMA_FILE_LIMITS = {
  classes: 10_000,
  attributesPerClass: 200,
  choices: 1_000,
  relationTypes: 1_000,
  examplesPerClass: 100,
  nameCharacters: 200,
  idCharacters: 64,
  patternCharacters: 1_000,
  noteCharacters: 1_000,
  defaultCharacters: 10_000,
  guidelineCharacters: 100_000,
  sourceDepth: 50,
  sourceValues: 10_000,
} as const;

/** What is wrong, place by place; the whole file is read before any of it is reported. */
export type Report = (place: string, problem: string) => void;

/** A name that is there and not blank. */
export function readName(value: unknown, place: string, report: Report): string {
  const text = asString(value, place, SCHEMA_FILE_LIMITS.nameCharacters, report);
  if (value === undefined) report(place, 'is missing');
  else if (text !== undefined && text.trim() === '') report(place, 'is empty');
  return text ?? '';
}

/** An id, or nothing when it is left to be derived. */
export function readId(value: unknown, place: string, report: Report): string | undefined {
  const text = asString(value, place, SCHEMA_FILE_LIMITS.idCharacters, report);
  if (text === '') report(place, 'is empty; leave it out to have it derived from the name');
  return text;
}

/** The value if it is an object; a key outside `keys` is reported, unless `keys` is null. */
export function asObject(
  value: unknown,
  place: string,
  keys: readonly string[] | null,
  report: Report,
): Record<string, unknown> | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    report(place, 'is not an object in braces { }');
    return undefined;
  }
  for (const key of Object.keys(value)) {
    if (keys !== null && !keys.includes(key))
      report(place, `has the unknown key ${quote(key)}; known are ${keys.join(', ')}`);
  }
  return value as Record<string, unknown>;
}

/** The value if it is a list no longer than `most`; an empty list otherwise. */
export function asList(value: unknown, place: string, most: number, report: Report): readonly unknown[] {
  if (value === undefined) return [];
  if (!Array.isArray(value)) report(place, 'is not a list in brackets [ ]');
  else if (value.length > most) report(place, `has ${value.length} entries; at most ${most} are allowed`);
  else return value;
  return [];
}

/** The value in normal form C if it is text no longer than `most`. */
export function asString(value: unknown, place: string, most: number, report: Report): string | undefined {
  if (value === undefined) return undefined;
  if (typeof value !== 'string') report(place, `${quote(value)} is not text in quotes`);
  else if (value.length > most) report(place, `has ${value.length} characters; at most ${most} are allowed`);
  else return normaliseText(value);
  return undefined;
}

/** Whether the value is true. */
export function asBoolean(value: unknown, place: string, report: Report): boolean | undefined {
  if (value !== undefined && typeof value !== 'boolean')
    report(place, `${quote(value)} is neither true nor false`);
  return value === true;
}

/** The value if it is a finite number. */
export function asNumber(value: unknown, place: string, report: Report): number | undefined {
  if (value === undefined) return undefined;
  if (typeof value === 'number' && Number.isFinite(value)) return value + 0; // -0 is 0
  report(place, `${quote(value)} is not a number`);
  return undefined;
}

/** The value if it is a whole number that is not negative and stays exact in any program that reads it. */
export function asCount(value: unknown, place: string, report: Report): number | undefined {
  if (value === undefined) return undefined;
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < 2 ** 31) return value + 0;
  report(place, `${quote(value)} is not a whole number, 0 or more`);
  return undefined;
}

/** The value if it is one of a few words. */
export function asOneOf<Word extends string>(
  value: unknown,
  place: string,
  words: readonly Word[],
  report: Report,
): Word | undefined {
  const found = words.find((word) => word === value);
  if (found === undefined) report(place, `${quote(value)} is not one of ${words.join(', ')}`);
  return found;
}

const QUOTED_CHARACTERS = 60;
const QUOTED_ITEMS = 8;

/** A value as it stands in the file, short enough for a message, however long or deep it is. */
export function quote(value: unknown): string {
  const text = Array.isArray(value)
    ? `[${value.slice(0, QUOTED_ITEMS).map(quoteOne).join(',')}${value.length > QUOTED_ITEMS ? ',…' : ''}]`
    : quoteOne(value);
  return text.length > QUOTED_CHARACTERS ? `${text.slice(0, QUOTED_CHARACTERS - 3)}…` : text;
}

function quoteOne(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.slice(0, QUOTED_CHARACTERS));
  if (typeof value === 'object' && value !== null) return Array.isArray(value) ? '[…]' : '{…}';
  return JSON.stringify(value) ?? 'nothing';
}

/** Reports each item whose `key` an earlier item has. */
export function refuseRepeats<Item extends object>(
  items: readonly Item[],
  place: string,
  key: keyof Item & string,
  report: Report,
): void {
  const first = new Map<unknown, number>();
  for (const [index, item] of items.entries()) {
    const value = item[key];
    if (value === undefined || value === '') continue;
    const earlier = first.get(value);
    if (earlier === undefined) first.set(value, index);
    else report(`${place}[${index}].${key}`, `${quote(value)} is taken by ${place}[${earlier}]`);
  }
}
