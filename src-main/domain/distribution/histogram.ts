/** How many of something there are of each whole number. Without a prototype where this module makes one. */
export type Histogram = Readonly<Record<string, number>>;

/**
 * A table without a prototype. To V8 an ordinary object is a record: with hundreds of classes, every order in
 * which they turn up on a page would become a hidden class of its own, and that takes longer than counting. A class
 * may also be called `__proto__`.
 */
export const emptyTable = <Value>(): Record<string, Value> => Object.create(null) as Record<string, Value>;

/** The sum of some histograms. */
export function sumHistograms(all: readonly Histogram[]): Record<string, number> {
  const sum = emptyTable<number>();
  for (const counts of all)
    for (const [key, count] of Object.entries(counts)) sum[key] = (sum[key] ?? 0) + count;
  return sum;
}

/** What is left of a histogram without a part of it. What none is left of is not in it. */
export function subtractHistogram(all: Histogram, part: Histogram): Record<string, number> {
  const rest = emptyTable<number>();
  for (const [key, count] of Object.entries(all)) {
    const left = count - (part[key] ?? 0);
    if (left !== 0) rest[key] = left;
  }
  return rest;
}

/** How many there are in all. */
export const totalOf = (histogram: Histogram): number =>
  Object.values(histogram).reduce((sum, count) => sum + count, 0);

/** Numbers of a histogram with how many there are of each, ascending. */
export const sortedBins = (histogram: Histogram): (readonly [bin: number, count: number])[] =>
  Object.entries(histogram)
    .map(([bin, count]) => [Number(bin), count] as const)
    .filter(([, count]) => count > 0)
    .sort(([a], [b]) => a - b);

/**
 * A quantile of whole numbers: the least of them that at least this share of all does not exceed (the inverse of
 * the empirical distribution function; type 1 of R. J. Hyndman & Y. Fan, The American Statistician 50, 1996).
 *
 * @param share 0 … 1
 * @returns `null` when there is none
 */
export function quantileOf(histogram: Histogram, share: number): number | null {
  const wanted = share * totalOf(histogram);
  let passed = 0;
  let last: number | null = null;
  for (const [bin, count] of sortedBins(histogram)) {
    passed += count;
    last = bin;
    if (passed >= wanted) return bin;
  }
  return last;
}

/**
 * Both sides in the same few groups, which hold about the same number of both sides together: what χ² and PSI are
 * computed over. Grouping by both sides alike makes the result the same seen from either side.
 *
 * @returns for each group its first number, and how many of either side are in it
 */
export function groupBins(
  before: Histogram,
  after: Histogram,
  groups: number,
): { readonly start: number; readonly before: number; readonly after: number }[] {
  const both = sumHistograms([before, after]);
  const size = totalOf(both) / groups;
  const found: { start: number; before: number; after: number }[] = [];
  let passed = 0;
  for (const [bin, count] of sortedBins(both)) {
    const isFirst = found.length === 0 || passed >= size * found.length;
    if (isFirst) found.push({ start: bin, before: 0, after: 0 });
    const group = found.at(-1)!;
    group.before += before[bin] ?? 0;
    group.after += after[bin] ?? 0;
    passed += count;
  }
  return found;
}
