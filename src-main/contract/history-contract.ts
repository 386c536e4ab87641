import { z } from 'zod';
import { datasetName, procedure, versionRef } from './values';

const message = z.string().max(10_000);
/** What it may be is checked where it is given: `draft`, numbers and digits of ids are no names. */
const versionName = z.string().min(1).max(300);

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

const counts = { documents: z.number(), pages: z.number(), regions: z.number() };

export const restoreResult = z.object({
  dataset: z.string(),
  branch: z.string(),
  version: z.number(),
  id: z.string(),
  /** Whether the draft was something else before. */
  changed: z.boolean(),
  ...counts,
});

export const historyContract = {
  /** Makes the draft what a version of its dataset is, as one step of undo. */
  restore: procedure
    .input(z.strictObject({ dataset: datasetName, version: versionRef }))
    .output(restoreResult),
};
