import { normaliseText } from '../canonical/normalise-text';
import { checkerOf } from './attribute-check';
import type { AttributeDefinition } from './label-schema';
import type { SchemaFileIds } from './schema-file';
import {
  asBoolean,
  asCount,
  asList,
  asNumber,
  asObject,
  asOneOf,
  asString,
  quote,
  readId,
  readName,
  SCHEMA_FILE_LIMITS as LIMITS,
  type Report,
} from './schema-file-values';
import { compilePattern } from './text-pattern';

const TYPES = ['boolean', 'number', 'string', 'choice', 'multi-choice'] as const;
const KEYS = [
  'name',
  'id',
  'type',
  'required',
  'default',
  'choices',
  'min',
  'max',
  'unit',
  'pattern',
  'order',
];

/** The types each key goes with; the others go with all. */
const TYPES_OF_KEY: Readonly<Record<string, readonly string[]>> = {
  choices: ['choice', 'multi-choice'],
  min: ['number'],
  max: ['number'],
  unit: ['number'],
  pattern: ['string'],
};

export interface AttributeContext {
  readonly className: string;
  readonly ids: SchemaFileIds;
  readonly report: Report;
}

/** One attribute of a class. */
export function readAttribute(
  value: unknown,
  place: string,
  { className, ids, report }: AttributeContext,
): AttributeDefinition {
  const item = asObject(value, place, KEYS, report) ?? {};
  const name = readName(item['name'], `${place}.name`, report);
  const type = asOneOf(item['type'], `${place}.type`, TYPES, report);
  for (const [key, types] of Object.entries(TYPES_OF_KEY)) {
    if (type !== undefined && item[key] !== undefined && !types.includes(type))
      report(`${place}.${key}`, `does not go with type ${type}`);
  }
  const order = asCount(item['order'], `${place}.order`, report);
  const limits = { ...readChoices(item, type, place, report), ...readRange(item, place, report) };
  const pattern = readPattern(item['pattern'], `${place}.pattern`, report);
  const definition: AttributeDefinition = {
    id: readId(item['id'], `${place}.id`, report) ?? ids.attributeId(className, name),
    name,
    type: type ?? 'string',
    ...(asBoolean(item['required'], `${place}.required`, report) && { required: true }),
    ...limits,
    ...(pattern !== undefined && { pattern }),
    ...(order !== undefined && { order }),
  };
  return type === undefined ? definition : withDefault(definition, item['default'], place, report);
}

function readChoices(
  item: Record<string, unknown>,
  type: string | undefined,
  place: string,
  report: Report,
): Pick<AttributeDefinition, 'choices'> {
  const choices = asList(item['choices'], `${place}.choices`, LIMITS.choices, report).map((one, index) =>
    readName(one, `${place}.choices[${index}]`, report),
  );
  if (choices.length === 0 && (type === 'choice' || type === 'multi-choice'))
    report(`${place}.choices`, `is missing; a ${type} needs a list of values`);
  if (new Set(choices).size < choices.length) report(`${place}.choices`, 'names a value twice');
  return choices.length > 0 ? { choices } : {};
}

function readRange(
  item: Record<string, unknown>,
  place: string,
  report: Report,
): Pick<AttributeDefinition, 'min' | 'max' | 'unit'> {
  const min = asNumber(item['min'], `${place}.min`, report);
  const max = asNumber(item['max'], `${place}.max`, report);
  if (min !== undefined && max !== undefined && min > max)
    report(`${place}.min`, `${min} is above max, ${max}; no number fits`);
  const unit = asString(item['unit'], `${place}.unit`, LIMITS.nameCharacters, report);
  return {
    ...(min !== undefined && { min }),
    ...(max !== undefined && { max }),
    ...(unit && { unit }),
  };
}

function readPattern(value: unknown, place: string, report: Report): string | undefined {
  const pattern = asString(value, place, LIMITS.patternCharacters, report);
  if (pattern === undefined || pattern === '') return undefined;
  const compiled = compilePattern(pattern);
  if ('problem' in compiled)
    report(place, `${quote(pattern)} is not a regular expression in RE2 syntax: ${compiled.problem}`);
  return pattern;
}

function withDefault(
  definition: AttributeDefinition,
  value: unknown,
  place: string,
  report: Report,
): AttributeDefinition {
  if (value === undefined) return definition;
  // Checked first: whether it matches a pattern is not worth asking of a text of ten megabytes.
  if (typeof value === 'string' && value.length > LIMITS.defaultCharacters) {
    asString(value, `${place}.default`, LIMITS.defaultCharacters, report);
    return definition;
  }
  const preset = Array.isArray(value) ? value.map(normalise) : normalise(value);
  const isReadable = definition.pattern === undefined || !('problem' in compilePattern(definition.pattern));
  const wrong = isReadable ? checkerOf(definition)(preset) : null;
  if (wrong !== null)
    report(`${place}.default`, `${quote(value)} is not a value of this ${definition.type}: it ${wrong}`);
  return { ...definition, default: preset as NonNullable<AttributeDefinition['default']> };
}

const normalise = (value: unknown): unknown => {
  if (typeof value === 'string') return normaliseText(value);
  return typeof value === 'number' ? value + 0 : value;
};
