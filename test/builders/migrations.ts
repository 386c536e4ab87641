import fc from 'fast-check';

import { schemaObject } from '../../src-main/domain/dataset-versions/object-forms';
import type { ObjectWriter } from '../../src-main/domain/dataset-versions/object-store';
import type {
  AttributeDefinition,
  LabelClass,
  LabelSchema,
} from '../../src-main/domain/label-schema/label-schema';
import { derivePlan, type SchemaAt } from '../../src-main/domain/migration/derive-plan';
import type { ClassRule, Condition, PlanStep } from '../../src-main/domain/migration/plan';
import type { PageContent, Part, Region } from '../../src-main/domain/regions/region';

/** Few ids, so that schemas share some and differ in others. */
const CLASS_IDS = ['c1', 'c2', 'c3', 'c4', 'c5', 'c6'] as const;
const NAMES = ['Text', 'Table', 'Tables', 'Figure', 'Header', 'Note', 'Title'] as const;
const ATTRIBUTE_IDS = ['a1', 'a2', 'a3'] as const;

const anyAttribute: fc.Arbitrary<AttributeDefinition> = fc
  .record({
    id: fc.constantFrom(...ATTRIBUTE_IDS),
    name: fc.constantFrom('kind', 'pages', 'checked'),
    type: fc.constantFrom('boolean', 'number', 'string', 'choice', 'multi-choice'),
    required: fc.boolean(),
    hasDefault: fc.boolean(),
  })
  .map(({ id, name, type, required, hasDefault }) => {
    const choices = type === 'choice' || type === 'multi-choice' ? { choices: ['one', 'two'] } : {};
    const defaults = { boolean: true, number: 1, string: 'one', choice: 'one', 'multi-choice': ['one'] };
    return {
      id,
      name,
      type,
      ...choices,
      ...(required && { required }),
      ...(hasDefault && { default: defaults[type] }),
    };
  });

const anyClass: fc.Arbitrary<LabelClass> = fc
  .record({
    id: fc.constantFrom(...CLASS_IDS),
    name: fc.constantFrom(...NAMES),
    geometry: fc.constantFrom(null, ['box'] as const, ['box', 'polygon'] as const),
    attributes: fc.uniqueArray(anyAttribute, { maxLength: 2, comparator: sharesIdOrName }),
  })
  .map(({ id, name, geometry, attributes }) => ({
    id,
    name,
    ...(geometry !== null && { geometry }),
    ...(attributes.length > 0 && { attributes: attributes.toSorted(byId) }),
  }));

function sharesIdOrName(a: { id: string; name: string }, b: { id: string; name: string }): boolean {
  return a.id === b.id || a.name === b.name;
}

const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : 1);

/** A schema of one to five classes, ids and names unique. */
export const anySchema: fc.Arbitrary<LabelSchema> = fc
  .uniqueArray(anyClass, { minLength: 1, maxLength: 5, comparator: sharesIdOrName })
  .map((classes) => ({ classes: classes.toSorted(byId) }));

/** A schema with its object id, written where it can be read again. */
export const schemaIn = (writer: ObjectWriter, schema: LabelSchema): SchemaAt => ({
  id: writer.write(schemaObject(schema)),
  schema,
});

const anyCondition: fc.Arbitrary<Condition> = fc.oneof(
  fc.double({ min: 0, max: 1, noNaN: true }).map((max) => ({ centre: { y: { max } } })),
  fc.constantFrom('box' as const, 'polygon' as const).map((geometry) => ({ geometry })),
  fc.constantFrom('one', 'o').map((contains) => ({ text: { contains } })),
  fc.constant({ page: { min: 2 } }),
);

/** A step between two schemas: some rules of a person's own, the rest derived. */
export function anyStep(from: SchemaAt, to: SchemaAt): fc.Arbitrary<PlanStep> {
  const target = fc.constantFrom(...to.schema.classes.map(({ id }) => id));
  const rules = from.schema.classes.map((item): fc.Arbitrary<ClassRule | null> =>
    fc.oneof(
      fc.constant(null),
      target.map((next): ClassRule => ({ class: item.id, action: 'map', to: next })),
      fc.constantFrom('unlabel' as const, 'delete' as const, 'review' as const).map((action) => ({
        class: item.id,
        action,
      })),
      fc
        .tuple(
          fc.array(fc.record({ when: anyCondition, to: target }), { minLength: 1, maxLength: 2 }),
          target,
          fc.boolean(),
        )
        .map(([branches, rest, isAsked]): ClassRule => ({
          class: item.id,
          action: 'split',
          rules: branches,
          otherwise: isAsked ? 'review' : { to: rest },
        })),
    ),
  );
  return fc
    .tuple(...rules)
    .map((found) => derivePlan(from, to, { classes: found.filter((rule) => rule !== null) }));
}

const units = fc.integer({ min: 0, max: 7_920_000 });
const anyPart: fc.Arbitrary<Part> = fc.oneof(
  fc.tuple(units, units, units, units).map(([a, b, c, d]) => ({
    box: [Math.min(a, c), Math.min(b, d), Math.max(a, c), Math.max(b, d)] as const,
  })),
  fc.array(units, { minLength: 6, maxLength: 6 }).map((polygon) => ({ polygon })),
);

const anyValue = fc.constantFrom(true, 1, 'one', 'many', ['one', 'two']);

/** Pages whose regions have the classes of a schema, or none, and values of any type. */
export function anyPageUnder(schema: LabelSchema): fc.Arbitrary<PageContent> {
  const region = fc.record(
    {
      class: fc.constantFrom(null, ...schema.classes.map(({ id }) => id)),
      parts: fc.array(anyPart, { minLength: 1, maxLength: 2 }),
      text: fc.constantFrom('one', 'two'),
      parent: fc.constantFrom('r0', 'r1'),
      attributes: fc.dictionary(fc.constantFrom(...ATTRIBUTE_IDS), anyValue, { maxKeys: 2 }),
      source: fc.constantFrom({ area: 1 }, { id: 3 }),
    },
    { requiredKeys: ['class', 'parts'] },
  );
  return fc.array(region, { maxLength: 6 }).map((regions) => ({
    regions: regions.map((fields, index): Region => ({ ...fields, id: `r${index}` })),
    order: regions.map((_, index) => `r${index}`),
  }));
}
