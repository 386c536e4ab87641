import { canonicalJson, type JsonObject, type JsonValue } from '../canonical/canonical-json';

/**
 * What two files said of one thing, as one: where they differ, the lesser canonical value stays. The
 * result does not depend on the order, so two imports leave the same content whichever came first.
 */
export function mergeSource(a: JsonObject | undefined, b: JsonObject | undefined): JsonObject | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])].sort();
  // `fromEntries` and `hasOwn`: a key may be `__proto__`, which a stranger's file may hold.
  return Object.fromEntries(keys.map((key) => [key, lesserOf(own(a, key), own(b, key))]));
}

const own = (object: JsonObject, key: string): JsonValue | undefined =>
  Object.hasOwn(object, key) ? object[key] : undefined;

function lesserOf(left: JsonValue | undefined, right: JsonValue | undefined): JsonValue | undefined {
  if (left === undefined || right === undefined) return left ?? right;
  return canonicalJson(left) <= canonicalJson(right) ? left : right;
}
