import { normaliseText } from '../canonical/normalise-text';
import { attributeName } from '../label-schema/attribute-name';
import { defaultAttributes } from '../label-schema/class-defaults';
import type { AttributeDefinition, LabelClass, LabelSchema } from '../label-schema/label-schema';
import type { AttributeValue, Region } from '../regions/region';

/** The region with a value under a key, or without one. */
export function withAttribute(region: Region, key: string, value: AttributeValue | null): Region {
  const { attributes: old = {}, ...rest } = region;
  const { [key]: _old, ...others } = old;
  const attributes = value === null ? others : { ...others, ...normaliseAttributes({ [key]: value }) };
  return Object.keys(attributes).length === 0 ? rest : { ...rest, attributes };
}

/**
 * The key of an attribute that is given by id or name: the id of its definition, so that renaming one changes no
 * region. A value that the region has and its class does not know has a key only to be removed.
 *
 * @returns `null` for an attribute that neither the class nor the region has
 */
export function attributeKey(
  schema: LabelSchema,
  region: Region,
  { name: given, value }: { readonly name: string; readonly value: AttributeValue | null },
): string | null {
  const known = definitionFor(
    schema.classes.find(({ id }) => id === region.class),
    given,
  );
  const values = region.attributes ?? {};
  if (known !== undefined && (value !== null || Object.hasOwn(values, known.id))) return known.id;
  const name = known?.name ?? normaliseText(given);
  const keys = value === null ? Object.keys(values) : [];
  const stray =
    keys.find((key) => key === given || key === name) ??
    keys.find((key) => attributeName(schema, key, region.class) === name);
  return stray ?? known?.id ?? null;
}

/** The attributes of a new region: what was said, and the defaults of its class where nothing was. */
export function startingAttributes(
  labelClass: LabelClass,
  given: Readonly<Record<string, AttributeValue>>,
): Record<string, AttributeValue> {
  const said = Object.entries(given).map(
    ([name, value]) => [definitionFor(labelClass, name)?.id ?? name, value] as const,
  );
  return normaliseAttributes(Object.fromEntries([...Object.entries(defaultAttributes(labelClass)), ...said]));
}

function definitionFor(labelClass: LabelClass | undefined, given: string): AttributeDefinition | undefined {
  const name = normaliseText(given);
  const attributes = labelClass?.attributes ?? [];
  return attributes.find(({ id }) => id === given) ?? attributes.find((attribute) => attribute.name === name);
}

function normaliseAttributes(
  attributes: Readonly<Record<string, AttributeValue>>,
): Record<string, AttributeValue> {
  const normalise = (value: AttributeValue): AttributeValue => {
    if (typeof value === 'string') return normaliseText(value);
    return typeof value === 'object' ? value.map(normaliseText) : value;
  };
  return Object.fromEntries(
    Object.entries(attributes)
      .map(([name, value]) => [normaliseText(name), normalise(value)] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}
