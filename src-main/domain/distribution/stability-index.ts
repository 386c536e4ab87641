import type { Counted } from './chi-square';

/** What stands for a share of nothing, whose logarithm there is none of. */
export const LEAST_SHARE = 0.0001;

/**
 * Population stability index over categories: Σ (after − before) · ln(after / before) of their shares, which is
 * the symmetric form of the Kullback–Leibler divergence (H. Jeffreys, 1946; as PSI in N. Siddiqi, Credit Risk
 * Scorecards, 2006, where below 0.1 counts as stable and from 0.25 on as a shift).
 *
 * @returns 0 or more; 0 where either side holds nothing
 */
export function stabilityIndex(categories: readonly Counted[]): number {
  const totals = { before: 0, after: 0 };
  for (const { before, after } of categories) {
    totals.before += before;
    totals.after += after;
  }
  if (totals.before === 0 || totals.after === 0) return 0;
  return categories.reduce(
    (sum, { before, after }) =>
      before + after === 0 ? sum : sum + stabilityTerm(before / totals.before, after / totals.after),
    0,
  );
}

/** What one category with these shares adds to the index. */
export function stabilityTerm(before: number, after: number): number {
  const [one, other] = [Math.max(before, LEAST_SHARE), Math.max(after, LEAST_SHARE)];
  return (other - one) * Math.log(other / one);
}
