import type { JsonObject, JsonValue } from './canonical-json';

/** The text in Unicode normal form C with lone surrogates replaced, so that equal-looking text has equal bytes. */
export function normaliseText(text: string): string {
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

/** `normaliseJson` for an object; absent (`undefined`) keys are left out. */
export function normaliseObject(object: JsonObject): Record<string, JsonValue> {
  const result: Record<string, JsonValue> = {};
  for (const [key, value] of Object.entries(object)) {
    if (value !== undefined) define(result, normaliseText(key), normaliseJson(value));
  }
  return result;
}

/** Plain assignment would call the setter of `__proto__`, a key that hostile JSON may hold. */
function define(target: Record<string, JsonValue>, key: string, value: JsonValue): void {
  Object.defineProperty(target, key, { value, enumerable: true, writable: true, configurable: true });
}
