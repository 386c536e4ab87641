import type { AttributeValue, Region } from '../regions/region';

/** The part of a class that says what its regions start with. */
export interface ClassDefaults {
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
 * The region as one of another class, as a person makes it one: values that it lacks are those that a region
 * drawn as that class starts with. What it has stays, so that the way back loses nothing.
 */
export function asClass(region: Region, labelClass: ClassDefaults & { readonly id: string }): Region {
  if (region.class === labelClass.id) return region;
  const attributes = { ...defaultAttributes(labelClass), ...region.attributes };
  const next = { ...region, class: labelClass.id };
  return Object.keys(attributes).length === 0 ? next : { ...next, attributes };
}
