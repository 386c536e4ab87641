import { z } from 'zod';
import {
  changeCounts,
  datasetName,
  documentCounts,
  handle,
  longCall,
  procedure,
  versionName,
  versionRef,
} from './values';

const count = z.number();

/** A version as a person is told of it. */
const toldVersion = z.object({
  id: z.string(),
  /** Its number in this library; null where it has none yet. */
  version: count.nullable(),
  message: z.string(),
  author: z.string(),
  /** ISO 8601, UTC. */
  time: z.string(),
});

const toldFile = z.object({ name: z.string(), sha256: z.string(), size: count });

/** What a changeset of a branch holds, or would hold. */
const contents = {
  dataset: z.string(),
  branch: z.string(),
  /** Oldest first. */
  versions: z.array(toldVersion),
  /** What it goes on from. Whoever takes it in has to have these. */
  base: z.array(toldVersion),
  tags: z.array(z.string()),
  /** Documents that differ from the base, and the pages of these that were made or changed, each once. */
  documents: count,
  pages: count,
  objects: count,
  /** Files of these documents that are not in the base; `included` are those that the changeset holds. */
  files: z.object({ total: count, included: count, bytes: count }),
};

const preview = z.object({
  ...contents,
  /** Bytes of the objects, packed: about what the file will have, without files of documents. */
  bytes: count,
  /** Whether the draft of the branch has changes that were never committed: they stay here. */
  uncommitted: z.boolean(),
});

const created = z.object({
  ...contents,
  path: z.string(),
  /** Of the file. */
  bytes: count,
  uncommitted: z.boolean(),
  /** A host without a file system for the person (the browser) hands the file out under this name. */
  download: handle.optional(),
});

const inspected = z.object({
  ...contents,
  /** Bytes of the file. */
  bytes: count,
  /** Branch that it would be taken in as; null where a name has to be given. */
  suggestedBranch: z.string().nullable(),
  /** Versions of it that are not here yet. */
  newVersions: count,
  /** Files of its documents that are neither in it nor here. */
  missingFiles: z.array(toldFile),
});

const opened = z.object({
  dataset: z.string(),
  branch: z.string(),
  /** Number and id of the branch's newest version, and the number of what it goes on from; null where it begins the dataset. */
  head: count,
  id: z.string(),
  base: count.nullable(),
  /** Oldest first, with their numbers here. */
  versions: z.array(toldVersion),
  /** What was not here before. */
  added: z.object({ versions: count, objects: count, names: count, tags: count, files: count }),
  /** Tags that were left out, since the name stands for something else here. */
  skippedTags: z.array(z.string()),
  /** Who made the versions and changed regions, by name. */
  people: z.array(z.string()),
  /** Between what it goes on from and its newest version. */
  labels: changeCounts,
  documents: documentCounts,
});

const making = {
  dataset: datasetName,
  branch: versionName,
  /** What is behind this version is left out, with null nothing is; what is behind `main` when absent. */
  since: versionRef.nullable().optional(),
  /** Whether the files of documents go along. */
  withDocuments: z.boolean().default(false),
};

export const changesetContract = {
  /** What a changeset of a branch would hold. */
  preview: procedure.input(z.strictObject(making)).output(longCall(preview)),
  /** Writes the versions of a branch that a base does not have into one file. */
  create: procedure
    .input(
      z.strictObject({
        ...making,
        /** Absent in the browser: the host keeps the file for one download. */
        target: handle.optional(),
      }),
    )
    .output(longCall(created)),
  /** Checks a changeset file as taking it in would, and tells what it holds. Changes nothing. */
  inspect: procedure
    .input(z.strictObject({ dataset: datasetName, source: handle }))
    .output(longCall(inspected)),
  /** Takes a changeset in as a branch. Everything is checked before anything is written. */
  open: procedure
    .input(
      z.strictObject({
        dataset: datasetName,
        source: handle,
        branch: versionName.optional(),
        /** Files or folders to look in for documents that are neither in the changeset nor here. */
        documents: z.array(handle).default([]),
      }),
    )
    .output(longCall(opened)),
};

export type ChangesetPreview = z.infer<typeof preview>;
export type ChangesetCreated = z.infer<typeof created>;
export type ChangesetInspected = z.infer<typeof inspected>;
export type ChangesetOpened = z.infer<typeof opened>;
