import { compareCodeUnits, type JsonObject, type JsonValue } from '../../domain/canonical/canonical-json';
import type { LabelClass, LabelSchema } from '../../domain/label-schema/label-schema';
import { type CocoId, toCocoId } from './coco-types';
import type { Losses } from './losses';

/** The categories of an export. */
export interface CocoCategories {
  readonly categories: readonly JsonObject[];
  /** `null` for a region without class, or with one that the schema does not hold. */
  idOf(classId: string | null): JsonValue;
}

/**
 * Every class as a category, used or not. Classes that came from COCO keep their id and other fields;
 * the others get the next free ids in the order of their names.
 */
export function buildCategories({ classes }: LabelSchema, losses: Losses): CocoCategories {
  const ids = assignIds(classes, losses);
  const names = new Map(classes.map(({ id, name }) => [id, name]));
  const categories = classes.map((labelClass): JsonObject => {
    const { id: _id, name: _name, ...source } = (labelClass.source ?? {}) as Record<string, JsonValue>;
    const parent = labelClass.parent === undefined ? '' : (names.get(labelClass.parent) ?? '');
    const made = labelClass.source === undefined ? { supercategory: parent } : {};
    reportClass(labelClass, losses);
    return { id: ids.get(labelClass.id)!, name: labelClass.name, ...made, ...source };
  });
  return {
    categories: categories.toSorted(compareIds),
    idOf: (classId) => (classId === null ? null : (ids.get(classId) ?? null)),
  };
}

function assignIds(classes: readonly LabelClass[], losses: Losses): Map<string, JsonValue> {
  const ids = new Map<string, JsonValue>();
  const taken = new Set<CocoId>();
  const waiting: LabelClass[] = [];
  let maximum = 0;
  for (const labelClass of classes) {
    const given = labelClass.source?.['id'];
    const id = toCocoId(given);
    if (id === null || taken.has(id)) {
      if (id !== null) losses.add('category ids renumbered, because another class has them', 'kept');
      waiting.push(labelClass);
      continue;
    }
    taken.add(id);
    ids.set(labelClass.id, given!);
    if (typeof id === 'number' && Number.isSafeInteger(id)) maximum = Math.max(maximum, id);
  }
  waiting.sort((a, b) => compareCodeUnits(a.name, b.name));
  for (const labelClass of waiting) ids.set(labelClass.id, ++maximum);
  return ids;
}

function reportClass({ guideline, attributes }: LabelClass, losses: Losses): void {
  if (guideline !== undefined) losses.add('guidelines of classes');
  if (attributes !== undefined && attributes.length > 0) losses.add('attribute definitions of classes');
}

/** Numbers first, ascending; then texts. */
function compareIds({ id: a }: JsonObject, { id: b }: JsonObject): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (typeof a === 'number' || typeof b === 'number') return typeof a === 'number' ? -1 : 1;
  return compareCodeUnits(String(a), String(b));
}
