import { checkerOf } from '../../src-main/domain/label-schema/attribute-check';
import type { AttributeDefinition, LabelClass } from '../../src-main/domain/label-schema/label-schema';
import { inShownOrder } from '../../src-main/domain/label-schema/shown-order';
import { compilePattern } from '../../src-main/domain/label-schema/text-pattern';
import { typedName } from './typed-name';
import { withFields } from './with-fields';

export type AttributeType = AttributeDefinition['type'];
type Attributes = readonly AttributeDefinition[];

export const ATTRIBUTE_TYPES: readonly AttributeType[] = [
  'string',
  'number',
  'boolean',
  'choice',
  'multi-choice',
];

export const hasChoices = (type: AttributeType): boolean => type === 'choice' || type === 'multi-choice';

/** The attributes of a class in the order in which they are shown. */
export const attributesInOrder = ({ attributes = [] }: LabelClass): Attributes => inShownOrder(attributes);

/** Puts an attribute in the place of the one with its id, or at the end. */
export function putAttribute(attributes: Attributes, changed: AttributeDefinition): Attributes {
  const clean = withoutForeignFields(changed);
  if (attributes.some(({ id }) => id === clean.id))
    return attributes.map((each) => (each.id === clean.id ? clean : each));
  return numbered([...attributes, clean]);
}

export const removeAttribute = (attributes: Attributes, id: string): Attributes =>
  attributes.filter((each) => each.id !== id);

/** Moves an attribute by one place; the list must be in order. */
export function moveAttribute(attributes: Attributes, id: string, by: 1 | -1): Attributes {
  const from = attributes.findIndex((each) => each.id === id);
  const to = from + by;
  const moved = attributes[from];
  if (moved === undefined || to < 0 || to >= attributes.length) return attributes;
  return numbered(attributes.toSpliced(from, 1).toSpliced(to, 0, moved));
}

const numbered = (attributes: Attributes): Attributes =>
  attributes.map((each, order) => (each.order === order ? each : { ...each, order }));

/** A pattern belongs to text, a range and a unit to numbers, values to choices: the rest goes with its type. */
function withoutForeignFields(attribute: AttributeDefinition): AttributeDefinition {
  const { type } = attribute;
  return withFields(attribute, {
    ...(!attribute.required && { required: null }),
    ...(!hasChoices(type) && { choices: null }),
    ...(type !== 'number' && { min: null, max: null, unit: null }),
    ...(type !== 'string' && { pattern: null }),
    ...(!attribute.unit && { unit: null }),
    ...(!attribute.pattern && { pattern: null }),
    ...(!fitsType(attribute) && { default: null }),
  });
}

function fitsType({ type, default: value, choices = [] }: AttributeDefinition): boolean {
  switch (type) {
    case 'choice':
      return typeof value === 'string' && choices.includes(value);
    case 'multi-choice':
      return Array.isArray(value) && value.length > 0 && value.every((one) => choices.includes(one));
    case 'string':
      return typeof value === 'string' && value !== '';
    default:
      return typeof value === type;
  }
}

export type AttributeProblem = 'no-name' | 'name-taken' | 'no-choices' | 'range' | 'pattern' | 'default';

/** Why an attribute cannot be saved as it is; null when it can. */
export function problemOf(attribute: AttributeDefinition, others: Attributes): AttributeProblem | null {
  const { id, name, type, choices = [], min, max, pattern, default: value } = attribute;
  if (name.trim() === '') return 'no-name';
  if (others.some((each) => each.id !== id && each.name === typedName(name))) return 'name-taken';
  if (hasChoices(type) && choices.length === 0) return 'no-choices';
  if (type === 'number' && min !== undefined && max !== undefined && min > max) return 'range';
  if (type === 'string' && pattern && 'problem' in compilePattern(pattern)) return 'pattern';
  const { pattern: _, ...anyText } = attribute;
  const checked = pattern ? attribute : anyText;
  return value === undefined || checkerOf(checked)(value) === null ? null : 'default';
}
