import type { JsonValue } from '../canonical/canonical-json';
import type { Act } from '../dataset-versions/provenance';

/** What a conflict is about: a document and what is in it, or a part of the label schema. */
export type MergeTarget =
  | { readonly kind: 'document'; readonly document: string }
  | { readonly kind: 'page'; readonly document: string; readonly pageIndex: number }
  | { readonly kind: 'region'; readonly document: string; readonly region: string }
  | { readonly kind: 'relation'; readonly document: string; readonly relation: string }
  | { readonly kind: 'schema' }
  | { readonly kind: 'class'; readonly class: string }
  | { readonly kind: 'attribute'; readonly class: string; readonly attribute: string }
  | { readonly kind: 'relation-type'; readonly relationType: string };

/**
 * - `values`: both sides changed the field, to different values.
 * - `edit-delete`: one side changed the thing and the other took it away; the field is `existence`.
 * - `duplicates`: both sides drew a region of one class in one place.
 * - `same-name`: the two sides have different classes, attributes or relation types of one name.
 * - `circle`: each side may do what it did, but both together would make things each other's ancestors.
 */
export type ConflictKind = (typeof CONFLICT_KINDS)[number];

export const CONFLICT_KINDS = ['values', 'edit-delete', 'duplicates', 'same-name', 'circle'] as const;

/** A field on both sides of a merge and in their common ancestor; `undefined` where it is absent. */
export interface ThreeValues<Value> {
  readonly base: Value | undefined;
  readonly ours: Value | undefined;
  readonly theirs: Value | undefined;
}

/** What the two sides made of one field that cannot both hold. */
export interface Conflict {
  /** Names the conflict in resolutions. The same for the same content, whichever side is called ours. */
  readonly key: string;
  readonly kind: ConflictKind;
  readonly target: MergeTarget;
  /** `class`, `geometry`, `attributes/KEY`, `existence` … */
  readonly field: string;
  /** `null` also stands for "absent". Not to be relied on where `hasBase` is not set. */
  readonly base: JsonValue;
  readonly ours: JsonValue;
  readonly theirs: JsonValue;
  /** Not set where the common ancestors do not agree on the field, or none has it. */
  readonly hasBase: boolean;
  /** Who changed the thing last on each side; absent where that is not known. */
  readonly acts?: { readonly ours?: Act; readonly theirs?: Act };
}

export const MERGE_CHOICES = ['base', 'ours', 'theirs', 'both'] as const;

/** Whose value is taken. `both` keeps both duplicates, the edited side of an edit against a delete, or the union of two lists. */
export type MergeChoice = (typeof MERGE_CHOICES)[number];

/** What was decided of a conflict: whose value, or another one. */
export type Decided = { readonly choice: MergeChoice } | { readonly value: JsonValue };

/** A decision with who made it. Plain data: an unfinished merge is its sides and these, by the keys of the conflicts. */
export type Resolution = Decided &
  Act & {
    /** The strategy that decided, when it was not the person. */
    readonly strategy?: string;
  };

export type Resolutions = ReadonlyMap<string, Resolution>;

/** The name of a thing in keys of conflicts. */
export function targetKey(target: MergeTarget): string {
  return partsOf(target).map(encodeURIComponent).join('/');
}

/** The key of a conflict about one field. */
export const fieldKey = (target: MergeTarget, field: string): string =>
  `${targetKey(target)}#${encodeURIComponent(field)}`;

/** Entry id of the document that a conflict of this key is in; `null` for the schema. */
export function documentOfKey(key: string): string | null {
  const [kind = '', document = ''] = key.slice(0, key.indexOf('#')).split('/');
  return ['document', 'page', 'region', 'relation'].includes(kind) ? decodeURIComponent(document) : null;
}

function partsOf(target: MergeTarget): readonly (string | number)[] {
  switch (target.kind) {
    case 'document':
      return [target.kind, target.document];
    case 'page':
      return [target.kind, target.document, target.pageIndex];
    case 'region':
      return [target.kind, target.document, target.region];
    case 'relation':
      return [target.kind, target.document, target.relation];
    case 'schema':
      return [target.kind];
    case 'class':
      return [target.kind, target.class];
    case 'attribute':
      return [target.kind, target.class, target.attribute];
    case 'relation-type':
      return [target.kind, target.relationType];
  }
}
