import { chiSquareTest, type ChiSquare, type Counted } from './chi-square';
import { groupBins, quantileOf, sumHistograms, totalOf, type Histogram } from './histogram';
import { shareOfSizeBin, startOfSizeBin } from './spread';
import { stabilityIndex, stabilityTerm } from './stability-index';

/** From when on a difference counts as drift: it must be unlikely to be chance, and large enough to matter. */
export const DRIFT = {
  /** Largest p of χ². For classes it is divided by their number (Bonferroni). */
  significance: 0.01,
  /** PSI of a moderate and of a large shift (Siddiqi 2006). */
  moderate: 0.1,
  large: 0.25,
  /** A class drifts when its share grows by this factor at least, or shrinks by it. */
  shareRatio: 1.25,
} as const;

export type Drift = 'none' | 'moderate' | 'large';

/** What is known of one side: pages with and without regions, and regions by class. */
export interface SideCounts {
  readonly pages: number;
  /** Regions by the name of their class. */
  readonly byClass: Histogram;
  /** Pages by number of regions; those without any may be left out. */
  readonly regionsOnPages: Histogram;
  /** Regions by bin of size, by the name of their class. */
  readonly sizes: Readonly<Record<string, Histogram>>;
}

/** Shares of a page's area that a tenth, a quarter, half … of the regions do not exceed, to about 10 %. */
export interface SizeQuantiles {
  readonly q10: number;
  readonly q25: number;
  readonly median: number;
  readonly q75: number;
  readonly q90: number;
}

/** How far two samples differ over the same categories. */
export interface Shift {
  readonly chiSquare: ChiSquare;
  readonly psi: number;
  readonly drift: Drift;
}

/** One group of numbers with its share on both sides. */
export interface GroupShare extends Counted {
  /** The group goes from here up to the start of the next. */
  readonly start: number;
}

export interface ClassSide {
  readonly count: number;
  /** 0 … 1, of all regions of the side. */
  readonly share: number;
  /** Regions of the class through all pages of the side. */
  readonly perPage: number;
  readonly sizes: SizeQuantiles | null;
}

export interface ClassDistribution {
  readonly name: string;
  readonly before: ClassSide;
  readonly after: ClassSide;
  /** The class against all others: one degree of freedom. */
  readonly chiSquare: ChiSquare;
  /** What the class adds to the index over all classes. */
  readonly psi: number;
  readonly isDrifting: boolean;
  /** How far the sizes of its regions differ. */
  readonly sizes: Shift;
}

export interface PageSideCounts {
  readonly pages: number;
  readonly mean: number;
  readonly median: number;
  readonly q90: number;
  readonly most: number;
}

/** Two datasets compared as samples: which classes, how many regions on a page, how large. */
export interface Distribution {
  readonly regions: Counted;
  readonly classes: Shift & { readonly rows: readonly ClassDistribution[] };
  readonly perPage: Shift & {
    readonly before: PageSideCounts;
    readonly after: PageSideCounts;
    readonly groups: readonly GroupShare[];
  };
  readonly sizes: Shift & {
    readonly before: SizeQuantiles | null;
    readonly after: SizeQuantiles | null;
    /** Sizes as shares of a page's area. */
    readonly groups: readonly GroupShare[];
  };
  readonly thresholds: typeof DRIFT;
}

/** Groups that numbers are put into, as many as usual for the index. */
const GROUPS = 10;

/** Compares how the regions of two datasets are distributed. Classes come in the order of their counts, most first. */
export function compareDistributions(before: SideCounts, after: SideCounts): Distribution {
  const regions = { before: totalOf(before.byClass), after: totalOf(after.byClass) };
  const names = Object.keys(sumHistograms([before.byClass, after.byClass]));
  const counts = new Map(names.map((name) => [name, countsOf(name, before, after)]));
  const isLarger = (a: string, b: string): number => {
    const [one, other] = [counts.get(a)!, counts.get(b)!];
    return other.before + other.after - one.before - one.after || (a < b ? -1 : 1);
  };
  return {
    regions,
    classes: {
      ...shiftOf([...counts.values()]),
      rows: names
        .sort(isLarger)
        .map((name) => compareClass(name, { before, after, regions, classes: names.length })),
    },
    perPage: comparePages(before, after),
    sizes: compareSizes(allSizes(before), allSizes(after)),
    thresholds: DRIFT,
  };
}

const countsOf = (name: string, before: SideCounts, after: SideCounts): Counted => ({
  before: before.byClass[name] ?? 0,
  after: after.byClass[name] ?? 0,
});

/** @param tests how many of the kind are made at once */
function shiftOf(categories: readonly Counted[], tests = 1): Shift {
  const chiSquare = chiSquareTest(categories);
  const psi = stabilityIndex(categories);
  const isChance = chiSquare.p >= DRIFT.significance / tests;
  const drift = isChance || psi < DRIFT.moderate ? 'none' : psi < DRIFT.large ? 'moderate' : 'large';
  return { chiSquare, psi, drift };
}

interface Sides {
  readonly before: SideCounts;
  readonly after: SideCounts;
  readonly regions: Counted;
  readonly classes: number;
}

function compareClass(name: string, { before, after, regions, classes }: Sides): ClassDistribution {
  const counts = countsOf(name, before, after);
  const [one, other] = [
    sideOf(counts.before, regions.before, before.pages, before.sizes[name]),
    sideOf(counts.after, regions.after, after.pages, after.sizes[name]),
  ];
  const rest = { before: regions.before - counts.before, after: regions.after - counts.after };
  const chiSquare = chiSquareTest([counts, rest]);
  const [least, most] = [Math.min(one.share, other.share), Math.max(one.share, other.share)];
  const {
    groups: _groups,
    before: _before,
    after: _after,
    ...sizes
  } = compareSizes(before.sizes[name] ?? {}, after.sizes[name] ?? {}, classes);
  return {
    name,
    before: one,
    after: other,
    chiSquare,
    psi: regions.before === 0 || regions.after === 0 ? 0 : stabilityTerm(one.share, other.share),
    isDrifting: chiSquare.p < DRIFT.significance / classes && most >= least * DRIFT.shareRatio,
    sizes,
  };
}

const sideOf = (count: number, total: number, pages: number, sizes: Histogram = {}): ClassSide => ({
  count,
  share: total === 0 ? 0 : count / total,
  perPage: pages === 0 ? 0 : count / pages,
  sizes: sizeQuantiles(sizes),
});

function comparePages(before: SideCounts, after: SideCounts): Distribution['perPage'] {
  const [one, other] = [withEmptyPages(before), withEmptyPages(after)];
  const groups = groupBins(one, other, GROUPS);
  return { ...shiftOf(groups), before: pageCounts(one), after: pageCounts(other), groups };
}

/** Pages by number of regions, those without any included. */
function withEmptyPages({ pages, regionsOnPages }: SideCounts): Histogram {
  const { 0: _none, ...filled } = regionsOnPages;
  return { ...filled, 0: Math.max(0, pages - totalOf(filled)) };
}

function pageCounts(histogram: Histogram): PageSideCounts {
  const pages = totalOf(histogram);
  const regions = Object.entries(histogram).reduce((sum, [bin, count]) => sum + Number(bin) * count, 0);
  return {
    pages,
    mean: pages === 0 ? 0 : regions / pages,
    median: quantileOf(histogram, 0.5) ?? 0,
    q90: quantileOf(histogram, 0.9) ?? 0,
    most: quantileOf(histogram, 1) ?? 0,
  };
}

const allSizes = ({ sizes }: SideCounts): Histogram => sumHistograms(Object.values(sizes));

function compareSizes(before: Histogram, after: Histogram, tests = 1): Distribution['sizes'] {
  const groups = groupBins(before, after, GROUPS);
  return {
    ...shiftOf(groups, tests),
    before: sizeQuantiles(before),
    after: sizeQuantiles(after),
    groups: groups.map((group) => ({ ...group, start: startOfSizeBin(group.start) })),
  };
}

function sizeQuantiles(sizes: Histogram): SizeQuantiles | null {
  if (totalOf(sizes) === 0) return null;
  const at = (share: number): number => shareOfSizeBin(quantileOf(sizes, share) as number);
  return { q10: at(0.1), q25: at(0.25), median: at(0.5), q75: at(0.75), q90: at(0.9) };
}
