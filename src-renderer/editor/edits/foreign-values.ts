import type { LabelSchema } from '../../../src-main/domain/label-schema/label-schema';
import type { AttributeValue, Region } from '../../../src-main/domain/regions/region';

/** A value that the class of its region has no attribute for. */
export interface ForeignValue {
  /** What it is kept under: the id of an attribute, or a name from an imported file. */
  readonly key: string;
  /** What people call it; null for the id of an attribute that the schema does not have. */
  readonly name: string | null;
  readonly value: AttributeValue;
}

/** Derived ids and random ones; what an imported file says is a word. */
const LIKE_AN_ID = /^[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}$|^[0-9a-f]{32,}$/i;

/** What stays on a region when its class is changed, or was imported before the class had attributes. */
export function foreignValues(region: Region, schema: LabelSchema): readonly ForeignValue[] {
  const own = schema.classes.find(({ id }) => id === region.class)?.attributes ?? [];
  const known = new Set(own.flatMap(({ id, name }) => [id, name]));
  return Object.entries(region.attributes ?? {})
    .filter(([key]) => !known.has(key))
    .map(([key, value]) => ({ key, name: nameOf(key, schema), value }));
}

function nameOf(key: string, schema: LabelSchema): string | null {
  const all = schema.classes.flatMap(({ attributes = [] }) => attributes);
  return all.find(({ id }) => id === key)?.name ?? (LIKE_AN_ID.test(key) ? null : key);
}
