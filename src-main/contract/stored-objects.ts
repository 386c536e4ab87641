import { z } from 'zod';
import type { ObjectType } from '../domain/dataset-versions/object-store';
import { CONFLICT_KINDS, MERGE_CHOICES } from '../domain/merge/conflict';
import { labelSchema } from './schema-contract';
import { classRule, planStep, splitRule } from './migration-contract';
import { attributeValue, jsonObject, pageIndex, part, region, splitName } from './values';

/** SHA-256 in lower-case hexadecimal: of an object, a version's record, a file. */
export const hash = z.string().regex(/^[0-9a-f]{64}$/);
/** ISO 8601, UTC, with milliseconds; the versions of the sample library have whole seconds. */
export const time = z.iso.datetime().regex(/:\d\d(?:\.\d{3})?Z$/);
const entry = z.string().regex(/^[0-9a-f]{32}$/);
const text = z.string().min(1).max(1000);
const format = z.literal(1);

const act = z.strictObject({ at: time, by: z.string(), run: z.string().optional() });
const regionProvenance = z.strictObject({ made: act, changed: act.optional() });
const pages = z.array(z.tuple([pageIndex, hash])).min(1);

const origin = z.union([
  z.strictObject({ kind: z.literal('import') }),
  z.strictObject({
    kind: z.literal('model'),
    model: z.strictObject({
      name: z.string(),
      version: z.string().optional(),
      confidence: z.number().optional(),
    }),
  }),
]);

const decision = z.strictObject({
  region: text,
  class: text.nullable().optional(),
  attributes: z.record(z.string(), attributeValue.nullable()).optional(),
  parts: z.array(part).optional(),
  isRemoved: z.literal(true).optional(),
});

/** As in a plan, but that a split without rules is stored without a list of them, like all that is empty. */
const storedRule = z.union([classRule, splitRule.partial({ rules: true })]);

/** What was decided of a conflict of a merge: a side, or another value. */
const mergeDecision = z.strictObject({
  key: z.string().min(1).max(10_000),
  kind: z.enum(CONFLICT_KINDS),
  choice: z.enum(MERGE_CHOICES).optional(),
  value: z.json().optional(),
  base: z.json().optional(),
  ours: z.json(),
  theirs: z.json(),
  by: z.string(),
  at: time,
  strategy: z.string().optional(),
});

/** The form of every stored object that comes from elsewhere (docs/object-model.md). */
export const storedObjects = {
  page: z.strictObject({
    format,
    type: z.literal('page'),
    frame: jsonObject.optional(),
    order: z.array(text).min(1).optional(),
    regions: z
      .array(z.strictObject({ ...region.shape, id: text, origin: origin.optional() }))
      .min(1)
      .optional(),
    state: z.enum(['seen', 'reviewed']).optional(),
  }),
  document: z.strictObject({
    format,
    type: z.literal('document'),
    entry,
    file: hash.optional(),
    absent: z
      .strictObject({ name: z.string(), width: z.int().positive(), height: z.int().positive() })
      .optional(),
    pages: pages.optional(),
    relations: z
      .array(z.strictObject({ id: text, type: text, from: text, to: text }))
      .min(1)
      .optional(),
    split: splitName.optional(),
    attributes: z.record(z.string(), attributeValue).optional(),
  }),
  tree: z.union([
    z.strictObject({ format, type: z.literal('tree'), entries: z.array(z.tuple([entry, hash])) }),
    z.strictObject({
      format,
      type: z.literal('tree'),
      children: z
        .array(z.tuple([z.string().regex(/^[0-9a-f]$/), hash, z.int().positive()]))
        .min(1)
        .max(16),
    }),
  ]),
  schema: z.strictObject({
    ...labelSchema.shape,
    format,
    type: z.literal('schema'),
    classes: labelSchema.shape.classes.optional(),
  }),
  plan: z.strictObject({
    format,
    type: z.literal('plan'),
    steps: z
      .array(
        z.strictObject({
          ...planStep.shape,
          from: hash,
          to: hash,
          classes: z.array(storedRule).min(1).max(10_000).optional(),
        }),
      )
      .min(1),
    decisions: z.array(decision).min(1).optional(),
  }),
  merge: z.strictObject({
    format,
    type: z.literal('merge'),
    decisions: z.array(mergeDecision).min(1).optional(),
    otherPlans: z.array(hash).min(1).optional(),
  }),
  'page-provenance': z.strictObject({
    format,
    type: z.literal('page-provenance'),
    default: act.optional(),
    changed: act.optional(),
    regions: z.record(text, regionProvenance).optional(),
  }),
  'document-provenance': z.strictObject({ format, type: z.literal('document-provenance'), pages }),
} as const satisfies Record<ObjectType, z.ZodType>;
