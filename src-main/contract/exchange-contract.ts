import { z } from 'zod';
import { datasetName, handle, longCall, matching, procedure, splitName, versionRef } from './values';

export const importResult = z.object({
  /** Documents, pages, regions and classes that this import brought something new to. */
  documents: z.number(),
  pages: z.number(),
  regions: z.number(),
  classes: z.number(),
  warnings: z.array(z.object({ code: z.string(), count: z.number(), example: z.string() })),
  /** Annotations that were there already. */
  skipped: z.number(),
  /** With matching by geometry: regions that were there under another id and that the file changed. */
  continued: z.number().optional(),
  /** Those of them that lie elsewhere or have another size now, and those that have another class; some may be both. */
  moved: z.number().optional(),
  relabelled: z.number().optional(),
  /** With `replace`: regions that the file does not have, and that went. */
  removed: z.number().optional(),
});
export type ImportResult = z.infer<typeof importResult>;

export const exportResult = z.object({
  path: z.string(),
  version: z.string(),
  contentId: z.string(),
  regions: z.number(),
  /** What the format cannot say; `kept`: written all the same, where other readers do not look for it. */
  losses: z.array(z.object({ what: z.string(), count: z.number(), kept: z.boolean() })),
  /** A host without a file system for the person (the browser) hands the file out under this name. */
  download: handle.optional(),
});

export type ExportResult = z.infer<typeof exportResult>;

export const exchangeContract = {
  import: procedure
    .input(
      z.strictObject({
        dataset: datasetName,
        format: z.enum(['coco']),
        source: handle,
        /** Files or folders with the documents the annotations speak of. */
        documents: z.array(handle).default([]),
        /** A mapping file: which image of the export is which page of which document. */
        map: handle.optional(),
        /** Import annotations whose documents are not at hand, as absent documents. */
        withoutDocuments: z.boolean().default(false),
        /** Documents that have no split get this one. */
        split: splitName.optional(),
        /** With `geometry`, an annotation that overlaps a region of another id continues that one. */
        match: matching.match,
        iou: matching.iou,
        /** Regions on the pages that the file speaks of, and that it does not have, go. */
        replace: z.boolean().default(false),
      }),
    )
    .output(longCall(importResult)),
  export: procedure
    .input(
      z.strictObject({
        version: versionRef,
        format: z.enum(['coco']),
        /** Absent in the browser: the host keeps the file for one download. */
        target: handle.optional(),
        /** Pixels per point for pages that did not come with an image frame. */
        scale: z.number().min(0.01).max(100).default(1),
        /** Only documents of this split. */
        split: splitName.optional(),
        /** A moving draft is exported only when it is asked for by name. */
        allowDraft: z.boolean().default(false),
      }),
    )
    .output(longCall(exportResult)),
};
