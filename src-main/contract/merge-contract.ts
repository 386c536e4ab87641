import { z } from 'zod';
import { CONFLICT_KINDS, MERGE_CHOICES } from '../domain/merge/conflict';
import { labelSchema } from './schema-contract';
import {
  act,
  datasetName,
  documentRef,
  longCall,
  pageIndex,
  pageSize,
  part,
  procedure,
  region,
  versionRef,
} from './values';

/** `ours`, `theirs`, `newest`, `union`, or `person:NAME`; in a list the first one that decides counts. */
const strategies = z.array(z.string().min(1).max(300)).max(20);

const choice = z.enum(MERGE_CHOICES);
/** Key of a conflict: `region/DOCUMENT/REGION#class`. */
const conflictKey = z.string().min(1).max(10_000);

/** Where a region is and what shape it has: one field in a merge. */
export const mergeGeometry = z.strictObject({ pageIndex, parts: z.array(part).min(1) });

/** What was decided of a conflict: `choice`, or `value`. */
const decision = z.object({
  choice: choice.optional(),
  value: z.unknown().optional(),
  by: z.string(),
  at: z.string(),
  /** The rule that decided; absent when it was the person. */
  strategy: z.string().optional(),
});

/** Something that both sides changed and that cannot be both. */
export const mergeConflict = z.object({
  key: conflictKey,
  kind: z.enum(CONFLICT_KINDS),
  /** What it is about. The last four are parts of the label schema. */
  what: z.enum(['document', 'page', 'region', 'relation', 'schema', 'class', 'attribute', 'relation-type']),
  /** Entry id, name and file of the document; null for the schema. */
  document: z.string().nullable(),
  name: z.string().nullable(),
  file: z.string().nullable(),
  /** 0-based page where it is to be seen; null where it is on none. */
  pageIndex: pageIndex.nullable(),
  /** Id of the region. Of two that were drawn twice, the one that `field` does not name. */
  region: z.string().nullable(),
  /** Class id of the region, as ours has it, else theirs, else the base; null for none, and for anything else. */
  class: z.string().nullable(),
  /** Id of the relation, class, attribute or relation type; null for anything else. */
  item: z.string().nullable(),
  /** `class`, `geometry`, `text`, `attributes/ID`, `existence`, `duplicate/REGION` … */
  field: z.string(),
  /** The field with names in place of ids: `attributes/due date`. */
  fieldName: z.string(),
  /** As the field is stored (docs/object-model.md); null stands for absent. Of a geometry `{pageIndex, parts}`. */
  base: z.unknown(),
  ours: z.unknown(),
  theirs: z.unknown(),
  /** Not set where the common ancestors do not agree, or none has it: `base` says nothing then. */
  hasBase: z.boolean(),
  /** Sides that can be taken. `both`: all values of two lists, both duplicates, or the edited side. */
  choices: z.array(choice),
  /** Whether another value can be given. */
  takesValue: z.boolean(),
  /** Null while it is open. */
  decision: decision.nullable(),
  /** Who changed the thing last on each side; null where that is not known. */
  acts: z.object({ ours: act.nullable(), theirs: act.nullable() }),
});

const side = z.object({
  /** What it was called when the merge began: a branch, or `version 3`. */
  name: z.string(),
  version: z.number(),
  id: z.string(),
});

const counts = {
  /** Conflicts found, and how many of them wait for a decision. */
  conflicts: z.number(),
  open: z.number(),
  decided: z.number(),
  /** Documents that either side changed. */
  documents: z.number(),
  /** Parents and relations that went because the other side removed what they point to. */
  droppedLinks: z.number(),
};

export const mergeCounts = z.object(counts);

export const mergeResult = z.object({
  dataset: z.string(),
  branch: z.string(),
  theirs: side,
  /** `up-to-date`: the branch has all of it already. `preview`: nothing was done. `unfinished`: it waits for decisions. */
  outcome: z.enum(['merged', 'unfinished', 'up-to-date', 'preview']),
  /** Whether no conflict is open. */
  clean: z.boolean(),
  ...counts,
  /** The side that changed nothing since the common ancestor: the result is the other one. */
  unchanged: z.enum(['ours', 'theirs']).nullable(),
  /** Whether their branch has work that was never committed, which is not merged. */
  uncommitted: z.boolean(),
  /** Open conflicts, the first ones: as many as were asked for, of a merge that is gone on with 200. */
  list: z.array(mergeConflict),
  /** The version that was made; null where none was. */
  version: z.number().nullable(),
  id: z.string().nullable(),
  contentId: z.string().nullable(),
});

/** An unfinished merge. */
export const mergeState = z.object({
  dataset: z.string(),
  branch: z.string(),
  /** Number of the newest version of the branch; our side is its draft. */
  ours: z.number().nullable(),
  theirs: side,
  /** Numbers of the versions that both go on from; several after lines were merged into each other. */
  ancestors: z.array(z.number()),
  message: z.string(),
  /** IoU from which regions count as drawn twice; null looks for none. */
  overlap: z.number().nullable(),
  by: z.string(),
  at: z.string(),
  ...counts,
  /** Every class of either side, of the common ancestor and of the merged schema, for names and colours. */
  classes: labelSchema.shape.classes,
  /** People who changed something that is in conflict: for the rule `person:NAME`. */
  people: z.array(z.string()),
  /** Grows with every decision. */
  revision: z.number(),
});

const dataset = { dataset: datasetName };
/** Of one document, or one page of it. */
const place = { document: documentRef.optional(), pageIndex: pageIndex.optional() };

const regions = z.array(region).nullable();

export const mergeContract = {
  /**
   * Merges a branch or version into the branch that is worked on. Without open conflicts that makes a version
   * with two parents; otherwise the merge waits, the draft as it was.
   */
  start: procedure
    .input(
      z.strictObject({
        ...dataset,
        from: versionRef,
        message: z.string().min(1).max(10_000).optional(),
        author: z.string().optional(),
        strategies: strategies.default([]),
        /** IoU from which regions of one class that both sides drew count as drawn twice; null looks for none. */
        overlap: z.number().positive().max(1).nullable().optional(),
        /** Only tells what would happen. */
        preview: z.boolean().default(false),
        /** How many open conflicts are told with the result; of a preview none can be asked for later. */
        listed: z.int().nonnegative().max(1_000_000).default(200),
      }),
    )
    .output(longCall(mergeResult)),
  /** The unfinished merge of the branch that is worked on; null when there is none. */
  state: procedure.input(z.strictObject(dataset)).output(longCall(mergeState.nullable())),
  /** Conflicts of the schema first, then by document name, page and region. */
  conflicts: procedure
    .input(
      z.strictObject({
        ...dataset,
        ...place,
        show: z.enum(['open', 'decided', 'all']).default('all'),
        offset: z.int().nonnegative().default(0),
        limit: z.int().min(1).max(10_000).default(200),
      }),
    )
    .output(z.object({ total: z.number(), conflicts: z.array(mergeConflict) })),
  /** Where conflicts are: pages, documents (`pageIndex` null), and the schema (`document` null), in the same order. */
  places: procedure.input(z.strictObject(dataset)).output(
    z.array(
      z.object({
        document: z.string().nullable(),
        name: z.string().nullable(),
        file: z.string().nullable(),
        pageIndex: pageIndex.nullable(),
        conflicts: z.number(),
        open: z.number(),
      }),
    ),
  ),
  /** One page as it is on each side, and as the decisions so far make it; null where the document is gone. */
  page: procedure.input(z.strictObject({ ...dataset, document: documentRef, pageIndex })).output(
    z.object({
      document: z.string(),
      name: z.string(),
      file: z.string().nullable(),
      pageIndex,
      size: pageSize,
      base: regions,
      ours: regions,
      theirs: regions,
      merged: regions,
      conflicts: z.array(mergeConflict),
    }),
  ),
  /** Decides conflicts, all of them or none; without `choice` and `value` a conflict is open again. */
  decide: procedure
    .input(
      z.strictObject({
        ...dataset,
        decisions: z
          .array(z.strictObject({ key: conflictKey, choice: choice.optional(), value: z.json().optional() }))
          .min(1)
          .max(10_000),
      }),
    )
    .output(mergeCounts),
  /** Lets rules decide what is open: everything, or on one document or page, or some conflicts. */
  decideByRule: procedure
    .input(
      z.strictObject({
        ...dataset,
        ...place,
        strategies: strategies.min(1),
        keys: z.array(conflictKey).max(10_000).optional(),
      }),
    )
    .output(mergeCounts.extend({ decidedNow: z.number() })),
  /** Makes the version when nothing is open; otherwise tells what is. */
  continue: procedure
    .input(
      z.strictObject({
        ...dataset,
        message: z.string().min(1).max(10_000).optional(),
        author: z.string().optional(),
      }),
    )
    .output(longCall(mergeResult)),
  /** Gives the merge and its decisions up. The draft stays as it is. */
  abort: procedure
    .input(z.strictObject(dataset))
    .output(z.object({ dataset: z.string(), branch: z.string(), theirs: side, decided: z.number() })),
};
