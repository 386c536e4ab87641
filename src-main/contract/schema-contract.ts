import { z } from 'zod';
import { SCHEMA_CHANGE_LEVELS } from '../domain/label-schema/label-schema';
import { GEOMETRY_KINDS } from '../domain/regions/region';
import { attributeValue, box, datasetName, jsonObject, pageIndex, procedure, versionRef } from './values';

const attributeDefinition = z.strictObject({
  id: z.string().min(1).max(64),
  name: z.string().min(1).max(200),
  type: z.enum(['boolean', 'number', 'string', 'choice', 'multi-choice']),
  required: z.boolean().optional(),
  default: attributeValue.optional(),
  choices: z.array(z.string()).optional(),
  min: z.number().optional(),
  max: z.number().optional(),
  unit: z.string().max(200).optional(),
  pattern: z.string().max(1000).optional(),
  order: z.int().nonnegative().optional(),
});

const classExample = z.strictObject({
  file: z.string().length(64),
  pageIndex,
  box,
  isNegative: z.boolean().optional(),
  note: z.string().max(1000).optional(),
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
  allowedParents: z.array(z.string()).optional(),
  order: z.int().nonnegative().optional(),
  examples: z.array(classExample).optional(),
  geometry: z.array(z.enum(GEOMETRY_KINDS)).optional(),
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
        cardinality: z.enum(['one-to-one', 'one-to-many', 'many-to-one']).optional(),
        undirected: z.boolean().optional(),
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
  /** Id of the class it is a kind of. */
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
  /** The schema of the library that this continues, `name@1.2.0`; null before the first publishing. */
  base: z.string().nullable(),
  schema: labelSchema,
  classes: z.array(shownClass),
});

/** `name@1.2.0`, `name` (its newest version), a preset, or `dataset@draft` / `dataset@3` for what a dataset is under. */
export const schemaRef = z.string().min(1).max(300);

/** A schema file as text: ours, Label Studio, CVAT, COCO categories, FOTT; its content says which. The name is for messages. */
export const schemaFile = z.strictObject({
  fileName: z.string().min(1).max(1000),
  content: z.string().max(32 * 1024 * 1024),
});

export const schemaLevel = z.enum(SCHEMA_CHANGE_LEVELS);

export const schemaChange = z.object({
  kind: z.string(),
  path: z.string(),
  before: z.unknown(),
  after: z.unknown(),
  level: schemaLevel,
});

/** Why a draft's schema is not published: a stable code, and the words for a person. */
export const publishObstacle = z.object({
  code: z.enum(['nothing-to-publish', 'schema-behind', 'schema-retired']),
  message: z.string(),
});

const retirement = z.object({
  time: z.string(),
  author: z.string(),
  reason: z.string(),
  successor: z.string().nullable(),
});

/** One published, immutable version of a schema. */
export const schemaVersionEntry = z.object({
  /** `name@1.2.0`. */
  ref: z.string(),
  name: z.string(),
  number: z.string(),
  /** Object id: equal schemas have equal ids. */
  id: z.string(),
  author: z.string(),
  time: z.string(),
  reason: z.string(),
  /** Against its predecessor; null for the first. */
  level: schemaLevel.nullable(),
  classes: z.number(),
  retired: retirement.nullable(),
});
export type SchemaVersionEntry = z.infer<typeof schemaVersionEntry>;

export const schemaListEntry = z.object({
  name: z.string(),
  /** Newest first; `datasets` are those whose draft continues this very version. */
  versions: z.array(schemaVersionEntry.extend({ datasets: z.array(z.string()) })),
  /** Datasets whose draft continues this schema. */
  datasets: z.array(z.string()),
});

export const schemaDetails = schemaVersionEntry.extend({
  schema: labelSchema,
  /** `regions` counts each dataset once: its draft where that is under this version, else its newest version under it. */
  shown: z.array(shownClass),
  /** What was retired, where it is: this version, or its whole schema by name. */
  retiredAs: z.string().nullable(),
  /** The version it came from, `name@1.1.0`; null for the first. */
  previous: z.string().nullable(),
  /** What changed against the predecessor, in plain words, one change a line; empty for the first. */
  changelog: z.array(z.string()),
  usedBy: z.object({
    /** Datasets whose draft is under this very version. */
    drafts: z.array(z.string()),
    versions: z.array(z.object({ dataset: z.string(), version: z.number() })),
  }),
});

export const schemaDiff = z.object({
  from: z.string(),
  to: z.string(),
  level: schemaLevel.nullable(),
  changes: z.array(schemaChange),
  /** The changes in plain words, in the same order. */
  words: z.array(z.string()),
  /** Which datasets and versions use either side. */
  usedBy: z.object({ from: schemaDetails.shape.usedBy, to: schemaDetails.shape.usedBy }),
  /** Both schemas, for a tree with the changes in place. */
  schemas: z.object({ from: labelSchema, to: labelSchema }),
});

export const schemaExportFormat = z.enum(['json', 'md', 'html']);

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
  /** Every schema of the library with its published versions. */
  list: procedure.input(z.strictObject({})).output(z.array(schemaListEntry)),
  /** One published version, with who uses it. */
  show: procedure.input(z.strictObject({ ref: schemaRef })).output(schemaDetails),
  /** What changed between two schemas: published, or those that drafts and versions of datasets are under. */
  diff: procedure.input(z.strictObject({ from: schemaRef, to: schemaRef })).output(schemaDiff),
  /** What publishing the draft's schema would make: number, level and changelog. */
  previewPublish: procedure.input(z.strictObject({ dataset: datasetName })).output(
    z.object({
      /** The schema it continues; null when publishing makes a new one. */
      name: z.string().nullable(),
      suggestedName: z.string(),
      number: z.string(),
      level: schemaLevel.nullable(),
      changelog: z.array(z.string()),
      changes: z.array(schemaChange),
      /**
       * Why it cannot be published; null when it can. What is behind or continues a retired schema can be
       * published under a new name.
       */
      obstacle: publishObstacle.nullable(),
    }),
  ),
  /** Makes the draft's schema an immutable version. The number is derived and may be raised, never lowered. */
  publish: procedure
    .input(
      z.strictObject({
        dataset: datasetName,
        reason: z.string().min(1).max(10_000),
        author: z.string().optional(),
        /** Publishes as the first version of a new schema of this name. */
        name: z.string().min(1).max(200).optional(),
        number: z
          .string()
          .regex(/^\d+\.\d+\.\d+$/, 'is three numbers with dots, such as 2.1.0')
          .optional(),
      }),
    )
    .output(schemaVersionEntry.extend({ changelog: z.array(z.string()) })),
  /** Marks a version, or with a bare name the whole schema, as retired. Nothing is deleted. What is retired is refused. */
  retire: procedure
    .input(
      z.strictObject({
        ref: schemaRef,
        reason: z.string().min(1).max(10_000),
        successor: schemaRef.optional(),
      }),
    )
    .output(z.object({ ref: z.string(), retired: retirement })),
  /** Takes a retirement back. Both stay on record. */
  liftRetirement: procedure
    .input(z.strictObject({ ref: schemaRef, reason: z.string().max(10_000).optional() }))
    /** What still stands against a version: the retirement of its whole schema. */
    .output(z.object({ ref: z.string(), retired: retirement.nullable() })),
  /** The schema as one file: JSON that `importFile` reads, or guidelines to read, with example pictures in HTML. */
  exportFile: procedure
    .input(z.strictObject({ ref: schemaRef, format: schemaExportFormat }))
    .output(z.object({ fileName: z.string(), content: z.string() })),
  /**
   * Reads a schema file. With `dataset` it becomes the schema of that draft, otherwise version 1.0.0 of a new schema
   * called `name`.
   */
  importFile: procedure
    .input(
      schemaFile.extend({
        name: z.string().min(1).max(200).optional(),
        dataset: datasetName.optional(),
      }),
    )
    .output(
      z.object({
        format: z.string(),
        /** `name@1.0.0`; null when it went into a dataset's draft. */
        ref: z.string().nullable(),
        classes: z.number(),
        warnings: z.array(z.string()),
      }),
    ),
  /** Schemas to start from. */
  presets: procedure
    .input(z.strictObject({}))
    .output(
      z.array(z.object({ id: z.string(), name: z.string(), description: z.string(), schema: labelSchema })),
    ),
  /** Puts a preset's classes into a dataset's draft, as one undoable edit; classes of the same name stay as they are. */
  usePreset: procedure.input(z.strictObject({ dataset: datasetName, preset: z.string() })).output(schemaView),
};
