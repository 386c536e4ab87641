import { fieldKey, targetKey, type MergeTarget } from './conflict';
import { same, type Ledger } from './ledger';
import type { PlacedRegion } from './merge-region';

/**
 * The ledger with the fields of regions in which two readings of the common ancestor differ: one side's
 * schema makes this of it, the other's that. Such a field has no base.
 */
export function withDisagreements(
  ledger: Ledger,
  document: string,
  one: ReadonlyMap<string, PlacedRegion>,
  other: ReadonlyMap<string, PlacedRegion>,
): Ledger {
  const keys: string[] = [];
  const things: string[] = [];
  for (const id of new Set([...one.keys(), ...other.keys()])) {
    const [left, right] = [one.get(id), other.get(id)];
    if (same(left, right)) continue;
    const target: MergeTarget = { kind: 'region', document, region: id };
    things.push(targetKey(target));
    if (left !== undefined && right !== undefined)
      keys.push(...differingFields(left, right).map((field) => fieldKey(target, field)));
  }
  if (things.length === 0) return ledger;
  return {
    ...ledger,
    noBase: new Set([...ledger.noBase, ...keys]),
    unsure: new Set([...ledger.unsure, ...things]),
  };
}

function differingFields(one: PlacedRegion, other: PlacedRegion): string[] {
  const [left, right] = [fieldsOf(one), fieldsOf(other)];
  return [...new Set([...left.keys(), ...right.keys()])].filter(
    (key) => !same(left.get(key), right.get(key)),
  );
}

/** The fields of a region by the names that conflicts give them. */
function fieldsOf({ pageIndex, region }: PlacedRegion): Map<string, unknown> {
  const { id: _id, parts, attributes = {}, source = {}, reshaped: _reshaped, ...plain } = region;
  const listed = (prefix: string, object: object): [string, unknown][] =>
    Object.entries(object).map(([key, value]) => [`${prefix}/${key}`, value]);
  return new Map<string, unknown>([
    ['geometry', { pageIndex, parts }],
    ...Object.entries(plain),
    ...listed('attributes', attributes),
    ...listed('source', source),
  ]);
}
