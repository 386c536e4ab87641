import type { ObjectId } from '../dataset-versions/object-store';

/** Where a draft's schema comes from (docs/decisions/0008). Part of a migration's journal entry, so that undo restores it. */
export interface DraftLineage {
  /** Id of the library's schema that the draft continues; `null` before the first publishing. */
  readonly asset: string | null;
  /** Object id of the release it continues: its base. */
  readonly base: ObjectId | null;
  /** Id of the version that `plans` counts from; `null` before the first commit. */
  readonly head: string | null;
  /** Object ids of the plans applied since that version, oldest first. */
  readonly plans: readonly ObjectId[];
  /** Object ids of the plans applied since the base, oldest first. The next release keeps them. */
  readonly unpublished: readonly ObjectId[];
  /**
   * Id of the version whose content the draft goes on from, where it was restored: the plans count from there.
   * Absent when it goes on from its head version.
   */
  readonly restored?: string;
}

/** Of a draft whose schema continues nothing yet. */
export const NO_LINEAGE: DraftLineage = { asset: null, base: null, head: null, plans: [], unpublished: [] };
