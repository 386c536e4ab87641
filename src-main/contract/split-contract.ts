import { z } from 'zod';
import {
  DEFAULT_PICTURE_DISTANCE,
  DEFAULT_TEXT_LIKENESS,
  LARGEST_PICTURE_DISTANCE,
} from '../domain/duplicates/thresholds';
import {
  attributeValue,
  datasetName,
  documentRef,
  longCall,
  procedure,
  splitName,
  versionRef,
} from './values';

/** Parts: 80/10/10 is the same as 8/1/1. */
const part = z.number().min(0).max(1_000_000);
export const splitRatio = z
  .strictObject({ train: part, validation: part, test: part })
  .refine(({ train, validation, test }) => train + validation + test > 0, {
    error: 'the parts of a ratio cannot all be zero',
  });
const measure = z.enum(['documents', 'pages']).default('documents');
/** Name of an attribute of documents, or of a field that an import kept of their pages. */
const fieldName = z.string().min(1).max(200);
const manyDocuments = z.array(documentRef).min(1).max(100_000);

/** When two pages count as the same. */
export const likeness = {
  by: z.enum(['text', 'picture', 'both']).default('both'),
  /** Least share of common word triples, 0.5 to 1. */
  text: z.number().min(0.5).max(1).default(DEFAULT_TEXT_LIKENESS),
  /** Most of the 143 bits of a page's picture that may differ, 0 to 40. */
  picture: z.int().min(0).max(LARGEST_PICTURE_DISTANCE).default(DEFAULT_PICTURE_DISTANCE),
};

const splitOrNone = splitName.or(z.literal('none'));
const splitCounts = z.object({
  split: splitOrNone,
  documents: z.number(),
  pages: z.number(),
  regions: z.number(),
  /** Share of what the ratio measures, 0 to 1, of the documents that have a split (of all for `none`). */
  share: z.number(),
  /** The share that the ratio asks for; null for `none`. */
  asked: z.number().nullable(),
});

/** How a dataset lies in its splits. */
export const splitShares = z.object({
  of: z.enum(['documents', 'pages']),
  ratio: splitRatio,
  splits: z.array(splitCounts),
  /** By number of regions. `shares` is that of the class among the regions of each split; null for a split without any. */
  classes: z.array(
    z.object({
      id: z.string().nullable(),
      name: z.string(),
      regions: z.number(),
      /** Among all regions that lie in a split. */
      share: z.number(),
      bySplit: z.record(splitName, z.object({ regions: z.number(), share: z.number().nullable() })),
    }),
  ),
});
export type SplitShares = z.infer<typeof splitShares>;

export const assignResult = z.object({
  /** Documents that got a split or another one. */
  changed: z.number(),
  /** Documents that kept the split they had. */
  kept: z.number(),
  /** Groups of two documents or more. */
  groups: z.number(),
  /** Groups that lie in several splits, since their documents were to stay where they are. */
  torn: z.number(),
  before: splitShares,
  after: splitShares,
});
export type AssignResult = z.infer<typeof assignResult>;

const changedDocuments = z.object({ changed: z.number() });
const pageOfPair = z.object({
  document: z.string(),
  name: z.string(),
  file: z.string(),
  split: splitName,
  pageIndex: z.number(),
});

export const duplicatePair = z.object({
  /** The side in the later split: the one that would be tested with what was trained on. */
  a: pageOfPair,
  b: pageOfPair,
  /** Both are the same file. */
  isSameFile: z.boolean(),
  /** Share of common word triples, estimated; null where one of them has too few words. */
  text: z.number().nullable(),
  /** Bits of their pictures that differ; null where one of them is blank or was not looked at. */
  picture: z.number().nullable(),
  /** Pages of `a` that are like a page of `b`'s split. */
  pages: z.number(),
});
export type DuplicatePair = z.infer<typeof duplicatePair>;

export const duplicateReport = z.object({
  version: z.string(),
  /** One for each document and each other split that has its like, the most alike first. */
  pairs: z.array(duplicatePair),
  total: z.number(),
  /** Documents that have their like in another split, by split. */
  documents: z.record(splitName, z.number()),
  pages: z.object({
    /** Pages of documents that have a split. */
    looked: z.number(),
    /** Those of them that are blank, or whose file is not at hand or cannot be read: nobody can tell. */
    untold: z.number(),
  }),
});
export type DuplicateReport = z.infer<typeof duplicateReport>;

export const splitContract = {
  /** Counts and class shares by split, of a draft or version. */
  show: procedure
    .input(
      z.strictObject({
        version: versionRef,
        ratio: splitRatio.default({ train: 80, validation: 10, test: 10 }),
        of: measure,
      }),
    )
    .output(splitShares),
  /** What documents can be grouped and stratified by. */
  fields: procedure.input(z.strictObject({ version: versionRef })).output(
    z.array(
      z.object({
        name: z.string(),
        /** Set by a person, or kept from an import. */
        from: z.enum(['attribute', 'import']),
        /** Different values among the documents looked at. */
        values: z.number(),
        examples: z.array(z.string()),
      }),
    ),
  ),
  /** Deals out the documents of the draft by rule; with `isPreview` only says what that would come to. */
  assign: procedure
    .input(
      z.strictObject({
        dataset: datasetName,
        ratio: splitRatio,
        seed: z.string().max(200).default(''),
        of: measure,
        /** Spread regions of all classes evenly. */
        byClass: z.boolean().default(false),
        /** Spread the values of these fields evenly. */
        byFields: z.array(fieldName).max(20).default([]),
        /** Documents with the same value of one of these fields stay together. */
        groups: z.array(fieldName).max(20).default([]),
        /** Documents that have the same page stay together. */
        groupDuplicates: z.boolean().default(false),
        ...likeness,
        keep: z.boolean().default(true),
        isPreview: z.boolean().default(false),
      }),
    )
    .output(longCall(assignResult)),
  /** Puts documents of the draft into a split, or takes them out of any with null. */
  set: procedure
    .input(z.strictObject({ dataset: datasetName, documents: manyDocuments, split: splitName.nullable() }))
    .output(changedDocuments),
  /** Takes every document of the draft out of its split. */
  clear: procedure.input(z.strictObject({ dataset: datasetName })).output(longCall(changedDocuments)),
  /** Sets an attribute of documents, or takes it away with null. */
  setAttribute: procedure
    .input(
      z.strictObject({
        dataset: datasetName,
        documents: manyDocuments,
        name: fieldName,
        value: attributeValue.nullable(),
      }),
    )
    .output(changedDocuments),
  /** Documents of one split that have a page like one of another split. */
  check: procedure
    .input(
      z.strictObject({ version: versionRef, ...likeness, limit: z.int().min(0).max(10_000).default(1000) }),
    )
    .output(longCall(duplicateReport)),
};
