import { compareCodeUnits } from '../../src-main/domain/canonical/canonical-json';
import type { LabelSchema, RelationType } from '../../src-main/domain/label-schema/label-schema';
import { inShownOrder } from '../../src-main/domain/label-schema/shown-order';
import { typedName } from './typed-name';
import { withFields } from './with-fields';

/** Relation types in the order in which they are shown. */
export const relationTypesOf = ({ relationTypes = [] }: LabelSchema): readonly RelationType[] =>
  inShownOrder(relationTypes);

/** Puts a relation type in the place of the one with its id, or adds it. */
export function putRelationType(schema: LabelSchema, changed: RelationType): LabelSchema {
  const ends = (ids: readonly string[] | undefined): readonly string[] | null =>
    ids === undefined || ids.length === 0 ? null : [...new Set(ids)].toSorted(compareCodeUnits);
  const clean = withFields(changed, {
    name: typedName(changed.name),
    from: ends(changed.from),
    to: ends(changed.to),
    ...(!changed.undirected && { undirected: null }),
  });
  const types = schema.relationTypes ?? [];
  const isKnown = types.some(({ id }) => id === clean.id);
  return {
    ...schema,
    relationTypes: isKnown ? types.map((each) => (each.id === clean.id ? clean : each)) : [...types, clean],
  };
}

export const removeRelationType = (schema: LabelSchema, id: string): LabelSchema =>
  withFields(schema, {
    relationTypes: nonEmpty((schema.relationTypes ?? []).filter((each) => each.id !== id)),
  });

/** What holds for the whole schema; empty and default values are left out. */
export const changeWhole = (
  schema: LabelSchema,
  change: { readonly guidelines?: string; readonly readingOrder?: boolean },
): LabelSchema =>
  withFields(schema, {
    ...('guidelines' in change && { guidelines: change.guidelines || null }),
    ...('readingOrder' in change && { readingOrder: change.readingOrder || null }),
  });

const nonEmpty = <Item>(items: readonly Item[]): readonly Item[] | null =>
  items.length === 0 ? null : items;
