import { normaliseText } from '../canonical/normalise-text';
import type { AttributeDefinition, LabelClass, LabelSchema } from '../label-schema/label-schema';
import type { PlanReport } from './check-plan';
import { asText, quote } from './plan-file-values';

const LISTED = 12;

const listed = (names: readonly string[]): string =>
  names.length === 0 ? 'none' : names.slice(0, LISTED).join(', ') + (names.length > LISTED ? ' …' : '');

/** A class by its name, else by its id: people write names. */
export function findClass(
  value: unknown,
  place: string,
  { schema, side, report }: { schema: LabelSchema; side: 'old' | 'new'; report: PlanReport },
): LabelClass | null {
  const text = asText(value, place, report);
  if (text === null) return null;
  const name = normaliseText(text);
  const found =
    schema.classes.find((item) => item.name === name) ?? schema.classes.find(({ id }) => id === text);
  const names = schema.classes.map((item) => item.name);
  if (found === undefined)
    report(place, `there is no class ${quote(text)} in the ${side} schema, which has ${listed(names)}`);
  return found ?? null;
}

/** An attribute of one of several classes by its name, else by its id. */
export function findAttribute(
  value: unknown,
  place: string,
  { owners, report }: { owners: readonly LabelClass[]; report: PlanReport },
): AttributeDefinition | null {
  const text = asText(value, place, report);
  if (text === null) return null;
  const name = normaliseText(text);
  const all = owners.flatMap(({ attributes = [] }) => attributes);
  const found = all.find((item) => item.name === name) ?? all.find(({ id }) => id === text);
  const owner = owners.map((item) => item.name).join(', ');
  if (found === undefined)
    report(
      place,
      `there is no attribute ${quote(text)} in ${owner === '' ? 'its new class' : owner}, which has ${listed(all.map((item) => item.name))}`,
    );
  return found ?? null;
}
