import fc from 'fast-check';

import type {
  AttributeDefinition,
  LabelClass,
  LabelSchema,
  RelationType,
} from '../../src-main/domain/label-schema/label-schema';

type Arbitrary<Value> = fc.Arbitrary<Value>;

const letter = fc.constantFrom('a', 'b', 'c', 'd', 'e');
const word = fc.constantFrom('Text', 'Table', 'Figure', 'Title', 'Note', 'List/Item');
const some = <Value>(value: Arbitrary<Value>, most = 4) => fc.uniqueArray(value, { maxLength: most });
const byId = (a: { readonly id: string }, b: { readonly id: string }): number => (a.id < b.id ? -1 : 1);

/** The fields that are there: in the stored form nothing is written that is the default. */
const optional = <Model extends object>(model: { [Key in keyof Model]: Arbitrary<Model[Key]> }) =>
  fc.record(model, { requiredKeys: [] }).map(withoutBlanks);

function withoutBlanks<Fields extends object>(fields: Fields): Fields {
  const kept = Object.entries(fields).filter(
    ([key, value]) =>
      key === 'default' ||
      (value !== false && value !== '' && !(typeof value === 'object' && Object.keys(value).length === 0)),
  );
  return Object.fromEntries(kept) as Fields;
}

/** Items with ids and names that no other has, sorted by id. */
const named = <Fields extends object>(fields: Arbitrary<Fields>, most: number) =>
  fc
    .uniqueArray(fc.record({ id: letter, name: word, fields }), {
      maxLength: most,
      selector: ({ id }) => id,
    })
    .map((items) =>
      items
        .filter(({ name }, at) => items.findIndex((other) => other.name === name) === at)
        .map(({ id, name, fields: more }) => ({ id, name, ...more }))
        .sort(byId),
    );

const constraints = fc.oneof(
  optional<Partial<AttributeDefinition>>({ default: fc.boolean() }).map((rest) => ({
    type: 'boolean' as const,
    ...rest,
  })),
  optional<Partial<AttributeDefinition>>({
    min: fc.integer({ min: 0, max: 3 }),
    max: fc.integer({ min: 4, max: 6 }),
    unit: fc.constantFrom('mm', 'EUR', ''),
    default: fc.constant(4),
  }).map((rest) => ({ type: 'number' as const, ...rest })),
  optional<Partial<AttributeDefinition>>({ pattern: fc.constantFrom('a+', 'b*', '') }).map((rest) => ({
    type: 'string' as const,
    ...rest,
  })),
  fc
    .record({
      type: fc.constantFrom('choice' as const, 'multi-choice' as const),
      choices: fc.uniqueArray(letter, { minLength: 1 }),
    })
    .map((rest) => rest),
);

const attributes = named(
  fc
    .tuple(
      constraints,
      optional<Partial<AttributeDefinition>>({
        required: fc.boolean(),
        order: fc.integer({ min: 0, max: 3 }),
      }),
    )
    .map(([typed, more]) => ({ ...typed, ...more })),
  3,
) as Arbitrary<AttributeDefinition[]>;

const classFields = optional<Partial<LabelClass>>({
  color: fc.constantFrom('#112233', '#445566'),
  hotkey: fc.constantFrom('1', '2'),
  guideline: fc.constantFrom('', 'Tight.', 'Loose.'),
  order: fc.integer({ min: 0, max: 2 }),
  deprecated: fc.boolean(),
  geometry: fc.subarray(['box', 'quad', 'polygon'] as const, { minLength: 1, maxLength: 2 }),
  examples: fc.array(
    fc.record({ file: letter, pageIndex: fc.nat(2), box: fc.constant([0, 0, 1, 1] as const) }),
    { maxLength: 1 },
  ),
  source: fc.dictionary(letter, fc.nat(2), { maxKeys: 1 }),
  attributes,
});

const relationFields = optional<Partial<RelationType>>({
  cardinality: fc.constantFrom('one-to-one', 'one-to-many', 'many-to-one'),
  undirected: fc.boolean(),
});

/** Any schema in stored form, of few names and ids, so that two of them have much in common. */
export const anySchema: Arbitrary<LabelSchema> = fc
  .record({
    classes: named(classFields, 5) as Arbitrary<LabelClass[]>,
    relationTypes: named(relationFields, 2) as Arbitrary<RelationType[]>,
    links: fc.array(some(fc.nat(4)), { minLength: 12, maxLength: 12 }),
    parents: fc.array(fc.option(fc.nat(4)), { minLength: 5, maxLength: 5 }),
    whole: optional<Partial<LabelSchema>>({
      guidelines: fc.constantFrom('', 'Be tight.'),
      readingOrder: fc.boolean(),
    }),
  })
  .map(({ classes, relationTypes, links, parents, whole }) => {
    const idsAt = (at: number) => (links[at] ?? []).flatMap((index) => classes[index]?.id ?? []).sort();
    const linked = classes.map((item, at) => {
      const parent = parents[at] ?? at;
      // Only a class before it, so that there is no circle.
      return withoutBlanks({
        ...item,
        ...(parent < at && { parent: (classes[parent] as LabelClass).id }),
        allowedParents: idsAt(at),
      });
    });
    const ended = relationTypes.map((item, at) =>
      withoutBlanks({ ...item, from: idsAt(5 + 2 * at), to: idsAt(6 + 2 * at) }),
    );
    return { classes: linked, ...(ended.length > 0 && { relationTypes: ended }), ...whole };
  });
