import { z } from 'zod';
import { handle, longCall, matching, procedure, versionRef } from './values';

const pair = { from: versionRef, to: versionRef, ...matching };

const drift = z.enum(['none', 'moderate', 'large']);
const chiSquare = z.object({
  statistic: z.number(),
  /** Degrees of freedom. */
  degrees: z.number(),
  p: z.number(),
  /** Over a fifth of the expected counts are below 5: `p` is not to be relied on. */
  isSparse: z.boolean(),
});
const shift = { chiSquare, psi: z.number(), drift };
/** Shares of a page's area, to about 10 %. */
const quantiles = z.object({
  q10: z.number(),
  q25: z.number(),
  median: z.number(),
  q75: z.number(),
  q90: z.number(),
});
const classSide = z.object({
  count: z.number(),
  /** 0 … 1, of all regions of the side. */
  share: z.number(),
  perPage: z.number(),
  sizes: quantiles.nullable(),
});
const pageSide = z.object({
  pages: z.number(),
  mean: z.number(),
  median: z.number(),
  q90: z.number(),
  most: z.number(),
});
const groups = z.array(z.object({ start: z.number(), before: z.number(), after: z.number() }));

/** Both sides as samples: which classes, how many regions on a page, how large. Classes with most regions first. */
export const distributionView = z.object({
  regions: z.object({ before: z.number(), after: z.number() }),
  classes: z.object({
    ...shift,
    rows: z.array(
      z.object({
        name: z.string(),
        before: classSide,
        after: classSide,
        /** Against all other classes. */
        chiSquare,
        /** What the class adds to the index over all classes. */
        psi: z.number(),
        isDrifting: z.boolean(),
        sizes: z.object(shift),
      }),
    ),
  }),
  perPage: z.object({ ...shift, before: pageSide, after: pageSide, groups }),
  sizes: z.object({ ...shift, before: quantiles.nullable(), after: quantiles.nullable(), groups }),
  thresholds: z.object({
    significance: z.number(),
    moderate: z.number(),
    large: z.number(),
    shareRatio: z.number(),
  }),
});
export type DistributionView = z.infer<typeof distributionView>;

const totalsBy = ['class', 'document', 'person'] as const;

/** Label changes by class, document or person, most first. */
export const totalsView = z.object({
  by: z.enum(totalsBy),
  rows: z.array(
    z.object({
      /** Entry id of a document; of the others the name. `null` where it is not known who did it. */
      key: z.string().nullable(),
      name: z.string(),
      added: z.number(),
      removed: z.number(),
      changed: z.number(),
    }),
  ),
});
export type TotalsView = z.infer<typeof totalsView>;

const reportResult = z.object({
  path: z.string(),
  format: z.enum(['html', 'json', 'csv']),
  /** Changed regions that the file holds. */
  regions: z.number(),
  /** A host without a file system for the person (the browser) hands the file out under this name. */
  download: handle.optional(),
});

export const comparisonContract = {
  distribution: procedure.input(z.strictObject(pair)).output(longCall(distributionView)),
  totals: procedure.input(z.strictObject({ ...pair, by: z.enum(totalsBy) })).output(longCall(totalsView)),
  /** Writes the comparison as one file: a page to read and print, everything as JSON, or a row for each changed region. */
  report: procedure
    .input(
      z.strictObject({
        ...pair,
        format: z.enum(['html', 'json', 'csv']),
        /** Absent in the browser: the host keeps the file for one download. */
        target: handle.optional(),
      }),
    )
    .output(longCall(reportResult)),
};
