import type { AttributeDefinition, SchemaChange } from '../label-schema/label-schema';
import { changesOf, schemaChange, type SchemaChangeKind } from '../label-schema/rule-table';
import { isSame, pairItems } from './schema-pairs';

/**
 * The changes between the attributes of one class.
 *
 * @param place path of the class: `classes/Table`
 */
export function diffAttributes(
  before: readonly AttributeDefinition[],
  after: readonly AttributeDefinition[],
  place: string,
): SchemaChange[] {
  return pairItems(before, after).flatMap(({ old, now }) => {
    const path = `${place}/attributes/${(old ?? now)?.name ?? ''}`;
    if (old === null) return now === null ? [] : [schemaChange(kindOfAdded(now), path, null, now)];
    if (now === null) return [schemaChange('attribute-removed', path, old, null)];
    return diffAttribute(old, now, path);
  });
}

function kindOfAdded({ required, default: preset }: AttributeDefinition): SchemaChangeKind {
  if (required !== true) return 'attribute-added';
  return preset === undefined ? 'attribute-added-required' : 'attribute-added-required-with-default';
}

function diffAttribute(old: AttributeDefinition, now: AttributeDefinition, path: string): SchemaChange[] {
  const { changes, add } = changesOf(path);
  if (old.id !== now.id) add('attribute-id-changed', 'id', old.id, now.id);
  if (old.name !== now.name) add('attribute-renamed', 'name', old.name, now.name);
  if (old.type !== now.type) add('attribute-type-changed', 'type', old.type, now.type);
  const [wasRequired, isRequired] = [old.required === true, now.required === true];
  if (wasRequired !== isRequired)
    add(
      isRequired ? 'attribute-made-required' : 'attribute-made-optional',
      'required',
      wasRequired,
      isRequired,
    );
  // `false` and an empty text are values here, not the absence of one.
  if (!isSame([old.default ?? null], [now.default ?? null]))
    add('attribute-default-changed', 'default', old.default, now.default);
  changes.push(...diffChoices(old.choices ?? [], now.choices ?? [], `${path}/choices`));
  const range = compareRanges(old, now);
  if (range !== null) add(range, 'range', rangeOf(old), rangeOf(now));
  if (!isSame(old.pattern, now.pattern)) add(kindOfPattern(old, now), 'pattern', old.pattern, now.pattern);
  if (!isSame(old.unit, now.unit)) add('attribute-unit-changed', 'unit', old.unit, now.unit);
  if (!isSame(old.order, now.order)) add('attribute-order-changed', 'order', old.order, now.order);
  return changes;
}

function diffChoices(before: readonly string[], after: readonly string[], path: string): SchemaChange[] {
  if (isSame(before, after)) return [];
  const [had, has] = [new Set(before), new Set(after)];
  const added = after.filter((value) => !had.has(value));
  const removed = before.filter((value) => !has.has(value));
  const stayedBefore = before.filter((value) => has.has(value));
  const stayedAfter = after.filter((value) => had.has(value));
  // A value that came in between moves no other past another.
  const isReordered = !isSame(stayedBefore, stayedAfter);
  return [
    ...(removed.length > 0 ? [schemaChange('attribute-choices-removed', path, removed, null)] : []),
    ...(added.length > 0 ? [schemaChange('attribute-choices-added', path, null, added)] : []),
    ...(isReordered ? [schemaChange('attribute-choices-reordered', path, before, after)] : []),
  ];
}

function compareRanges(old: AttributeDefinition, now: AttributeDefinition): SchemaChangeKind | null {
  const [oldMin, oldMax] = boundsOf(old);
  const [nowMin, nowMax] = boundsOf(now);
  if (nowMin > oldMin || nowMax < oldMax) return 'attribute-range-narrowed';
  return nowMin < oldMin || nowMax > oldMax ? 'attribute-range-widened' : null;
}

const boundsOf = ({ min = -Infinity, max = Infinity }: AttributeDefinition): [number, number] => [min, max];

function rangeOf({ min, max }: AttributeDefinition): object | null {
  if (min === undefined && max === undefined) return null;
  return { ...(min !== undefined && { min }), ...(max !== undefined && { max }) };
}

function kindOfPattern(old: AttributeDefinition, now: AttributeDefinition): SchemaChangeKind {
  if (isSame(old.pattern, undefined)) return 'attribute-pattern-added';
  return isSame(now.pattern, undefined) ? 'attribute-pattern-removed' : 'attribute-pattern-changed';
}
