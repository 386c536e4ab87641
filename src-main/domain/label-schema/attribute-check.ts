import type { AttributeValue } from '../regions/region';
import type { AttributeDefinition } from './label-schema';
import { quote } from './schema-file-values';
import { compilePattern, type TextPattern } from './text-pattern';

/** Says what is wrong with a value, as the end of a sentence (`is not a number`); `null` when it is fine. */
export type ValueCheck = (value: unknown) => string | null;

/**
 * The check of an attribute's values: type, choices, range and pattern. Made once for a definition and
 * used for many values.
 */
export function checkerOf(
  definition: Pick<AttributeDefinition, 'type' | 'choices' | 'min' | 'max' | 'pattern' | 'unit'>,
): ValueCheck {
  switch (definition.type) {
    case 'boolean':
      return (value) => (typeof value === 'boolean' ? null : `is ${show(value)}, not true or false`);
    case 'number':
      return numberCheck(definition);
    case 'string':
      return textCheck(definition);
    case 'choice':
      return choiceCheck(definition.choices ?? []);
    case 'multi-choice':
      return multiChoiceCheck(definition.choices ?? []);
  }
}

const checks = new WeakMap<AttributeDefinition, ValueCheck>();

/** Whether a value is one that the definition allows, as problems of regions are told. */
export function fitsDefinition(value: AttributeValue, definition: AttributeDefinition): boolean {
  const known = checks.get(definition);
  const check = known ?? checkerOf(definition);
  if (known === undefined) checks.set(definition, check);
  return check(value) === null;
}

function numberCheck({
  min = -Infinity,
  max = Infinity,
  unit,
}: Pick<AttributeDefinition, 'min' | 'max' | 'unit'>) {
  const withUnit = (bound: number): string => (unit === undefined ? `${bound}` : `${bound} ${unit}`);
  return (value: unknown): string | null => {
    if (typeof value !== 'number' || !Number.isFinite(value)) return `is ${show(value)}, not a number`;
    if (value < min) return `is ${value}, below the least allowed, ${withUnit(min)}`;
    return value > max ? `is ${value}, above the most allowed, ${withUnit(max)}` : null;
  };
}

function textCheck({ pattern }: Pick<AttributeDefinition, 'pattern'>): ValueCheck {
  let compiled: TextPattern | undefined; // a page is often checked without any value of this attribute
  return (value) => {
    if (typeof value !== 'string') return `is ${show(value)}, not text`;
    if (pattern === undefined) return null;
    compiled ??= compilePattern(pattern);
    if ('problem' in compiled) return `cannot be checked: its pattern has an error (${compiled.problem})`;
    return compiled.matches(value) ? null : `is ${show(value)}, which does not match ${pattern}`;
  };
}

function choiceCheck(choices: readonly string[]): ValueCheck {
  const allowed = new Set<unknown>(choices);
  return (value) => (allowed.has(value) ? null : `is ${show(value)}, not one of ${list(choices)}`);
}

function multiChoiceCheck(choices: readonly string[]): ValueCheck {
  const allowed = new Set<unknown>(choices);
  return (value) => {
    if (!Array.isArray(value)) return `is ${show(value)}, not a list of values`;
    const wrong = (value as readonly unknown[]).find((one) => !allowed.has(one));
    if (wrong !== undefined) return `has ${show(wrong)}, not one of ${list(choices)}`;
    return new Set(value).size < value.length ? 'names a value twice' : null;
  };
}

const LONGEST = 60;
const MOST_LISTED = 8;

function show(value: unknown): string {
  if (typeof value !== 'string') return quote(value);
  return `“${value.length > LONGEST ? `${value.slice(0, LONGEST - 1)}…` : value}”`;
}

const list = (choices: readonly string[]): string =>
  choices.slice(0, MOST_LISTED).join(', ') + (choices.length > MOST_LISTED ? ' …' : '');
