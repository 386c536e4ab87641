import type { VersionRecord } from '../dataset-versions/object-forms';
import type { ObjectId } from '../dataset-versions/object-store';

/** What a version refers to. */
export interface VersionReferences {
  /** Roots of the trees of documents and of their provenance. */
  readonly roots: readonly [content: ObjectId, provenance: ObjectId];
  readonly schema: ObjectId;
  readonly plans: readonly ObjectId[];
  /** How other parents were merged in; `null` where none were. It names plans of its own. */
  readonly merge: ObjectId | null;
  /** Versions whose content it goes on from. */
  readonly versions: readonly string[];
}

/**
 * What a version refers to, for whoever takes it along. Every field of the record is named here, so that one
 * that is put to it does not compile before somebody has thought of it.
 */
export function referencesOf(record: VersionRecord): VersionReferences {
  const { contentId, author, time, message, ...references } = fieldsOf(record);
  const { root, provenance, schema, plans, merge, parents, restored, ...others } = references;
  others satisfies Record<string, never>;
  void [contentId, author, time, message];
  return {
    roots: [root, provenance],
    schema,
    plans,
    merge: merge ?? null,
    versions: [...parents, ...(restored === undefined ? [] : [restored])],
  };
}

const fieldsOf = (record: VersionRecord): VersionRecord => record;
