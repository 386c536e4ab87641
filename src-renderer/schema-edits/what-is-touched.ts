import type { AttributeDefinition, LabelClass } from '../../src-main/domain/label-schema/label-schema';

/**
 * Whether regions of a class may have to be rewritten to fit it as it shall be: an attribute goes,
 * changes its type, loses a value or becomes required, or a shape is no longer allowed.
 */
export function mayTouchRegions(before: LabelClass, after: LabelClass): boolean {
  const next = new Map((after.attributes ?? []).map((each) => [each.id, each]));
  const old = new Map((before.attributes ?? []).map((each) => [each.id, each]));
  return (
    [...old.values()].some((each) => losesValues(each, next.get(each.id))) ||
    [...next.values()].some((each) => each.required === true && old.get(each.id)?.required !== true) ||
    losesShapes(before, after)
  );
}

function losesValues(before: AttributeDefinition, after: AttributeDefinition | undefined): boolean {
  if (after === undefined || after.type !== before.type) return true;
  return (before.choices ?? []).some((choice) => after.choices?.includes(choice) === false);
}

function losesShapes({ geometry: before }: LabelClass, { geometry: after }: LabelClass): boolean {
  if (after === undefined) return false;
  return before === undefined || before.some((kind) => !after.includes(kind));
}
