import { z } from 'zod';
import { attributeValue, datasetName, jsonObject, procedure, versionRef } from './values';

const attributeDefinition = z.strictObject({
  id: z.string().min(1).max(64),
  name: z.string().min(1).max(200),
  type: z.enum(['boolean', 'number', 'string', 'choice', 'multi-choice']),
  required: z.boolean().optional(),
  default: attributeValue.optional(),
  choices: z.array(z.string()).optional(),
});

export const labelClass = z.strictObject({
  id: z.string().min(1).max(64),
  name: z.string().min(1).max(200),
  color: z
    .string()
    .regex(/^#[0-9a-f]{6}$/)
    .optional(),
  hotkey: z
    .string()
    .regex(/^[0-9]$/)
    .optional(),
  guideline: z.string().optional(),
  parent: z.string().optional(),
  geometry: z.array(z.enum(['box', 'quad', 'polygon'])).optional(),
  deprecated: z.boolean().optional(),
  attributes: z.array(attributeDefinition).optional(),
  source: jsonObject.optional(),
});

export const labelSchema = z.strictObject({
  classes: z.array(labelClass).max(10_000),
  relationTypes: z
    .array(
      z.strictObject({
        id: z.string(),
        name: z.string(),
        from: z.array(z.string()).optional(),
        to: z.array(z.string()).optional(),
      }),
    )
    .optional(),
  guidelines: z.string().optional(),
  readingOrder: z.boolean().optional(),
});

/** A class as it is shown: colour and hotkey derived where the schema leaves them open. */
export const shownClass = z.object({
  id: z.string(),
  name: z.string(),
  color: z.string(),
  hotkey: z.string().nullable(),
  guideline: z.string(),
  deprecated: z.boolean(),
  parent: z.string().nullable(),
  /** Regions of the draft (or version) that have this class. */
  regions: z.number(),
});
export type ShownClass = z.infer<typeof shownClass>;

export const schemaView = z.object({
  dataset: z.string(),
  /** Number of the published schema version this equals, or `draft`. */
  version: z.string(),
  changed: z.boolean(),
  schema: labelSchema,
  classes: z.array(shownClass),
});

export const schemaContract = {
  /** The schema a draft or version is under. */
  get: procedure.input(z.strictObject({ version: versionRef })).output(schemaView),
  /** Puts a whole schema in the place of the draft's, as one undoable edit. A class that regions use cannot go. */
  set: procedure.input(z.strictObject({ dataset: datasetName, schema: labelSchema })).output(schemaView),
  /** The same from a schema file (see docs/schema-file.md), checked and with ids given where it has none. */
  setFromFile: procedure
    .input(z.strictObject({ dataset: datasetName, file: z.unknown() }))
    .output(schemaView),
  addClass: procedure
    .input(
      z.strictObject({
        dataset: datasetName,
        name: z.string().min(1).max(200),
        color: z
          .string()
          .regex(/^#[0-9a-f]{6}$/)
          .optional(),
        hotkey: z
          .string()
          .regex(/^[0-9]$/)
          .optional(),
      }),
    )
    .output(schemaView),
};
