import { z } from 'zod';
import { hash, time } from './stored-objects';
import { jsonObject, pageIndex } from './values';

/** Number of the form of changeset files that this program writes, and the only one it reads. */
export const CHANGESET_FORMAT = 1;

const count = z.int().nonnegative();
const name = z.string().min(1).max(300);
const message = z.string().max(10_000);

/** What a version's id is the SHA-256 of, in canonical form (docs/object-model.md). */
const versionRecord = z.strictObject({
  author: z.string(),
  contentId: hash,
  format: z.literal(1),
  merge: hash.optional(),
  message: z.string(),
  parents: z.array(hash).min(1).optional(),
  plans: z.array(hash).min(1).optional(),
  provenance: hash,
  restored: hash.optional(),
  time,
  type: z.literal('version'),
});

/** The first line of a changeset file (docs/changeset-file.md). */
export const changesetManifest = z.strictObject({
  type: z.literal('changeset'),
  format: z.literal(CHANGESET_FORMAT),
  /** Names where it was made, for people and as a proposal. */
  dataset: name,
  branch: name,
  /** Each after those it goes on from; the last is the newest of the branch. */
  versions: z.array(z.strictObject({ record: versionRecord, root: hash, schema: hash })).min(1),
  /** What the versions go on from and the file does not hold, by id; `number` is the one it has where the file was made. */
  base: z.array(z.strictObject({ number: z.int().positive(), record: versionRecord })),
  /** Ids of the versions that the dataset began with: they tell one dataset from another. */
  origins: z.array(hash).min(1),
  /** Tags of the versions, by name. */
  tags: z.array(z.strictObject({ author: z.string(), message, name, time, version: hash })),
  /** Files of the documents that differ, by hash; those `included` follow the other lines. */
  files: z.array(
    z.strictObject({ included: z.boolean(), name: z.string().max(1000), sha256: hash, size: count }),
  ),
  /** Lines that follow this one, by what they are. */
  counts: z.strictObject({ objects: count, names: count, review: count, runs: count, files: count }),
});
export type ChangesetManifest = z.infer<typeof changesetManifest>;

/** A name of a document, which is no part of any version. */
export const nameLine = z.strictObject({
  type: z.literal('name'),
  entry: z.string().regex(/^[0-9a-f]{32}$/),
  name: z.string().min(1).max(1000),
});

/** A region that a migration of one of the versions left to a person. */
export const reviewLine = z.strictObject({
  type: z.literal('review'),
  plan: hash,
  entry: z.string().regex(/^[0-9a-f]{32}$/),
  pageIndex,
  region: z.string().min(1).max(1000),
  questions: z.array(z.looseObject({ kind: z.enum(['class', 'attribute', 'geometry']) })),
});

/** A run of an importer that regions came through, with what the imported file said of itself. */
export const runLine = z.strictObject({
  type: z.literal('run'),
  id: z.string().min(1).max(100),
  format: z.string().min(1).max(100),
  fileName: z.string().max(1000),
  sha256: hash,
  author: z.string(),
  time,
  header: jsonObject,
  result: jsonObject,
});

/** Goes before the bytes of a file. */
export const fileLine = z.strictObject({ type: z.literal('file'), sha256: hash, size: count });

/** The last line: the SHA-256 of every byte before it. */
export const endLine = z.strictObject({ type: z.literal('end'), sha256: hash });
