import type { PageSize } from '../geometry/units';
import { boundsOfPart, kindOfPart, pointsOfPart } from '../regions/part-bounds';
import type { Part, Region } from '../regions/region';
import { emptyTable, subtractHistogram, sumHistograms, type Histogram } from './histogram';

/** How regions spread over pages, and how large they are. Derived from content; no part of any id. */
export interface Spread {
  /** Pages by their number of regions. Pages without any are not counted here. */
  readonly pages: Histogram;
  /** Of each class, by id ('' for none), regions by the bin of their size. See `sizeBinOf`. */
  readonly sizes: Readonly<Record<string, Histogram>>;
}

/** Bins for each doubling of the area: a bin is 19 % wide. */
const BINS_PER_DOUBLING = 4;

/** The smallest areas share one bin, among them those of no area: 2⁻²⁰ of a page, half a point squared of a letter. */
export const LEAST_SIZE_BIN = -20 * BINS_PER_DOUBLING;

/**
 * Bin of a region's size: ⌊4 · log₂(share)⌋, where the share is the area of its parts through the area of the page
 * that holds it. 0 begins at the whole page; each bin below is narrower by a factor of 2^¼.
 *
 * @param page size in the units of the parts
 */
export function sizeBinOf({ parts }: Pick<Region, 'parts'>, page: PageSize): number {
  let area = 0;
  for (const part of parts) area += areaOfPart(part);
  const share = area / (page.width * page.height);
  if (!(share > 0)) return LEAST_SIZE_BIN;
  return Math.max(LEAST_SIZE_BIN, Math.floor(Math.log2(share) * BINS_PER_DOUBLING));
}

/** The middle of a bin, as a share of the page's area. */
export const shareOfSizeBin = (bin: number): number => 2 ** ((bin + 0.5) / BINS_PER_DOUBLING);

/** Where a bin begins, as a share of the page's area. */
export const startOfSizeBin = (bin: number): number =>
  bin <= LEAST_SIZE_BIN ? 0 : 2 ** (bin / BINS_PER_DOUBLING);

/** Area of one shape in square units: of a quad or polygon by the shoelace formula, so that overlaps cancel out. */
function areaOfPart(part: Part): number {
  if (kindOfPart(part) === 'box') {
    const [left, top, right, bottom] = boundsOfPart(part);
    return Math.max(0, right - left) * Math.max(0, bottom - top);
  }
  const points = pointsOfPart(part);
  let doubled = 0;
  for (let at = 0; at < points.length; at += 2) {
    const next = (at + 2) % points.length;
    doubled += points[at]! * points[next + 1]! - points[next]! * points[at + 1]!;
  }
  return Math.abs(doubled) / 2;
}

/**
 * Sizes of the regions of one page.
 *
 * @param page `null` when its size is not known: nothing is counted then
 */
export function sizesOnPage(regions: readonly Region[], page: PageSize | null): Spread['sizes'] {
  const sizes = emptyTable<Record<string, number>>();
  if (page === null) return sizes;
  for (const region of regions) {
    const ofClass = (sizes[region.class ?? ''] ??= emptyTable<number>());
    const bin = sizeBinOf(region, page);
    ofClass[bin] = (ofClass[bin] ?? 0) + 1;
  }
  return sizes;
}

/** The spread of some parts together; `undefined` where that of any is not known. */
export function sumSpreads(all: readonly (Spread | undefined)[]): Spread | undefined {
  const sizes = emptyTable<Histogram[]>();
  for (const spread of all) {
    if (spread === undefined) return undefined;
    for (const [key, bins] of Object.entries(spread.sizes)) (sizes[key] ??= []).push(bins);
  }
  return { pages: sumHistograms((all as readonly Spread[]).map(({ pages }) => pages)), sizes: sumAll(sizes) };
}

function sumAll(sizes: Readonly<Record<string, readonly Histogram[]>>): Spread['sizes'] {
  const sums = emptyTable<Histogram>();
  for (const [key, bins] of Object.entries(sizes))
    sums[key] = bins.length === 1 ? bins[0]! : sumHistograms(bins);
  return sums;
}

/** What is left of a spread without a part of it; `undefined` where either is not known. */
export function subtractSpread(all: Spread | undefined, part: Spread | undefined): Spread | undefined {
  if (all === undefined || part === undefined) return undefined;
  const sizes = emptyTable<Histogram>();
  for (const [key, bins] of Object.entries(all.sizes)) {
    const left = subtractHistogram(bins, part.sizes[key] ?? {});
    if (Object.keys(left).length > 0) sizes[key] = left;
  }
  return { pages: subtractHistogram(all.pages, part.pages), sizes };
}
