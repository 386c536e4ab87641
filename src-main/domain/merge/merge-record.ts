import { compareCodeUnits, type JsonValue } from '../canonical/canonical-json';
import type { ObjectId, ObjectReader, StoredObject } from '../dataset-versions/object-store';
import type { ConflictKind, Resolution } from './conflict';
import type { LedgerEntry } from './ledger';

/** A conflict as a version records it, with what was decided. */
export type RecordedDecision = Resolution & {
  readonly key: string;
  readonly kind: ConflictKind;
  /** Absent where the common ancestors have none, or do not agree. */
  readonly base?: JsonValue;
  /** `null` stands for "absent" here and in `theirs`. */
  readonly ours: JsonValue;
  readonly theirs: JsonValue;
};

/** How a version merged its second parent in. */
export interface MergeRecord {
  readonly decisions: readonly RecordedDecision[];
  /** Object ids of the migrations that carry the second parent's labels to the version's schema, oldest first. */
  readonly otherPlans: readonly ObjectId[];
}

/** What a merge is recorded as. Every conflict has to be decided. */
export function recordMerge(entries: readonly LedgerEntry[], otherPlans: readonly ObjectId[]): MergeRecord {
  const decisions = entries.map(({ conflict, resolution }): RecordedDecision => {
    if (resolution === null) throw new Error(`nothing was decided of ${conflict.key}`);
    const { key, kind, hasBase, base, ours, theirs } = conflict;
    return { ...resolution, key, kind, ...(hasBase && { base }), ours, theirs };
  });
  return { decisions, otherPlans };
}

/** The stored form (docs/object-model.md): decisions sorted by key, what is empty left out. */
export function mergeObject({ decisions, otherPlans }: MergeRecord): StoredObject {
  return {
    ...(decisions.length > 0 && { decisions: [...decisions].sort((a, b) => compareCodeUnits(a.key, b.key)) }),
    format: 1,
    ...(otherPlans.length > 0 && { otherPlans }),
    type: 'merge',
  };
}

/** Reads how a version was merged. */
export function readMerge(reader: ObjectReader, id: ObjectId): MergeRecord {
  const { decisions = [], otherPlans = [] } = reader.read(id) as unknown as Partial<MergeRecord>;
  return { decisions, otherPlans };
}
