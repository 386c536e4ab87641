import { z } from 'zod';
import { labelSchema, publishObstacle, schemaChange } from './schema-contract';
import {
  changeCounts,
  contentCounts,
  datasetName,
  documentCounts,
  documentRef,
  longCall,
  matching,
  procedure,
  region,
  versionName,
  versionRef,
} from './values';

/** How many regions differ in each field. */
const regionKinds = z.object({
  geometry: z.number(),
  class: z.number(),
  text: z.number(),
  attributes: z.number(),
  relations: z.number(),
  parent: z.number(),
  order: z.number(),
  status: z.number(),
  source: z.number(),
});

export const statusView = z.object({
  dataset: z.string(),
  /** The branch that is worked on. */
  branch: z.string(),
  /** Number of the version the draft started from; null before the first. */
  base: z.number().nullable(),
  clean: z.boolean(),
  documents: documentCounts,
  labels: changeCounts,
  pages: z.object({ reviewed: z.number(), reopened: z.number() }),
  schema: z.object({ changed: z.boolean() }),
  /** Documents moved between splits, and documents with other attributes. */
  splitChanged: z.number(),
  attributesChanged: z.number(),
  /** Of the labels added and removed, those that came or went with their documents. */
  onAddedDocuments: z.number(),
  onRemovedDocuments: z.number(),
  /** Regions that migrations rewrote; they are no label changes. */
  rewritten: z.number(),
  byKind: regionKinds,
  byClass: z.record(z.string(), changeCounts),
  /** Of regions on documents that both have, by who changed them; under an empty name where that is not recorded. */
  byPerson: z.record(z.string(), changeCounts),
  /** The merge that waits for decisions on this branch; left out when there is none. */
  merge: z
    .object({
      /** What is merged in: a branch, or `version 3`. */
      name: z.string(),
      version: z.number().nullable(),
      /** Conflicts decided so far. */
      decided: z.number(),
      by: z.string(),
      at: z.string(),
    })
    .optional(),
});

export const commitResult = z.object({
  version: z.number(),
  id: z.string(),
  contentId: z.string(),
  ...contentCounts,
  /** What became of the draft's schema; a commit publishes it where it can. */
  schema: z.object({
    /** `name@1.2.0` that the version is under; null while its schema is not published. */
    ref: z.string().nullable(),
    /** Whether this commit published it. */
    published: z.boolean(),
    obstacle: publishObstacle.nullable(),
  }),
});

export const logEntry = z.object({
  version: z.number(),
  id: z.string(),
  contentId: z.string(),
  author: z.string(),
  /** ISO 8601, UTC. */
  time: z.string(),
  message: z.string(),
  /** Version ids, the line that it continues first. */
  parents: z.array(z.string()),
  /** Id of the version whose content was restored before it was made; null for most. */
  restored: z.string().nullable(),
  /** Branches whose newest version it is. */
  branches: z.array(z.string()),
  tags: z.array(z.string()),
  ...contentCounts,
});
export type LogEntry = z.infer<typeof logEntry>;

export const statistics = z.object({
  ...contentCounts,
  reviewedPages: z.number(),
  emptyPages: z.number(),
  /** Regions by class name. */
  byClass: z.record(z.string(), z.number()),
  /** Documents by split; those without one under `none`. */
  bySplit: z.record(z.string(), z.number()),
});

export const versionView = logEntry.extend({
  dataset: z.string(),
  statistics,
  schema: z.object({ version: z.string(), id: z.string(), classes: labelSchema.shape.classes }),
  /** Of a merge every conflict there was, by key, with what was decided; left out for other versions. */
  merge: z
    .object({
      decisions: z.array(
        z.object({
          key: z.string(),
          kind: z.string(),
          /** Null stands for absent, too. */
          base: z.unknown(),
          ours: z.unknown(),
          theirs: z.unknown(),
          hasBase: z.boolean(),
          choice: z.string().optional(),
          value: z.unknown().optional(),
          by: z.string(),
          at: z.string(),
          /** The rule that decided; absent when it was the person. */
          strategy: z.string().optional(),
        }),
      ),
    })
    .optional(),
});

const change = z.object({ id: z.string(), name: z.string() });

const causes = ['labels', 'schema', 'both'] as const;

const difference = {
  change: z.enum(['added', 'removed', 'changed']),
  kinds: z.array(z.string()),
  before: region.nullable(),
  after: region.nullable(),
};
const act = z.object({ ...difference, cause: z.enum(['labels', 'schema']) });

/** What happened to one region; `kinds` names the fields that differ. `before` and `after` are whole regions or null. */
export const regionChange = z.object({
  id: z.string(),
  document: z.string(),
  pageIndex: z.number(),
  /** The page that it was on before, where that was another one. */
  pageBefore: z.number().optional(),
  ...difference,
  /** Whether people (and imports) did it, a migration of the schema, or first one and then the other. */
  cause: z.enum(causes),
  /** Who made it what it is, or took it away; `null` where that is not known. */
  by: z.string().nullable(),
  /** What each of the two did, in the order that leads from `before` to `after`. With `both` alone. */
  acts: z.tuple([act, act]).optional(),
});
export type RegionChangeView = z.infer<typeof regionChange>;

export const diffView = z.object({
  from: z.string(),
  to: z.string(),
  /** `null` where `from` is no ancestor of `to`, and with matching by geometry: it is told by exact comparison alone. */
  bump: z.enum(['none', 'patch', 'minor', 'major']).nullable(),
  /** How regions found each other; `matched` counts those that did by geometry, changed or not. */
  matching: z.discriminatedUnion('by', [
    z.object({ by: z.literal('ids'), iou: z.null(), matched: z.null() }),
    z.object({ by: z.literal('geometry'), iou: z.number(), matched: z.number() }),
  ]),
  documents: z.object({
    added: z.array(change),
    removed: z.array(change),
    replaced: z.array(change.extend({ before: z.string().nullable(), after: z.string().nullable() })),
    splitChanged: z.array(change.extend({ before: z.string().nullable(), after: z.string().nullable() })),
    /** Documents whose own attributes differ, with those that do; left out where there are none. */
    attributesChanged: z.array(change.extend({ names: z.array(z.string()) })).optional(),
  }),
  labels: z.object({
    added: z.number(),
    removed: z.number(),
    changed: z.number(),
    onAddedDocuments: z.number(),
    onRemovedDocuments: z.number(),
    byKind: regionKinds,
    byClass: z.record(z.string(), changeCounts),
  }),
  /** Relabelled regions: from class by name, to class by name. What migrations relabelled is not among them. */
  matrix: z.record(z.string(), z.record(z.string(), z.number())),
  pages: z.object({ reviewed: z.number(), reopened: z.number() }),
  schema: z.object({
    attribution: z.enum(['path', 'none']),
    changes: z.array(schemaChange),
    /** Regions that migrations on the way rewrote or removed; they are no label changes. */
    rewritten: z.number(),
    /** Those of them that are gone. */
    removed: z.number(),
  }),
});
export type DiffView = z.infer<typeof diffView>;

/** A document that differs, and how many of its regions do. */
const comparedDocument = z.object({
  /** Entry id. */
  document: z.string(),
  name: z.string(),
  file: z.string().nullable(),
  presence: z.enum(['both', 'added', 'removed']),
  added: z.number(),
  removed: z.number(),
  changed: z.number(),
  /** Regions that a migration rewrote or removed. */
  rewritten: z.number(),
  /** Those of them that people changed, too: they are counted before as well. */
  changedTwice: z.number(),
  /** Indices of the pages that differ; of a document that came or went, of those that hold something. */
  pages: z.array(z.number()),
});
export type DifferingDocument = z.infer<typeof comparedDocument>;

const pair = { from: versionRef, to: versionRef, ...matching };

export const versionContract = {
  status: procedure.input(z.strictObject({ dataset: datasetName })).output(statusView),
  commit: procedure
    .input(
      z.strictObject({
        dataset: datasetName,
        message: z.string().min(1).max(10_000),
        author: z.string().optional(),
      }),
    )
    .output(commitResult),
  /**
   * Newest first; of one author, or of one branch, where given. With a document or a class only those that changed
   * it: with both, regions of the class in that document. Names of what is gone by now are known, too.
   */
  log: procedure
    .input(
      z.strictObject({
        dataset: datasetName,
        author: z.string().min(1).optional(),
        branch: versionName.optional(),
        document: documentRef.optional(),
        class: z.string().min(1).max(1000).optional(),
      }),
    )
    .output(z.array(logEntry)),
  show: procedure.input(z.strictObject({ version: versionRef })).output(versionView),
};

export const compareContract = {
  /** Totals of the three kinds of change. */
  summary: procedure.input(z.strictObject(pair)).output(diffView),
  /** The totals, and the documents with label changes, most changes first, with the pages that changed; with progress. */
  overview: procedure
    .input(z.strictObject(pair))
    .output(longCall(z.object({ summary: diffView, documents: z.array(comparedDocument) }))),
  /** Changed regions, in the order of documents and pages; of one document or page where given. */
  regions: procedure
    .input(
      z.strictObject({
        ...pair,
        document: documentRef.optional(),
        pageIndex: z.int().nonnegative().optional(),
        /** With `both`, a region that a migration rewrote and people changed is one change. */
        cause: z.enum(causes).default('labels'),
        offset: z.int().nonnegative().default(0),
        limit: z.int().min(1).max(100_000).default(1000),
      }),
    )
    .output(
      z.object({
        total: z.number(),
        regions: z.array(regionChange),
        /** Names of the documents of these regions, by entry id. */
        names: z.record(z.string(), z.string()),
      }),
    ),
};
