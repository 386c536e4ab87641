import { z } from 'zod';
import {
  act,
  contentCounts,
  datasetName,
  documentRef,
  longCall,
  pageIndex,
  pageState,
  procedure,
  versionName,
  versionRef,
} from './values';

const message = z.string().max(10_000);

/** A name for a version. */
export const tagView = z.object({
  dataset: z.string(),
  name: z.string(),
  version: z.number(),
  id: z.string(),
  message: z.string(),
  author: z.string(),
  /** ISO 8601, UTC. */
  time: z.string(),
});

export const tagContract = {
  list: procedure.input(z.strictObject({ dataset: datasetName })).output(z.array(tagView)),
  create: procedure
    .input(z.strictObject({ name: versionName, version: versionRef, message: message.optional() }))
    .output(tagView),
  /** Gives what was deleted. The version stays. */
  delete: procedure.input(z.strictObject({ dataset: datasetName, name: versionName })).output(tagView),
};

/** A line of work of a dataset, with a draft of its own. */
export const branchView = z.object({
  dataset: z.string(),
  name: z.string(),
  /** Whether it is the one that is worked on. */
  current: z.boolean(),
  /** Number of its newest version; null before the first. */
  head: z.number().nullable(),
  id: z.string().nullable(),
  /** Whether its draft equals that version. */
  clean: z.boolean(),
});

const branchName = { dataset: datasetName, name: versionName };

export const branchContract = {
  list: procedure.input(z.strictObject({ dataset: datasetName })).output(z.array(branchView)),
  /** Goes on from a version, by default the newest of the branch that is worked on. Does not switch to it. */
  create: procedure.input(z.strictObject({ ...branchName, from: versionRef.optional() })).output(branchView),
  switch: procedure.input(z.strictObject(branchName)).output(branchView),
  /** Brings back the branch of this name that was deleted last, with its draft. */
  recover: procedure.input(z.strictObject(branchName)).output(branchView),
  /** Deletes no version. With `force` also where versions or uncommitted work are on this branch alone. */
  delete: procedure.input(z.strictObject({ ...branchName, force: z.boolean().default(false) })).output(
    z.object({
      dataset: z.string(),
      name: z.string(),
      head: z.number().nullable(),
      id: z.string().nullable(),
      /** Numbers of the versions that no branch and no tag leads to any more. */
      unreachable: z.array(z.number()),
      /** Whether its draft held changes that were never committed. */
      uncommitted: z.boolean(),
    }),
  ),
};

export const restoreResult = z.object({
  dataset: z.string(),
  branch: z.string(),
  version: z.number(),
  id: z.string(),
  /** Whether the draft was something else before. */
  changed: z.boolean(),
  ...contentCounts,
});

export const blameView = z.object({
  dataset: z.string(),
  document: z.string(),
  name: z.string(),
  /** The page asked about, 0-based; null for the whole document or a region. */
  pageIndex: z.number().nullable(),
  /** The region asked about; null for a page or document. */
  region: z.string().nullable(),
  /** Newest first; the draft's own changes have no version. */
  history: z.array(
    z.object({
      version: z.number().nullable(),
      id: z.string().nullable(),
      author: z.string().nullable(),
      time: z.string().nullable(),
      message: z.string().nullable(),
      document: z.enum(['added', 'removed', 'replaced']).nullable(),
      states: z.array(z.object({ pageIndex, before: pageState, after: pageState })),
      changes: z.array(
        z.object({
          region: z.string(),
          pageIndex,
          change: z.enum(['added', 'removed', 'changed']),
          kinds: z.array(z.string()),
          /** Names of its class before and after; null for none, and where there was no region. */
          class: z.object({ before: z.string().nullable(), after: z.string().nullable() }),
          cause: z.enum(['labels', 'schema', 'both']),
          /** Who had made or last changed the region in that state, and when; null for what was removed. */
          by: z.string().nullable(),
          at: z.string().nullable(),
        }),
      ),
    }),
  ),
  /** What is there now. */
  regions: z.array(
    z.object({
      region: z.string(),
      pageIndex,
      class: z.string().nullable(),
      made: act.nullable(),
      changed: act.nullable(),
      /** Number of the version that last did something to it; null when the draft did. */
      version: z.number().nullable(),
    }),
  ),
});

const revertResult = z.object({
  dataset: z.string(),
  branch: z.string(),
  version: z.number(),
  id: z.string(),
  /** Whether it was done; nothing is changed where there are conflicts. */
  clean: z.boolean(),
  /** Regions and documents that it changed; a document also where its split or file alone did. */
  regions: z.number(),
  documents: z.number(),
  conflicts: z.array(
    z.object({
      document: z.string(),
      name: z.string(),
      region: z.string().nullable(),
      /** Of a region, the page that it is on in the draft, or was on in the version. */
      pageIndex: pageIndex.nullable(),
      /** Name of its class there; null for none, and for what is no region. */
      class: z.string().nullable(),
      field: z.string(),
      /** As the version made it, as the draft has it now, and as it was before the version; null for absent. */
      base: z.unknown(),
      ours: z.unknown(),
      theirs: z.unknown(),
    }),
  ),
});

export type Reverted = z.infer<typeof revertResult>;

export const historyContract = {
  /** Makes the draft what a version of its dataset is, as one step of undo. */
  restore: procedure
    .input(z.strictObject({ dataset: datasetName, version: versionRef }))
    .output(restoreResult),
  /** Takes back what one version changed on top of newer work, as one step of undo, or says what stands against it. */
  revert: procedure
    .input(z.strictObject({ dataset: datasetName, version: versionRef }))
    .output(longCall(revertResult)),
  /** Who made a document, a page or a region of the current branch, and what changed in which version. */
  blame: procedure
    .input(
      z.strictObject({
        dataset: datasetName,
        /** A document by name or id, or the id of a region. */
        target: documentRef,
        /** The document that the region is or was in: it is found sooner then. */
        document: documentRef.optional(),
        /** One page of the document. */
        pageIndex: pageIndex.optional(),
      }),
    )
    .output(blameView),
};
