/** Any value that JSON can hold. */
export type JsonValue =
  | null
  | boolean
  | number
  | string
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue | undefined };

/** A JSON object; a key whose value is `undefined` counts as absent. */
export type JsonObject = { readonly [key: string]: JsonValue | undefined };

/** SHA-256 of the UTF-8 bytes of a text, as 64 lower-case hexadecimal digits. Given by the host: domain has no crypto. */
export type Sha256 = (text: string) => string;

/**
 * The canonical form of a JSON value after RFC 8785 (JSON Canonicalization Scheme): keys sorted by
 * UTF-16 code units, no white space, ECMAScript number format. Equal values give equal bytes.
 *
 * @throws RangeError for NaN and infinities, which JSON cannot hold
 */
export function canonicalJson(value: JsonValue): string {
  // JSON.stringify already is RFC 8785 for everything but the order of keys, and much faster than any walk.
  return isInCanonicalOrder(value) ? JSON.stringify(value) : writeSorted(value);
}

function isInCanonicalOrder(value: JsonValue | undefined): boolean {
  if (typeof value === 'number') return isFiniteOrThrow(value);
  if (typeof value !== 'object' || value === null) return value !== undefined;
  if (Array.isArray(value)) return value.every(isInCanonicalOrder);
  let previous: string | undefined;
  const object = value as JsonObject;
  for (const key in object) {
    if ((previous !== undefined && previous >= key) || !isInCanonicalOrder(object[key])) return false;
    previous = key;
  }
  return true;
}

function isFiniteOrThrow(value: number): true {
  if (!Number.isFinite(value)) throw new RangeError(`${value} has no JSON form`);
  return true;
}

function writeSorted(value: JsonValue): string {
  if (typeof value === 'number') isFiniteOrThrow(value);
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((item) => writeSorted(item ?? null)).join(',')}]`;
  const object = value as JsonObject;
  const fields = Object.keys(object)
    .filter((key) => object[key] !== undefined)
    .toSorted(compareCodeUnits)
    .map((key) => `${JSON.stringify(key)}:${writeSorted(object[key] as JsonValue)}`);
  return `{${fields.join(',')}}`;
}

/**
 * Whether two JSON values have the same canonical form, without writing it. A key whose value is
 * `undefined` counts as absent.
 */
export function equalJson(a: JsonValue | undefined, b: JsonValue | undefined): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) || Array.isArray(b)) {
    if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false;
    return a.every((item, index) => equalJson(item, b[index] as JsonValue));
  }
  return equalObjects(a as JsonObject, b as JsonObject);
}

function equalObjects(a: JsonObject, b: JsonObject): boolean {
  let keys = 0;
  for (const key in a) {
    if (a[key] === undefined) continue;
    keys += 1;
    if (!Object.hasOwn(b, key) || !equalJson(a[key], b[key])) return false;
  }
  for (const key in b) if (b[key] !== undefined) keys -= 1;
  return keys === 0;
}

/** Order of UTF-16 code units, the same on every machine and in every language setting. */
export function compareCodeUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
