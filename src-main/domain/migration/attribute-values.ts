import { fitsDefinition } from '../label-schema/attribute-check';
import type { AttributeDefinition } from '../label-schema/label-schema';
import type { AttributeValue } from '../regions/region';

/**
 * A value written in the type of another definition: `"12"` as a number, `true` as the text `true`, one
 * choice as a list of one. A value that fits already stays as it is.
 *
 * @returns `undefined` when the definition has no value that says the same
 */
export function convertValue(
  value: AttributeValue,
  definition: AttributeDefinition,
): AttributeValue | undefined {
  if (fitsDefinition(value, definition)) return value;
  const candidate = rewrite(value, definition);
  return candidate !== undefined && fitsDefinition(candidate, definition) ? candidate : undefined;
}

/** Whether every value of one definition is one of the other. */
export function takesAllOf(before: AttributeDefinition, after: AttributeDefinition): boolean {
  if (before.type !== after.type) return false;
  if (before.type === 'number')
    return (
      (after.min ?? -Infinity) <= (before.min ?? -Infinity) &&
      (after.max ?? Infinity) >= (before.max ?? Infinity)
    );
  if (before.type === 'string') return after.pattern === undefined || after.pattern === before.pattern;
  if (before.type === 'boolean') return true;
  return (before.choices ?? []).every((choice) => after.choices?.includes(choice) === true);
}

function rewrite(
  value: AttributeValue,
  { type, choices = [] }: AttributeDefinition,
): AttributeValue | undefined {
  switch (type) {
    case 'boolean':
      return BOOLEANS.get(textOf(value).trim().toLowerCase());
    case 'number':
      return typeof value === 'boolean' ? undefined : numberIn(textOf(value));
    case 'string':
      return textOf(value);
    case 'choice':
      return choiceFor(textOf(value), choices);
    case 'multi-choice':
      return listIn(value, choices);
  }
}

const BOOLEANS: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['yes', true],
  ['1', true],
  ['false', false],
  ['no', false],
  ['0', false],
]);

const textOf = (value: AttributeValue): string =>
  typeof value === 'object' ? value.join(', ') : String(value);

/** A number as a person writes it, without a unit. */
function numberIn(text: string): number | undefined {
  const written = text.trim();
  return /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i.test(written) ? Number(written) + 0 : undefined;
}

function choiceFor(text: string, choices: readonly string[]): string | undefined {
  const wanted = text.trim().toLowerCase();
  return (
    choices.find((choice) => choice === text) ?? choices.find((choice) => choice.toLowerCase() === wanted)
  );
}

function listIn(value: AttributeValue, choices: readonly string[]): string[] | undefined {
  const given = typeof value === 'object' ? value : [textOf(value)];
  const found = given.map((one) => choiceFor(one, choices));
  return found.every((one) => one !== undefined) ? [...new Set(found)] : undefined;
}
