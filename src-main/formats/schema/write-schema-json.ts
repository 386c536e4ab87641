import { compareCodeUnits } from '../../domain/canonical/canonical-json';
import type { LabelClass, LabelSchema } from '../../domain/label-schema/label-schema';
import { showClasses } from '../../domain/label-schema/shown-class';
import { inShownOrder } from '../../domain/label-schema/shown-order';

/** Of which published version an exported file speaks. */
export interface SchemaRecord {
  readonly name: string;
  /** `1.2.0`, or `draft`. */
  readonly number: string;
  readonly author: string;
  /** ISO 8601, UTC. */
  readonly time: string;
  readonly reason: string;
  /** What changed against the version before, one change a line; empty for the first. */
  readonly changelog: readonly string[];
}

/** The address under which resources/schema-file.schema.json is known. */
const JSON_SCHEMA_ID = 'urn:colophon:schema-file:1';

/** The order in which people read a class, an attribute, a relation type; what is not here follows by name. */
const KEYS = (
  'name id type color hotkey parent allowedParents order geometry deprecated required default choices min max unit ' +
  'pattern from to cardinality undirected guideline attributes examples source'
).split(' ');

/**
 * The schema as a schema file (docs/schema-file.md) that reads back as the very same schema: ids are written, keys and
 * lists stand in one order, so that the same schema gives the same bytes.
 */
export function writeSchemaJson(schema: LabelSchema, record: SchemaRecord): string {
  const nameOf = referencesById(schema);
  const namesOf = (ids: readonly string[]): readonly string[] => ids.map(nameOf).toSorted(compareCodeUnits);
  const { classes: _, relationTypes, ...rest } = schema;
  const { name, number, author, time, reason } = record;
  const file = {
    $schema: JSON_SCHEMA_ID,
    about: { name, number, author, time, reason },
    classes: inTreeOrder(schema).map(({ parent, allowedParents, attributes, ...item }) =>
      inKeyOrder({
        ...item,
        ...(parent !== undefined && { parent: nameOf(parent) }),
        ...(allowedParents !== undefined && { allowedParents: namesOf(allowedParents) }),
        ...(attributes !== undefined && { attributes: inShownOrder(attributes).map(inKeyOrder) }),
      }),
    ),
    ...(relationTypes !== undefined && {
      relationTypes: inShownOrder(relationTypes).map(({ from, to, ...type }) =>
        inKeyOrder({
          ...type,
          ...(from !== undefined && { from: namesOf(from) }),
          ...(to !== undefined && { to: namesOf(to) }),
        }),
      ),
    }),
    ...inKeyOrder(rest),
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/** How a class is referred to: by its name, or by its id where the name is the id of another class. */
function referencesById({ classes }: LabelSchema): (id: string) => string {
  const names = new Map(classes.map(({ id, name }) => [id, name]));
  return (id) => {
    const name = names.get(id);
    return name === undefined || (name !== id && names.has(name)) ? id : name;
  };
}

/** As a tree is read: parents before their children. */
function inTreeOrder(schema: LabelSchema): readonly LabelClass[] {
  const classes = new Map(schema.classes.map((item) => [item.id, item]));
  return showClasses(schema).map(({ id }) => classes.get(id)!);
}

function inKeyOrder(item: object): object {
  const rank = (key: string): number => (KEYS.includes(key) ? KEYS.indexOf(key) : KEYS.length);
  const entries = Object.entries(item).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries.toSorted(([a], [b]) => rank(a) - rank(b) || compareCodeUnits(a, b)));
}
