import { z } from 'zod';
import {
  attributeValue,
  box,
  datasetName,
  documentRef,
  handle,
  longCall,
  pageIndex,
  pageState,
  procedure,
  splitName,
  versionRef,
} from './values';

export const datasetSummary = z.object({
  name: z.string(),
  versions: z.number(),
  documents: z.number(),
  /** Version number of its latest published schema, or `draft`. */
  schema: z.string(),
});

export const documentRow = z.object({
  /** Entry id. */
  id: z.string(),
  /** SHA-256 of the file; null while it is absent. */
  file: z.string().nullable(),
  name: z.string(),
  mediaType: z.string().nullable(),
  pages: z.number(),
  regions: z.number(),
  /** Pages marked as reviewed. */
  reviewed: z.number(),
  split: splitName.nullable(),
  problems: z.number(),
});
export type DocumentRow = z.infer<typeof documentRow>;

export const pageFacts = z.object({
  /** Units of 1e-4 point (pixel for images). */
  width: z.int(),
  height: z.int(),
  rotation: z.number(),
  userUnit: z.number(),
  problem: z.string().optional(),
});

export const addResult = z.object({
  added: z.number(),
  duplicates: z.number(),
  failed: z.array(z.object({ path: z.string(), reason: z.string(), code: z.string() })),
  documents: z.array(z.object({ id: z.string(), file: z.string(), name: z.string(), pages: z.number() })),
});
export type AddResult = z.infer<typeof addResult>;

export const datasetRules = z.object({
  /** Commit is refused while a region breaks the schema. */
  commitNeedsNoProblems: z.boolean(),
});

export const datasetContract = {
  list: procedure.output(z.array(datasetSummary)),
  create: procedure
    .input(
      z.strictObject({
        name: datasetName,
        /** Content of a schema file. */
        schema: z.unknown().optional(),
        /** A published schema to share: `name@1.2.0`, or `name` for its newest version. */
        schemaRef: z.string().min(1).max(300).optional(),
      }),
    )
    .output(z.object({ name: z.string(), schema: z.string() })),
  /** What has to hold before a version of the dataset is made. */
  rules: procedure.input(z.strictObject({ dataset: datasetName })).output(datasetRules),
  setRules: procedure
    .input(z.strictObject({ dataset: datasetName, ...datasetRules.shape }))
    .output(datasetRules),
};

export const documentContract = {
  /** A slice of the documents of a draft or version, by name. `version` is `dataset@draft` or any version. */
  list: procedure
    .input(
      z.strictObject({
        version: versionRef,
        search: z.string().max(200).default(''),
        filter: z.enum(['all', 'unreviewed', 'reviewed', 'empty', 'absent', 'problems']).default('all'),
        split: z.enum(['all', 'train', 'validation', 'test', 'none']).default('all'),
        sort: z.enum(['name', 'pages', 'regions']).default('name'),
        offset: z.int().nonnegative().default(0),
        limit: z.int().min(1).max(1000).default(200),
      }),
    )
    .output(z.object({ total: z.number(), rows: z.array(documentRow) })),
  /** One document with the facts of every page, and the region count and state of each. */
  get: procedure.input(z.strictObject({ version: versionRef, document: documentRef })).output(
    documentRow.omit({ problems: true }).extend({
      dataset: z.string(),
      encrypted: z.boolean(),
      problems: z.array(z.string()),
      /** Attributes of the document itself; left out when it has none. */
      attributes: z.record(z.string(), attributeValue).optional(),
      /** Summaries of pages, by page index. */
      pageList: z.array(pageFacts.extend({ regions: z.number(), state: pageState })),
    }),
  ),
  /**
   * Adds files and folders to the draft: all that can be read in one step, the rest listed as failed.
   * `passwords` are tried in turn on protected files, used in memory and never kept.
   */
  add: procedure
    .input(
      z.strictObject({
        dataset: datasetName,
        sources: z.array(handle).min(1),
        passwords: z.array(z.string().max(1000)).max(100).default([]),
      }),
    )
    .output(longCall(addResult)),
  remove: procedure
    .input(z.strictObject({ dataset: datasetName, documents: z.array(documentRef).min(1).max(100_000) }))
    .output(z.object({ removed: z.number() })),
  /** Puts a corrected file in the place of a document's file (or attaches the file of an absent one). */
  replace: procedure
    .input(
      z.strictObject({
        dataset: datasetName,
        document: documentRef,
        source: handle,
        password: z.string().optional(),
      }),
    )
    .output(z.object({ id: z.string(), file: z.string(), name: z.string(), pages: z.number() })),
  /** Words of a page's text layer; `ready` is false while they are still being read in the background. */
  words: procedure
    .input(z.strictObject({ file: z.string().length(64), pageIndex }))
    .output(z.object({ ready: z.boolean(), words: z.array(z.object({ text: z.string(), box })) })),
  /** A small picture of a page as JPEG (longest edge 240 px), made on first demand and kept. */
  thumbnail: procedure
    .input(z.strictObject({ file: z.string().length(64), pageIndex }))
    .output(z.instanceof(Blob)),
  /** A page of an image document as PNG, for formats that browsers do not show (TIFF). */
  pageImage: procedure
    .input(z.strictObject({ file: z.string().length(64), pageIndex }))
    .output(z.instanceof(Blob)),
};
