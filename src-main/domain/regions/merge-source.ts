import { canonicalJson, type JsonObject, type JsonValue } from '../canonical/canonical-json';

/**
 * What two files said of one thing, as one: where they differ, the lesser canonical value stays. The
 * result does not depend on the order, so two imports leave the same content whichever came first.
 */
export function mergeSource(a: JsonObject | undefined, b: JsonObject | undefined): JsonObject | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  const merged: Record<string, JsonValue> = {};
  for (const key of [...new Set([...Object.keys(a), ...Object.keys(b)])].sort()) {
    const [left, right] = [a[key], b[key]];
    if (left === undefined) merged[key] = right as JsonValue;
    else if (right === undefined) merged[key] = left;
    else merged[key] = canonicalJson(left) <= canonicalJson(right) ? left : right;
  }
  return merged;
}
