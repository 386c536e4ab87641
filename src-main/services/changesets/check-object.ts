import { mergeObject, readMerge } from '../../domain/merge/merge-record';
import { storedObjects } from '../../contract/stored-objects';
import { canonicalJson, equalJson, type JsonValue } from '../../domain/canonical/canonical-json';
import { normaliseJson } from '../../domain/canonical/normalise-text';
import {
  documentObject,
  objectJson,
  pageObject,
  pageOf,
  readDocument,
  readSchema,
  schemaObject,
} from '../../domain/dataset-versions/object-forms';
import type { ObjectReader, StoredObject } from '../../domain/dataset-versions/object-store';
import { planObject, readPlan } from '../../domain/migration/plan-object';

/** A value that was read, or what is wrong with its text, as the end of a sentence. */
export type Read<Value> = { readonly value: Value } | { readonly problem: string };

/** Reads a text that has to be the canonical form of a JSON value (RFC 8785) with strings in normal form C. */
export function readCanonical(text: string): Read<JsonValue> {
  try {
    const value = JSON.parse(text) as JsonValue;
    if (canonicalJson(value) !== text) return { problem: 'it is not in canonical form' };
    if (!equalJson(normaliseJson(value), value)) return { problem: 'its text is not in normal form C' };
    return { value };
  } catch (error) {
    // The stack is what limits how deep a value may be nested.
    return { problem: error instanceof RangeError ? 'it is nested too deeply' : 'it is no JSON' };
  }
}

interface Shape<Value> {
  safeParse(value: unknown):
    | { readonly success: true; readonly data: Value }
    | {
        readonly success: false;
        readonly error: {
          readonly issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[];
        };
      };
}

/** A value of a shape, or the first thing that is not as it should be, with its place. */
export function readShape<Value>(shape: Shape<Value>, value: unknown): Read<Value> {
  const parsed = shape.safeParse(value);
  if (parsed.success) return { value: parsed.data };
  const [issue] = parsed.error.issues;
  const place = (issue?.path ?? []).map((key) => `[${String(key)}]`).join('');
  return { problem: `${place === '' ? 'it' : place}: ${issue?.message ?? 'has another form'}` };
}

/** Reads a stored object that comes from elsewhere: only what this program could have written passes. */
export function readStoredObject(text: string): Read<StoredObject> {
  const read = readCanonical(text);
  if ('problem' in read) return read;
  const type = (read.value as { readonly type?: unknown } | null)?.type;
  const shapes: readonly (readonly [string, Shape<unknown>])[] = Object.entries(storedObjects);
  const shape = shapes.find(([known]) => known === type)?.[1];
  if (shape === undefined)
    return { problem: `it is of the unknown type ${JSON.stringify(type)?.slice(0, 60)}` };
  const checked = readShape(shape, read.value);
  if ('problem' in checked) return { problem: `in its ${String(type)}, ${checked.problem}` };
  const object = read.value as unknown as StoredObject;
  const again = rewritten(object);
  if (again !== null && objectJson(again) !== text)
    return { problem: `its ${object.type} holds what is empty, a default, or in another order than its ids` };
  return { value: object };
}

/** The object as this program would write what it says; null where its shape leaves no choice. */
function rewritten(object: StoredObject): StoredObject | null {
  const reader: ObjectReader = { read: () => object };
  switch (object.type) {
    case 'page': {
      const page = pageOf(object);
      const ids = page.regions.map(({ id }) => id);
      return new Set(ids).size === ids.length ? pageObject(page) : { format: 1, type: 'page' };
    }
    case 'document':
      return documentObject(readDocument(reader, ''));
    case 'schema':
      return schemaObject(readSchema(reader, ''));
    case 'plan':
      return planObject(readPlan(reader, ''));
    case 'merge':
      return mergeObject(readMerge(reader, ''));
    default:
      return null;
  }
}
