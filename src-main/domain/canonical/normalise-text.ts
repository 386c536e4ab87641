import type { JsonObject, JsonValue } from './canonical-json';

const IS_ASCII = /^[\0-\x7f]*$/;

/** The text in Unicode normal form C with lone surrogates replaced, so that equal-looking text has equal bytes. */
export function normaliseText(text: string): string {
  if (IS_ASCII.test(text)) return text; // most keys and many values of a large import
  return text.isWellFormed() ? text.normalize('NFC') : text.toWellFormed().normalize('NFC');
}

/** Every string inside a JSON value in normal form C, keys included. */
export function normaliseJson(value: JsonValue): JsonValue {
  if (typeof value === 'string') return normaliseText(value);
  if (typeof value === 'number') return value === 0 ? 0 : value;
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(normaliseJson);
  return normaliseObject(value as JsonObject);
}

/**
 * `normaliseJson` for an object; absent (`undefined`) keys are left out, the others come in the order of
 * the canonical form, so that writing it needs no sorting.
 */
export function normaliseObject(object: JsonObject): Record<string, JsonValue> {
  const result: Record<string, JsonValue> = {};
  for (const key of Object.keys(object).sort()) {
    const value = object[key];
    if (value === undefined) continue;
    // Plain assignment would call the setter of `__proto__`, a key that hostile JSON may hold.
    if (key === '__proto__')
      Object.defineProperty(result, key, {
        value: normaliseJson(value),
        enumerable: true,
        writable: true,
        configurable: true,
      });
    else result[normaliseText(key)] = normaliseJson(value);
  }
  return result;
}
