import { z } from 'zod';
import { GEOMETRY_KINDS } from '../domain/regions/region';
import { labelSchema, schemaFile, schemaRef } from './schema-contract';
import { attributeValue, datasetName, documentRef, longCall, pageIndex, procedure, region } from './values';

const id = z.string().min(1).max(64);
const range = z.strictObject({ min: z.number().optional(), max: z.number().optional() });

type Open<T> = { [Key in keyof T]?: T[Key] | undefined };
type RangeShape = Open<{ min: number; max: number }>;
type ConditionShape =
  | { all: ConditionShape[] }
  | { any: ConditionShape[] }
  | { not: ConditionShape }
  | ({ attribute: string } & Open<{ is: z.infer<typeof attributeValue>[]; range: RangeShape }>)
  | { geometry: 'box' | 'quad' | 'polygon' }
  | {
      text:
        | { contains: string }
        | { startsWith: string }
        | { endsWith: string }
        | { equals: string }
        | { matches: string }
        | { isEmpty: boolean };
    }
  | { centre: Open<{ x: RangeShape; y: RangeShape }> }
  | { size: Open<{ width: RangeShape; height: RangeShape; area: RangeShape }> }
  | { page: RangeShape };

/** See `Condition` in domain/migration/plan.ts. */
export const condition: z.ZodType<ConditionShape, ConditionShape> = z.lazy(() =>
  z.union([
    z.strictObject({ all: z.array(condition).max(100) }),
    z.strictObject({ any: z.array(condition).max(100) }),
    z.strictObject({ not: condition }),
    z.strictObject({
      attribute: id,
      is: z.array(attributeValue).max(1000).optional(),
      range: range.optional(),
    }),
    z.strictObject({ geometry: z.enum(GEOMETRY_KINDS) }),
    z.strictObject({
      text: z.union([
        z.strictObject({ contains: z.string().max(1000) }),
        z.strictObject({ startsWith: z.string().max(1000) }),
        z.strictObject({ endsWith: z.string().max(1000) }),
        z.strictObject({ equals: z.string().max(1000) }),
        z.strictObject({ matches: z.string().max(1000) }),
        z.strictObject({ isEmpty: z.boolean() }),
      ]),
    }),
    z.strictObject({ centre: z.strictObject({ x: range.optional(), y: range.optional() }) }),
    z.strictObject({
      size: z.strictObject({ width: range.optional(), height: range.optional(), area: range.optional() }),
    }),
    z.strictObject({ page: range }),
  ]),
);

export const splitRule = z.strictObject({
  class: id,
  action: z.literal('split'),
  rules: z.array(z.strictObject({ when: condition, to: id })).max(1000),
  otherwise: z.union([z.strictObject({ to: id }), z.literal('review')]),
});

export const classRule = z.discriminatedUnion('action', [
  z.strictObject({ class: id, action: z.literal('map'), to: id }),
  splitRule,
  z.strictObject({ class: id, action: z.literal('review'), candidates: z.array(id).optional() }),
  z.strictObject({ class: id, action: z.literal('unlabel') }),
  z.strictObject({ class: id, action: z.literal('delete') }),
]);

/** See `PlanStep` in domain/migration/plan.ts, where every field is described. */
export const planStep = z.strictObject({
  from: z.string(),
  to: z.string(),
  classes: z.array(classRule).max(10_000),
  attributes: z
    .array(
      z.strictObject({
        class: id,
        attribute: id,
        to: id.nullable(),
        values: z.array(z.tuple([attributeValue, attributeValue.nullable()])).optional(),
        otherwise: z.enum(['keep', 'drop', 'review', 'convert']).optional(),
      }),
    )
    .optional(),
  fills: z
    .array(
      z.strictObject({ class: id, attribute: id, value: z.union([z.literal('review'), attributeValue]) }),
    )
    .optional(),
  geometry: z.array(z.strictObject({ class: id, to: z.enum(['box', 'review']) })).optional(),
  relationTypes: z.array(z.strictObject({ type: id, to: id.nullable() })).optional(),
});

export const migrationPlan = z.strictObject({ steps: z.array(planStep).min(1).max(1000) });
export type MigrationPlanView = z.infer<typeof migrationPlan>;

/** Where a migration goes: a published schema, one that is being edited, or one in a file. */
export const migrationTarget = z.union([
  z.strictObject({ ref: schemaRef }),
  z.strictObject({ schema: labelSchema }),
  schemaFile,
]);

const ruleEffect = z.object({
  /** The rule in plain words: `merge Table, Figure → Float`. */
  rule: z.string(),
  kind: z.enum([
    'keep',
    'rename',
    'merge',
    'split',
    'review',
    'unlabel',
    'delete',
    'attribute',
    'fill',
    'geometry',
    'relation',
  ]),
  regions: z.number(),
});

const question = z.union([
  z.object({
    kind: z.literal('class'),
    /** Name of the class it had. */
    was: z.string().nullable(),
    /** Class ids to offer first. */
    candidates: z.array(z.string()),
  }),
  z.object({
    kind: z.literal('attribute'),
    /** Attribute id and name. */
    attribute: z.string(),
    name: z.string(),
    was: attributeValue.nullable(),
  }),
  /** `allowed` are the shapes that it may have. */
  z.object({
    kind: z.literal('geometry'),
    allowed: z.array(z.enum(['box', 'quad', 'polygon'])).optional(),
  }),
]);

export const migrationEffect = z.object({
  /** What each rule does, in the order of the plan. */
  plan: z.array(ruleEffect),
  /** Regions by class name before and after; `(removed)`, `(no class)` and `(review)` stand beside the classes. */
  matrix: z.record(z.string(), z.record(z.string(), z.number())),
  needsReview: z.number(),
  removed: z.number(),
  /** Regions that are not as they were, those removed among them. */
  rewritten: z.number(),
});
export type MigrationEffect = z.infer<typeof migrationEffect>;

export const migrationExample = z.object({
  /** Index in `plan`. */
  rule: z.number(),
  document: z.string(),
  name: z.string(),
  file: z.string().nullable(),
  pageIndex: z.number(),
  before: region,
  after: region.nullable(),
});

export const reviewItem = z.object({
  region: z.string(),
  document: z.string(),
  name: z.string(),
  pageIndex: z.number(),
  questions: z.array(question),
});
export type ReviewItem = z.infer<typeof reviewItem>;

const request = { dataset: datasetName, to: migrationTarget, plan: migrationPlan.optional() };

export const migrationContract = {
  /** The plan that would be used, to be changed and given back: of published migrations where there are, else derived. */
  derive: procedure.input(z.strictObject({ dataset: datasetName, to: migrationTarget })).output(
    z.object({
      plan: migrationPlan,
      /** The schemas before the first step and after the last. */
      from: labelSchema,
      to: labelSchema,
      /** Schemas between the steps, by object id. */
      between: z.record(z.string(), labelSchema),
      toLabel: z.string(),
      /** What a schema file of another tool says and a schema here cannot. */
      warnings: z.array(z.string()),
    }),
  ),
  /** Reads a plan file (docs/plan-file.md): rules by name, to ids. @see savePlan */
  readPlan: procedure
    .input(z.strictObject({ dataset: datasetName, to: migrationTarget, file: z.unknown() }))
    .output(z.object({ plan: migrationPlan })),
  /** The plan as a file that `schema migrate --plan` reads. */
  savePlan: procedure
    .input(z.strictObject({ dataset: datasetName, to: migrationTarget, plan: migrationPlan }))
    .output(z.object({ fileName: z.string(), content: z.string() })),
  /** What applying would do, without doing it. Reads only documents that a rule may touch. */
  preview: procedure
    .input(z.strictObject({ ...request, examplesPerRule: z.int().min(0).max(50).default(6) }))
    .output(longCall(migrationEffect.extend({ examples: z.array(migrationExample) }))),
  /** Carries the draft to the other schema, as one step of undo. */
  apply: procedure.input(z.strictObject(request)).output(longCall(migrationEffect)),
  /** Regions that wait for a person, by document name, page and place. Deciding is an ordinary edit. */
  review: procedure
    .input(
      z.strictObject({
        dataset: datasetName,
        /** Only those of a document, or of a page. */
        document: documentRef.optional(),
        pageIndex: pageIndex.optional(),
        offset: z.int().nonnegative().default(0),
        limit: z.int().min(1).max(1000).default(100),
      }),
    )
    .output(z.object({ total: z.number(), open: z.number(), items: z.array(reviewItem) })),
};
