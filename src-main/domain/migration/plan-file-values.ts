import type { AttributeValue } from '../regions/region';
import type { PlanReport } from './check-plan';

/** A value as it stands in the file, short enough for a message. */
export function quote(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

export function asRecord(value: unknown, place: string, report: PlanReport): Record<string, unknown> | null {
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return value as Record<string, unknown>;
  report(place, `${quote(value)} is not an object in braces { }`);
  return null;
}

/** Rules of one list; far above any real plan. */
const MOST_ITEMS = 10_000;

/** The items of a list; none where it is left out. */
export function asItems(value: unknown, place: string, report: PlanReport): readonly unknown[] {
  if (value === undefined) return [];
  if (!Array.isArray(value)) report(place, `${quote(value)} is not a list in brackets [ ]`);
  else if (value.length > MOST_ITEMS)
    report(place, `has ${value.length} entries; at most ${MOST_ITEMS} are allowed`);
  else return value;
  return [];
}

export function asText(value: unknown, place: string, report: PlanReport): string | null {
  if (typeof value === 'string' && value !== '') return value;
  report(place, value === undefined ? 'is missing' : `${quote(value)} is not a name in quotes`);
  return null;
}

export function asChoice<Choice extends string>(
  value: unknown,
  choices: readonly Choice[],
  place: string,
  report: PlanReport,
): Choice | null {
  const found = choices.find((choice) => choice === value);
  if (found === undefined) report(place, `${quote(value)} is not one of ${choices.join(', ')}`);
  return found ?? null;
}

/** Whether a value can be one of an attribute. */
export const isValue = (value: unknown): value is AttributeValue =>
  typeof value === 'boolean' ||
  typeof value === 'string' ||
  (typeof value === 'number' && Number.isFinite(value)) ||
  (Array.isArray(value) && value.every((one) => typeof one === 'string'));

/** Reports keys that mean nothing: a misspelt one must not be passed over. */
export function refuseUnknown(
  record: Record<string, unknown>,
  keys: readonly string[],
  place: string,
  report: PlanReport,
): void {
  for (const key of Object.keys(record))
    if (!keys.includes(key)) report(place, `has the unknown key ${quote(key)}; known are ${keys.join(', ')}`);
}
