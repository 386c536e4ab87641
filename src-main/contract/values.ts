import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import type { ErrorCode } from '../domain/errors/app-error';
import { DEFAULT_IOU } from '../domain/matching/default-iou';
import { describeIssue } from './plain-words';

/** For every check of a value in this program: zod's own words are written for programmers. */
z.config({ customError: describeIssue });

/** Far above any real page; a bound so that one bad call cannot freeze the library. */
export const MAX_EDITS_PER_CALL = 10_000;

export const errorReply = z.object({
  code: z.string() as unknown as z.ZodType<ErrorCode>,
  userMessage: z.object({
    what: z.string(),
    why: z.string(),
    next: z.string(),
    inTerminal: z.string().optional(),
  }),
  /** Where in the draft the reason is to be seen; `document` is an entry id. */
  place: z.object({ document: z.string(), pageIndex: z.int().nonnegative() }).optional(),
});

/** Every call may fail with `FAILED`, whose data carries the code and the words for a person. */
export const procedure = oc.errors({ FAILED: { status: 422, data: errorReply } });

export const progress = z.object({
  type: z.literal('progress'),
  /** What is being done, in the present tense: "Reading documents". */
  what: z.string(),
  done: z.number(),
  /** `null` while it is not known. */
  total: z.number().nullable(),
});
export type Progress = z.infer<typeof progress>;

/** A long call: progress events, then exactly one result. Ending the iteration cancels the work. */
export const longCall = <Result extends z.ZodType>(result: Result) =>
  eventIterator(z.union([progress, z.object({ type: z.literal('result'), result })]));

export const datasetName = z.string().min(1).max(200);
/** `dataset@3`, `dataset@draft`, or a version id or content id prefix of at least 6 digits. */
export const versionRef = z.string().min(1).max(300);
/** Name of a branch or tag. What it may be is checked where it is given: `draft`, numbers and digits of ids are no names. */
export const versionName = z.string().min(1).max(300);
export const documentRef = z.string().min(1).max(1000);
export const pageIndex = z.int().nonnegative();
/** Something outside the library that the host opened for the page (a picked file, an upload). The page never sees its path. */
export const handle = z.string().min(8).max(100);

const units = z.int();
export const box = z.tuple([units, units, units, units]);
const page = pageIndex.optional();
export const part = z.union([
  z.object({ box, page }),
  z.object({ quad: z.array(units).length(8), page }),
  z.object({ polygon: z.array(units).min(6), page }),
]);
export const attributeValue = z.union([z.boolean(), z.number(), z.string(), z.array(z.string())]);
/** How regions of two states find each other: by id, with `geometry` those that find none so then by where they lie. */
export const matching = {
  match: z.enum(['ids', 'geometry']).default('ids'),
  /** Least intersection over union of regions matched by geometry. */
  iou: z.number().positive().max(1).default(DEFAULT_IOU),
};
/** Who did something to a region, and when. */
export const act = z.object({
  by: z.string(),
  /** ISO 8601, UTC. */
  at: z.string(),
  /** The import run, or the plan of the migration, that it came through. */
  run: z.string().optional(),
});
/** What a version or draft holds. */
export const contentCounts = { documents: z.number(), pages: z.number(), regions: z.number() };
/** Regions by what happened to them. */
export const changeCounts = z.object({ added: z.number(), removed: z.number(), changed: z.number() });
/** Documents by what happened to them. */
export const documentCounts = z.object({ added: z.number(), removed: z.number(), replaced: z.number() });
export const regionStatus = z.enum(['proposed', 'accepted', 'rejected']);
export const pageState = z.enum(['unseen', 'seen', 'reviewed']);
export const splitName = z.enum(['train', 'validation', 'test']);
/** JSON of a format's own making; what it may hold is checked where it is read. */
export const jsonObject = z.record(z.string(), z.unknown());

/** A region as stored; coordinates are units of 1e-4 point in page space. */
export const region = z.object({
  id: z.string(),
  class: z.string().nullable(),
  parts: z.array(part).min(1),
  attributes: z.record(z.string(), attributeValue).optional(),
  text: z.string().optional(),
  status: regionStatus.optional(),
  parent: z.string().optional(),
  origin: z.unknown().optional(),
  source: jsonObject.optional(),
  reshaped: z.literal(true).optional(),
});

export const pageSize = z.object({ width: units, height: units });
