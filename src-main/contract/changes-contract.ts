import { z } from 'zod';
import { DOCUMENT_FIELDS, PAGE_FIELDS, REGION_FIELDS } from '../domain/restore/document-parts';
import { CHANGE_KINDS } from '../domain/diff/region-diff';
import { datasetName, documentRef, longCall, pageIndex, procedure, versionRef } from './values';

/** Far above what a person picks by hand; more are named by what they have in common. */
const MAX_PARTS = 10_000;
const thingId = z.string().min(1).max(100);

/** One thing to take from another state of a dataset. Without `fields` the whole of it. */
export const restoredPart = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('schema') }),
  z.strictObject({
    kind: z.literal('document'),
    document: documentRef,
    fields: z.array(z.enum(DOCUMENT_FIELDS)).min(1).optional(),
  }),
  z.strictObject({
    kind: z.literal('page'),
    document: documentRef,
    pageIndex,
    fields: z.array(z.enum(PAGE_FIELDS)).min(1).optional(),
  }),
  z.strictObject({
    kind: z.literal('region'),
    document: documentRef,
    region: thingId,
    fields: z.array(z.enum(REGION_FIELDS)).min(1).optional(),
  }),
  z.strictObject({ kind: z.literal('relation'), document: documentRef, relation: thingId }),
]);
export type RestoredPart = z.infer<typeof restoredPart>;

/** Fields that can differ: of regions, pages and documents. */
export const changeKinds = [...new Set([...CHANGE_KINDS, ...PAGE_FIELDS, ...DOCUMENT_FIELDS])];

/** Which changes of a draft are meant; all of these have to hold. */
const filter = {
  document: documentRef.optional(),
  pageIndex: pageIndex.optional(),
  /** Documents that came, went, or are on both sides. */
  presence: z.enum(['both', 'added', 'removed']).optional(),
  /** Regions that came, went or changed. */
  change: z.enum(['added', 'removed', 'changed']).optional(),
  /** A field that differs. */
  kind: z.enum(changeKinds).optional(),
  /** Name of a class that a region has on either side. */
  class: z.string().min(1).max(300).optional(),
  /** Who did it; empty for what is not recorded. */
  person: z.string().max(300).optional(),
};
const changeFilter = z.strictObject(filter);
export type ChangeFilter = z.infer<typeof changeFilter>;
const slice = {
  offset: z.int().nonnegative().default(0),
  limit: z.int().min(1).max(10_000).default(200),
};

/** One change of a draft against the version it started from. */
export const changeItem = z.object({
  /** What restoring it takes. */
  part: restoredPart,
  document: z.string(),
  name: z.string(),
  /** 0-based; null for what concerns the document as such. */
  pageIndex: z.number().nullable(),
  /** The page that a region was on in the base, where that was another one. */
  pageBefore: z.number().optional(),
  change: z.enum(['added', 'removed', 'changed']),
  kinds: z.array(z.string()),
  cause: z.enum(['labels', 'schema', 'both']),
  classBefore: z.string().nullable(),
  classAfter: z.string().nullable(),
  /** A value of a page, document or relation; the beginning of a region's text. */
  before: z.string().nullable(),
  after: z.string().nullable(),
  /** Who did it; null where that is not recorded. */
  by: z.string().nullable(),
  /** ISO 8601, UTC. */
  at: z.string().nullable(),
});
export type ChangeItem = z.infer<typeof changeItem>;

export const restoreOutcome = z.object({
  dataset: z.string(),
  branch: z.string(),
  /** Number of the version that the parts were taken from. */
  version: z.number().nullable(),
  /** What the undo menu calls it. */
  label: z.string(),
  /** Whether the draft is something else now. */
  changed: z.boolean(),
  documents: z.number(),
  regions: z.number(),
  /** What stands against it, the first hundred. With any of them, nothing was restored. */
  obstacles: z.array(
    z.object({
      kind: z.enum(['parent', 'circle', 'relation', 'class', 'page']),
      document: z.string(),
      name: z.string(),
      /** A region or relation. */
      id: z.string(),
      pageIndex: z.number().nullable(),
      /** The region or class that it points to. */
      to: z.string().nullable(),
      /** What would happen, in plain words. */
      words: z.string(),
    }),
  ),
  moreObstacles: z.number(),
});
export type RestoreOutcome = z.infer<typeof restoreOutcome>;

export const changesContract = {
  /** Changes of the draft against the version it started from, in the order of documents and pages. */
  list: procedure
    .input(z.strictObject({ dataset: datasetName, ...filter, ...slice }))
    .output(z.object({ revision: z.number(), total: z.number(), items: z.array(changeItem) })),
  /** Pages that these changes are on, with how many each has. */
  pages: procedure.input(z.strictObject({ dataset: datasetName, ...filter, ...slice })).output(
    z.object({
      total: z.number(),
      rows: z.array(
        z.object({
          document: z.string(),
          name: z.string(),
          presence: z.enum(['both', 'added', 'removed']),
          pageIndex: z.number().nullable(),
          changes: z.number(),
        }),
      ),
    }),
  ),
  /**
   * Makes single things in the draft what they are in a version, by default the one it started from; as one step of
   * undo. They are named one by one, or as all changes of the draft that match.
   */
  restore: procedure
    .input(
      z
        .strictObject({
          dataset: datasetName,
          version: versionRef.optional(),
          parts: z.array(restoredPart).min(1).max(MAX_PARTS).optional(),
          matching: changeFilter.optional(),
          /** Restores what hangs on a part, too, where it cannot be restored alone. */
          withDependents: z.boolean().default(false),
        })
        .refine(
          ({ parts, matching }) => parts !== undefined || matching !== undefined,
          'names nothing to restore',
        ),
    )
    .output(longCall(restoreOutcome)),
};
