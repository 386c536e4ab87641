import { schemaObject } from '../dataset-versions/object-forms';
import {
  EMPTY_SCHEMA,
  type AttributeDefinition,
  type LabelClass,
  type LabelSchema,
  type RelationType,
} from '../label-schema/label-schema';
import type { Conflict, MergeTarget, Resolutions, ThreeValues } from './conflict';
import { mergeField, openConflicts, openLedger, type Ledger, type LedgerEntry } from './ledger';
import { mergeItems } from './merge-items';
import { settleCircles } from './parent-circles';

/** The schemas of two sides, and the one that they came from. */
export interface SchemaSides {
  readonly base: LabelSchema;
  readonly ours: LabelSchema;
  readonly theirs: LabelSchema;
  readonly resolutions?: Resolutions;
  readonly noBase?: ReadonlySet<string>;
}

export interface MergedSchema {
  /** Final when no conflict is open. */
  readonly schema: LabelSchema;
  readonly open: readonly Conflict[];
  readonly entries: readonly LedgerEntry[];
}

/**
 * Merges two schemas field by field, classes, attributes and relation types by their ids. It comes before the
 * labels, which are compared under the merged schema.
 */
export function mergeSchemas(sides: SchemaSides): MergedSchema {
  const ledger = openLedger(sides.resolutions, sides.noBase);
  const values = { base: stored(sides.base), ours: stored(sides.ours), theirs: stored(sides.theirs) };
  const classes = mergeItems<LabelClass>(ledger, pick(values, 'classes'), {
    targetOf: (id) => ({ kind: 'class', class: id }),
    nested: {
      attributes: (id, attributes) =>
        mergeItems<AttributeDefinition>(ledger, attributes as ThreeValues<readonly AttributeDefinition[]>, {
          targetOf: (attribute) => ({ kind: 'attribute', class: id, attribute }),
        }),
    },
  });
  const relationTypes = mergeItems<RelationType>(ledger, pick(values, 'relationTypes'), {
    targetOf: (id) => ({ kind: 'relation-type', relationType: id }),
  });
  const merged = withoutLooseEnds(ledger, values, { classes, relationTypes });
  const target: MergeTarget = { kind: 'schema' };
  const field = <Key extends 'guidelines' | 'readingOrder'>(key: Key) =>
    mergeField(ledger, { target }, key, pick(values, key));
  const [guidelines, readingOrder] = [field('guidelines'), field('readingOrder')];
  const schema = stored({
    ...merged,
    ...(guidelines !== undefined && { guidelines }),
    ...(readingOrder !== undefined && { readingOrder }),
  });
  return { schema, open: openConflicts(ledger.entries), entries: ledger.entries };
}

/** As it is stored: what is empty or `false` counts as absent. */
function stored(schema: LabelSchema): LabelSchema {
  const { format: _format, type: _type, ...fields } = schemaObject(schema);
  return { ...EMPTY_SCHEMA, ...fields };
}

type Schemas = Readonly<Record<'base' | 'ours' | 'theirs', LabelSchema>>;

const pick = <Key extends keyof LabelSchema>(
  { base, ours, theirs }: Schemas,
  key: Key,
): ThreeValues<LabelSchema[Key]> => ({
  base: base[key],
  ours: ours[key],
  theirs: theirs[key],
});

type Lists = Pick<Required<LabelSchema>, 'classes' | 'relationTypes'>;

/** Takes out what points to a class that one side removed, and undoes circles that neither side made alone. */
function withoutLooseEnds(ledger: Ledger, sides: Schemas, { classes, relationTypes }: Lists): Lists {
  const stayed = new Set(classes.map(({ id }) => id));
  const known = [sides.base, sides.ours, sides.theirs].flatMap((schema) =>
    schema.classes.map(({ id }) => id),
  );
  const gone = new Set(known.filter((id) => !stayed.has(id)));
  const left = (ids: readonly string[] | undefined) => ids?.filter((id) => !gone.has(id));
  const parentsOf = (list: readonly LabelClass[]) => new Map(list.map(({ id, parent }) => [id, parent]));
  const linked = new Map(
    classes.map(({ id, parent }) => [id, parent !== undefined && gone.has(parent) ? undefined : parent]),
  );
  const parents = settleCircles(
    ledger,
    {
      base: parentsOf(sides.base.classes),
      ours: parentsOf(sides.ours.classes),
      theirs: parentsOf(sides.theirs.classes),
      targetOf: (id) => ({ kind: 'class', class: id }),
    },
    linked,
  );
  return {
    classes: classes.map(({ parent: _parent, allowedParents, ...item }) => {
      const parent = parents.get(item.id);
      const allowed = left(allowedParents);
      return {
        ...item,
        ...(parent !== undefined && { parent }),
        ...(allowed !== undefined && { allowedParents: allowed }),
      };
    }),
    relationTypes: relationTypes.map(({ from, to, ...item }) => {
      const [starts, ends] = [left(from), left(to)];
      return {
        ...item,
        ...(starts !== undefined && { from: starts }),
        ...(ends !== undefined && { to: ends }),
      };
    }),
  };
}
