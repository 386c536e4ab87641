import type { JsonValue } from '../canonical/canonical-json';

/** SHA-256 of an object's canonical form, 64 hexadecimal digits. */
export type ObjectId = string;

/** Every kind of stored object (data-model.md §3). `tree` and `provenance-tree` share one form. */
export type ObjectType =
  | 'page'
  | 'document'
  | 'tree'
  | 'schema'
  | 'plan'
  | 'merge'
  | 'page-provenance'
  | 'document-provenance';

/** A stored object: canonical JSON with its format number and type inside. */
export type StoredObject = { readonly format: number; readonly type: ObjectType } & Readonly<
  Record<string, unknown>
>;

/** Reads objects by id. The same id always gives the same value; callers must not change it. */
export interface ObjectReader {
  /** @throws AppError `object-damaged` when it is missing or its bytes do not match the id */
  read(id: ObjectId): StoredObject;
}

/** Reads objects also as text, for who needs to parse but a part of it. */
export interface ObjectTextReader extends ObjectReader {
  /**
   * The canonical JSON of an object.
   *
   * @throws AppError `object-damaged`
   */
  readJson(id: ObjectId): string;
}

/** Reads and writes objects. Writing the same value twice stores it once. */
export interface ObjectWriter extends ObjectReader {
  /**
   * @param like the object that this one takes the place of: a store may keep what differs from it
   *   (docs/decisions/0018). It changes no id.
   */
  write(object: StoredObject, like?: ObjectId): ObjectId;
}

/** For code that builds an object from typed parts: the compiler cannot see that they are JSON. */
export const asJson = (object: unknown): JsonValue => object as JsonValue;
