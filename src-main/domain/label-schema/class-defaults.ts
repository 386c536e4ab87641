import type { AttributeValue, Region } from '../regions/region';
import { fitsDefinition } from './attribute-check';
import { attributeName } from './attribute-name';
import type { AttributeDefinition, LabelSchema } from './label-schema';

/** The part of a class that says what its regions start with. */
interface ClassDefaults {
  readonly attributes?:
    | readonly { readonly id: string; readonly default?: AttributeValue | undefined }[]
    | undefined;
}

/** The values that a new region of a class starts with, by attribute id. */
export function defaultAttributes({
  attributes = [],
}: ClassDefaults): Readonly<Record<string, AttributeValue>> {
  return Object.fromEntries(
    attributes.flatMap(({ id, default: preset }) => (preset === undefined ? [] : [[id, preset]])),
  );
}

/**
 * The region as one of another class, as a person makes it one. Of its values stay those that the class has an
 * attribute for: the one of the same id, else one of the same name that the value fits. The others go, for
 * nobody could see or remove them any more. Where it has no value then, it gets the one that a region drawn as
 * that class starts with.
 */
export function asClass(region: Region, classId: string, schema: Pick<LabelSchema, 'classes'>): Region {
  if (region.class === classId) return region;
  const labelClass = schema.classes.find(({ id }) => id === classId) ?? {};
  const attributes = { ...defaultAttributes(labelClass), ...valuesFor(labelClass, region, schema) };
  const { attributes: _old, ...rest } = region;
  const next = { ...rest, class: classId };
  return Object.keys(attributes).length === 0 ? next : { ...next, attributes };
}

function valuesFor(
  { attributes: definitions = [] }: { readonly attributes?: readonly AttributeDefinition[] },
  region: Region,
  schema: Pick<LabelSchema, 'classes'>,
): Readonly<Record<string, AttributeValue>> {
  const values = Object.entries(region.attributes ?? {});
  const kept = new Map(values.filter(([key]) => definitions.some(({ id }) => id === key)));
  for (const [key, value] of values) {
    if (kept.has(key)) continue;
    const name = attributeName(schema, key, region.class);
    const definition = definitions.find((item) => item.name === name);
    if (definition !== undefined && !kept.has(definition.id) && fitsDefinition(value, definition))
      kept.set(definition.id, value);
  }
  return Object.fromEntries(kept);
}
