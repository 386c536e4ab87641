import { z } from 'zod';
import {
  attributeValue,
  datasetName,
  documentRef,
  longCall,
  MAX_EDITS_PER_CALL,
  pageIndex,
  pageSize,
  pageState,
  procedure,
  region,
  regionStatus,
  versionRef,
} from './values';
import type { Edit } from '../domain/edits/edit';

/** Points; 14,400 pt (200 inches) is the largest page edge of ISO 32000-1:2008 Annex C, UserUnit and images go beyond. */
const coordinates = z.array(z.number().min(-10_000_000).max(10_000_000));
const place = { document: documentRef.optional(), pageIndex: pageIndex.optional() };
const regionId = z.string().min(1).max(64);
const geometry = {
  box: coordinates.length(4).optional(),
  quad: coordinates.length(8).optional(),
  polygon: coordinates.min(6).max(20_000).optional(),
};
const className = z.string().min(1).max(200);
const attributes = z.record(z.string().max(200), attributeValue);

/** One edit of a draft, in the form that scripts write and the journal names. Coordinates are points in page space. */
export const edit = z.discriminatedUnion('op', [
  z.strictObject({
    op: z.literal('add'),
    document: documentRef,
    pageIndex,
    class: className,
    ...geometry,
    id: z
      .string()
      .regex(/^[0-9a-f-]{32,36}$/, 'is not an id such as 0190b2d0-7c1e-7c3a-9d52-3f0c5a1b2c3d')
      .optional(),
    text: z.string().max(1_000_000).optional(),
    attributes: attributes.optional(),
    parent: regionId.optional(),
  }),
  z.strictObject({ op: z.literal('move'), region: regionId, ...place, ...geometry }),
  z.strictObject({ op: z.literal('delete'), region: regionId, ...place }),
  z.strictObject({ op: z.literal('relabel'), region: regionId, class: className, ...place }),
  z.strictObject({
    op: z.literal('set-text'),
    region: regionId,
    text: z.string().max(1_000_000).nullable(),
    ...place,
  }),
  z.strictObject({
    op: z.literal('set-attribute'),
    region: regionId,
    name: z.string().min(1).max(200),
    value: attributeValue.nullable(),
    ...place,
  }),
  z.strictObject({ op: z.literal('set-parent'), region: regionId, parent: regionId.nullable(), ...place }),
  z.strictObject({ op: z.literal('set-status'), region: regionId, status: regionStatus, ...place }),
  z.strictObject({
    op: z.literal('set-page-state'),
    document: documentRef,
    pageIndex: pageIndex.optional(),
    state: pageState,
  }),
]) satisfies z.ZodType<Edit>;

const pageAddress = z.object({ document: z.string(), pageIndex });

export const historyState = z.object({
  /** Words for the menu: "Undo move region"; null when there is nothing to take back. */
  undo: z.string().nullable(),
  redo: z.string().nullable(),
  revision: z.int(),
});

/** A way in which a region breaks its schema. */
export const regionProblem = z.object({
  code: z.enum([
    'class-missing',
    'class-unknown',
    'attribute-missing',
    'attribute-invalid',
    'attribute-unknown',
    'geometry-not-allowed',
    'parent-missing',
    'parent-not-allowed',
    'relation-invalid',
    'outside-page',
  ]),
  /** In plain words: `“due date” is missing`. */
  words: z.string(),
  /** Whether it keeps a dataset with the rule "no problems" from being committed. */
  isBlocking: z.boolean(),
});
export type RegionProblemView = z.infer<typeof regionProblem>;

export const pageView = z.object({
  document: z.string(),
  pageIndex,
  size: pageSize,
  regions: z.array(region),
  state: pageState,
  /** By region id; regions without problems are left out. */
  problems: z.record(z.string(), z.array(regionProblem)),
  /** Revision of the draft this was read from; null for a version. */
  revision: z.int().nullable(),
});
export type PageView = z.infer<typeof pageView>;

/** What an edit, undo or redo did: the new state of every page it touched. On disk when this arrives. */
export const editOutcome = z.object({
  history: historyState,
  pages: z.array(pageAddress),
  /** The regions the edits made or changed, in the order of the edits; null where a page state was set. */
  regions: z.array(z.string().nullable()),
});

/** What `apply` did, and what it left that may not have been meant. The edits were made all the same. */
export const applyOutcome = editOutcome.extend({
  /** Regions that lie wholly or partly outside their page now; left out when there are none. */
  warnings: z
    .array(z.object({ region: z.string(), code: regionProblem.shape.code.extract(['outside-page']) }))
    .optional(),
});

export const labelContract = {
  page: procedure
    .input(z.strictObject({ version: versionRef, document: documentRef, pageIndex }))
    .output(pageView),
  /** Applies edits as one step of undo: all of them, or none. */
  apply: procedure
    .input(
      z.strictObject({
        dataset: datasetName,
        edits: z.array(edit).min(1).max(MAX_EDITS_PER_CALL),
        /** Words for the undo menu; made from the edits when absent. */
        label: z.string().max(200).optional(),
        /** Calls in a row with the same gesture (arrow keys held down) become one step of undo. */
        gesture: z.string().max(100).optional(),
      }),
    )
    .output(applyOutcome),
  undo: procedure.input(z.strictObject({ dataset: datasetName })).output(editOutcome),
  redo: procedure.input(z.strictObject({ dataset: datasetName })).output(editOutcome),
  history: procedure.input(z.strictObject({ dataset: datasetName })).output(historyState),
  /** Every region that breaks its schema. Reads each document once and remembers what it found. */
  problems: procedure
    .input(
      z.strictObject({
        version: versionRef,
        code: regionProblem.shape.code.optional(),
        offset: z.int().nonnegative().default(0),
        limit: z.int().min(1).max(10_000).default(200),
      }),
    )
    .output(
      longCall(
        z.object({
          total: z.number(),
          blocking: z.number(),
          byCode: z.record(z.string(), z.number()),
          items: z.array(
            regionProblem.extend({
              region: z.string(),
              document: z.string(),
              name: z.string(),
              pageIndex,
            }),
          ),
        }),
      ),
    ),
};
