import type { LabelClass } from '../label-schema/label-schema';
import { matcherOf } from './conditions';
import type { Condition, Range } from './plan';

export interface ConditionSides {
  /** The class that the condition is about. */
  readonly labelClass: LabelClass | undefined;
  readonly report: (place: string, problem: string) => void;
}

/** Reports what is wrong with a condition: attributes that are not there, empty ranges, bad patterns. */
export function checkCondition(condition: Condition, place: string, sides: ConditionSides): void {
  const { report } = sides;
  if ('all' in condition || 'any' in condition) {
    const [key, items] =
      'all' in condition ? (['all', condition.all] as const) : (['any', condition.any] as const);
    if (items.length === 0) report(`${place}.${key}`, 'is empty; write at least one condition');
    for (const [index, item] of items.entries()) checkCondition(item, `${place}.${key}[${index}]`, sides);
  } else if ('not' in condition) checkCondition(condition.not, `${place}.not`, sides);
  else if ('attribute' in condition) {
    checkAttributeCondition(condition, place, sides);
    checkRange(condition.range, `${place}.range`, report);
  } else if ('text' in condition) {
    if ('matches' in condition.text) checkPattern(condition.text.matches, `${place}.text.matches`, report);
  } else if ('page' in condition) checkRange(condition.page, `${place}.page`, report);
  else if ('centre' in condition) {
    for (const axis of ['x', 'y'] as const)
      checkRange(condition.centre[axis], `${place}.centre.${axis}`, report);
  } else if ('size' in condition) {
    for (const side of ['width', 'height', 'area'] as const)
      checkRange(condition.size[side], `${place}.size.${side}`, report);
  }
}

/** Reports an attribute that the class does not have, and values and a range that do not suit its type. */
export function checkAttributeCondition(
  { attribute, is, range }: Extract<Condition, { attribute: string }>,
  place: string,
  { labelClass, report }: ConditionSides,
): void {
  if (labelClass === undefined) return;
  const definition = labelClass.attributes?.find(({ id }) => id === attribute);
  if (definition === undefined) {
    const names = (labelClass.attributes ?? []).map(({ name }) => name).join(', ');
    report(
      `${place}.attribute`,
      `there is no attribute "${attribute}" in "${labelClass.name}", which has ${names === '' ? 'none' : names}`,
    );
    return;
  }
  const { type } = definition;
  if (range !== undefined && type !== 'number')
    report(`${place}.range`, `needs a number, and "${definition.name}" is a ${type}`);
  for (const [index, value] of (is ?? []).entries()) {
    const isOfType =
      type === 'multi-choice'
        ? typeof value === 'string' || Array.isArray(value)
        : typeof value === (type === 'choice' ? 'string' : type);
    if (!isOfType) report(`${place}.is[${index}]`, `is not a ${type}, as "${definition.name}" is`);
  }
}

/** Reports text that is no pattern. */
export function checkPattern(pattern: string, place: string, report: ConditionSides['report']): void {
  if (matcherOf(pattern) === null) report(place, `"${pattern}" is no pattern in RE2 syntax`);
}

/** Reports a range that nothing lies in, or that says nothing. */
export function checkRange(range: Range | undefined, place: string, report: ConditionSides['report']): void {
  if (range === undefined) return;
  const { min, max } = range;
  if (min === undefined && max === undefined) report(place, 'has neither min nor max');
  if (min !== undefined && max !== undefined && min > max)
    report(place, `is empty: min ${min} is above max ${max}`);
}
