/** What the reading of one document may cost before it is ended. */
export interface ReaderLimits {
  /** Milliseconds for opening a document; and again, plus 10 for each page, for looking at all page sizes. */
  readonly openMs: number;
  /** Milliseconds for the words or the picture of one page. */
  readonly pageMs: number;
  /** MiB of JavaScript objects in the reading process. Fixed when the process starts. */
  readonly heapMiB: number;
  /** MiB by which the reading process may grow for one answer, beyond the size of the file itself. */
  readonly rssGrowthMiB: number;
  readonly maxPages: number;
  /** Width × height of one page image, be it in the file or drawn by us. */
  readonly maxPixels: number;
}

/** A4 at 1,200 dots per inch is 139 million pixels, A0 at 400 is 248 million: both are still read. */
const MAX_PIXELS = 250_000_000;

/** Ten times what the heaviest real document measured needs, on a slow machine; see test/integration/pdf. */
export const DEFAULT_LIMITS: ReaderLimits = {
  openMs: 60_000,
  pageMs: 30_000,
  heapMiB: 512,
  rssGrowthMiB: 1_536,
  maxPages: 20_000,
  maxPixels: MAX_PIXELS,
};
