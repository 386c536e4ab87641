import { compareCodeUnits, type JsonValue, type Sha256 } from '../../domain/canonical/canonical-json';
import { normaliseObject } from '../../domain/canonical/normalise-text';
import { classId } from '../../domain/identity/derived-ids';
import type { LabelClass } from '../../domain/label-schema/label-schema';
import type { CocoCategory, CocoId } from './coco-types';

/** What a category is called in the label schema. */
export interface ClassName {
  readonly id: string;
  readonly name: string;
}

/** The classes that the categories of a file stand for. */
export interface CocoClasses {
  /** One per name, sorted by id; `source` keeps what the first category of the name said, its id included. */
  readonly classes: readonly LabelClass[];
  /** `null` for an annotation without category. */
  classOf(categoryId: CocoId | null): ClassName | null;
}

/** Classes get their ids from their names, so two files with the same names agree on them. */
export function toClasses(categories: readonly CocoCategory[], sha256: Sha256): CocoClasses {
  const byName = new Map<string, LabelClass>();
  const byCategory = new Map<CocoId, ClassName>();
  for (const { id, name, fields } of categories) {
    const known = byName.get(name);
    const labelClass: LabelClass = known ?? { id: classId(sha256, name), name, ...sourceOfCategory(fields) };
    byName.set(name, labelClass);
    if (id !== null && !byCategory.has(id)) byCategory.set(id, { id: labelClass.id, name });
  }
  return {
    classes: [...byName.values()].toSorted((a, b) => compareCodeUnits(a.id, b.id)),
    classOf: (categoryId) => (categoryId === null ? null : (byCategory.get(categoryId) ?? null)),
  };
}

/** What a category said beside its name, as a class keeps it; the COCO writer takes its id from there. */
export function sourceOfCategory(fields: CocoCategory['fields']): Pick<LabelClass, 'source'> {
  const { name: _, ...source } = normaliseObject(fields) as Record<string, JsonValue>;
  return Object.keys(source).length === 0 ? {} : { source };
}
