/** Whether two samples may come from one population. */
export interface ChiSquare {
  readonly statistic: number;
  /** Degrees of freedom: categories that occur, less one. */
  readonly degrees: number;
  /** Probability of a statistic at least as large if both were drawn from one population. */
  readonly p: number;
  /**
   * Whether over a fifth of the expected counts are below 5, so that `p` is not to be relied on (W. G. Cochran,
   * Biometrics 10, 1954).
   */
  readonly isSparse: boolean;
}

/** A category with its counts on both sides. */
export interface Counted {
  readonly before: number;
  readonly after: number;
}

const LEAST_EXPECTED = 5;
const SPARSE_SHARE = 0.2;

/**
 * Pearson's χ² test of homogeneity of two samples over categories: Σ (observed − expected)² / expected over both
 * rows of the 2 × k table, expected being row sum × column sum / total (K. Pearson, Philosophical Magazine 50, 1900).
 *
 * The two samples count as independent. Versions of one dataset share most of their regions: they differ less than
 * two draws would, and the test says so more cautiously than it might.
 */
export function chiSquareTest(categories: readonly Counted[]): ChiSquare {
  const counted = categories.filter(({ before, after }) => before + after > 0);
  const totals = counted.reduce(
    (sum, { before, after }) => ({ before: sum.before + before, after: sum.after + after }),
    { before: 0, after: 0 },
  );
  const total = totals.before + totals.after;
  const degrees = counted.length - 1;
  if (degrees < 1 || totals.before === 0 || totals.after === 0)
    return { statistic: 0, degrees: Math.max(0, degrees), p: 1, isSparse: true };
  let statistic = 0;
  let sparse = 0;
  for (const { before, after } of counted) {
    for (const [observed, sum] of [
      [before, totals.before],
      [after, totals.after],
    ] as const) {
      const expected = ((before + after) * sum) / total;
      if (expected < LEAST_EXPECTED) sparse += 1;
      statistic += (observed - expected) ** 2 / expected;
    }
  }
  const isSparse = sparse > SPARSE_SHARE * 2 * counted.length;
  return { statistic, degrees, p: upperGamma(degrees / 2, statistic / 2), isSparse };
}

const PRECISION = 1e-14;
/** Far more than the sum or the fraction takes for as many degrees of freedom as a schema has classes. */
const MOST_TERMS = 10_000;

/**
 * The regularised upper incomplete gamma function Q(a, x) = Γ(a, x) / Γ(a): by the series of its complement below
 * a + 1 (DLMF 8.11.4), by the continued fraction above (DLMF 8.9.2, evaluated by Lentz's method). To about 12 digits.
 *
 * @param a above 0
 * @param x 0 or more
 */
export function upperGamma(a: number, x: number): number {
  if (x <= 0) return 1;
  const scale = Math.exp(a * Math.log(x) - x - logGamma(a));
  return x < a + 1 ? Math.max(0, 1 - scale * lowerSeries(a, x)) : scale * upperFraction(a, x);
}

function lowerSeries(a: number, x: number): number {
  let term = 1 / a;
  let sum = term;
  for (let n = 1; n < MOST_TERMS && term > sum * PRECISION; n++) {
    term *= x / (a + n);
    sum += term;
  }
  return sum;
}

function upperFraction(a: number, x: number): number {
  let b = x + 1 - a;
  let c = Infinity;
  let d = 1 / b;
  let fraction = d;
  for (let n = 1; n < MOST_TERMS; n++) {
    const an = n * (a - n);
    b += 2;
    d = 1 / (an * d + b);
    c = b + an / c;
    fraction *= c * d;
    if (Math.abs(c * d - 1) < PRECISION) break;
  }
  return fraction;
}

/** Coefficients for g = 7 by P. Godfrey (2001), as in the Lanczos approximation of C. Lanczos, SIAM B 1, 1964. */
const LANCZOS: readonly [number, ...number[]] = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
];

/** ln Γ(a) for a ≥ ½. */
function logGamma(a: number): number {
  const z = a - 1;
  const t = z + 7.5;
  const [first, ...rest] = LANCZOS;
  const sum = rest.reduce((total, factor, index) => total + factor / (z + index + 1), first);
  return 0.5 * Math.log(2 * Math.PI) + (z + 0.5) * Math.log(t) - t + Math.log(sum);
}
