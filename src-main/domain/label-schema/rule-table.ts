import type { SchemaChange, SchemaChangeLevel } from './label-schema';

/** How far one kind of schema change reaches, and why. */
export interface SchemaRule {
  readonly level: SchemaChangeLevel;
  readonly why: string;
}

const cosmetic = (why: string): SchemaRule => ({ level: 'cosmetic', why });
const compatible = (why: string): SchemaRule => ({ level: 'compatible', why });
const breaking = (why: string): SchemaRule => ({ level: 'breaking', why });

/**
 * The rule for every kind of schema change, seen by someone who reads the labels: *cosmetic*, no reader
 * notices; *compatible*, old labels are still valid and mean the same; *breaking*, old labels may be
 * invalid or mean something else. docs/schema-changes.md prints this table, and a test compares the two.
 */
export const SCHEMA_RULES = {
  'class-added': compatible('No old region has the class, so none changes.'),
  'class-removed': breaking('Regions of the class have no label any more.'),
  'class-renamed': compatible('Regions store the id, so they carry the new name without being touched.'),
  'class-id-changed': breaking(
    'Regions store the id; those with the old one belong to no class until migrated.',
  ),
  'class-deprecated': compatible('Old regions keep the class; only new ones cannot have it.'),
  'class-restored': compatible('Old regions keep the class; new ones can have it again.'),
  'color-changed': cosmetic('Only screens show it.'),
  'hotkey-changed': cosmetic('Only the keyboard knows it.'),
  'guideline-changed': cosmetic('Words for people; what they come to label differently shows in the labels.'),
  'order-changed': cosmetic('Only the order in which classes are listed.'),
  'examples-changed': cosmetic('Pictures for people.'),
  'source-changed': compatible('Exports may write other category ids or keys; the labels mean the same.'),
  'parent-changed': breaking('Who counts a class with its subclasses gets other numbers.'),
  'allowed-parents-widened': compatible('What was inside an allowed class still is.'),
  'allowed-parents-narrowed': breaking('Regions may be inside a class that is not allowed any more.'),
  'geometry-widened': compatible('Old shapes are still allowed.'),
  'geometry-narrowed': breaking('Regions may have a shape that is not allowed any more.'),
  'attribute-added': compatible('Regions without a value stay valid.'),
  'attribute-added-required-with-default': compatible(
    'The migration writes the default; nobody has to decide.',
  ),
  'attribute-added-required': breaking('Old regions lack a value that every region must have.'),
  'attribute-removed': breaking('Values that readers relied on belong to no attribute any more.'),
  'attribute-renamed': compatible(
    'Regions store the id, so values carry the new name without being touched.',
  ),
  'attribute-id-changed': breaking(
    'Regions store the id; values under the old one are not found until migrated.',
  ),
  'attribute-type-changed': breaking('Old values are not of the new type.'),
  'attribute-made-required': breaking('Regions without a value become invalid.'),
  'attribute-made-optional': compatible('Old values stay valid.'),
  'attribute-default-changed': compatible('New regions start with another value; old ones keep theirs.'),
  'attribute-choices-added': compatible('Old values stay valid.'),
  'attribute-choices-removed': breaking('Regions may have a value that is not allowed any more.'),
  'attribute-choices-reordered': cosmetic('Only the order in which values are offered.'),
  'attribute-range-widened': compatible('Old values stay valid.'),
  'attribute-range-narrowed': breaking('Old values may lie outside.'),
  'attribute-pattern-added': breaking('Old values may not match.'),
  'attribute-pattern-removed': compatible('Old values stay valid.'),
  'attribute-pattern-changed': breaking('Old values may not match.'),
  'attribute-unit-changed': breaking('The same number stands for another quantity.'),
  'attribute-order-changed': cosmetic('Only the order in which attributes are listed.'),
  'relation-type-added': compatible('No old relation has the type.'),
  'relation-type-removed': breaking('Relations of the type mean nothing any more.'),
  'relation-type-renamed': compatible(
    'Relations store the id, so they carry the new name without being touched.',
  ),
  'relation-type-id-changed': breaking(
    'Relations store the id; those with the old one have no type until migrated.',
  ),
  'relation-from-widened': compatible('Old relations start at a class that is still allowed.'),
  'relation-from-narrowed': breaking('Relations may start at a class that is not allowed any more.'),
  'relation-to-widened': compatible('Old relations end at a class that is still allowed.'),
  'relation-to-narrowed': breaking('Relations may end at a class that is not allowed any more.'),
  'relation-cardinality-relaxed': compatible('Old relations keep to the new rule.'),
  'relation-cardinality-tightened': breaking('Regions may have more relations than are allowed now.'),
  'relation-direction-changed': breaking('Which end is which begins, or ceases, to mean something.'),
  'guidelines-changed': cosmetic(
    'Words for people; what they come to label differently shows in the labels.',
  ),
  'reading-order-on': compatible('Regions mean the same; pages may carry an order besides.'),
  'reading-order-off': breaking('The order that readers relied on is not kept up any more.'),
} as const satisfies Readonly<Record<string, SchemaRule>>;

export type SchemaChangeKind = keyof typeof SCHEMA_RULES;

/** A change of a kind of the table, with the level that the table gives it. An absent value is `null`. */
export function schemaChange(
  kind: SchemaChangeKind,
  path: string,
  before: unknown,
  after: unknown,
): SchemaChange {
  return { kind, path, before: before ?? null, after: after ?? null, level: SCHEMA_RULES[kind].level };
}

/** Gathers the changes of the fields of one thing: a class, an attribute, a relation type. */
export interface ChangeList {
  readonly changes: SchemaChange[];
  add(kind: SchemaChangeKind, field: string, before: unknown, after: unknown): void;
}

/** An empty list for the changes of one thing. @param path of the thing: `classes/Table` */
export function changesOf(path: string): ChangeList {
  const changes: SchemaChange[] = [];
  return {
    changes,
    add: (kind, field, before, after) =>
      void changes.push(schemaChange(kind, `${path}/${field}`, before, after)),
  };
}
