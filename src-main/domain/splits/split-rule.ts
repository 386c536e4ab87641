import type { Split } from '../regions/region';

/** In the order in which everything lists them. */
export const SPLITS = ['train', 'validation', 'test'] as const satisfies readonly Split[];

/** How much each split is to have, in parts: 80/10/10 is the same as 8/1/1. Not negative, and not all zero. */
export type SplitRatio = Readonly<Record<Split, number>>;

/** What most people begin with. */
export const DEFAULT_RATIO: SplitRatio = { train: 80, validation: 10, test: 10 };

/** How documents are dealt out. The same rule and the same documents give the same splits on any machine. */
export interface SplitRule {
  readonly ratio: SplitRatio;
  /** Any text. Another seed gives another, equally good, answer. */
  readonly seed: string;
  /** What the ratio is measured in. */
  readonly of: 'documents' | 'pages';
  /** Documents that have a split stay in it, and only the others are dealt out. */
  readonly keep: boolean;
}

/** A document as dealing out sees it. */
export interface SplitDocument {
  /** Entry id. */
  readonly entry: string;
  readonly pages: number;
  readonly split: Split | null;
  /** How much it has of what is to be spread evenly: regions by class, or 1 for a value of an attribute. */
  readonly strata: ReadonlyMap<string, number>;
  /** Documents that have one of these in common stay together. */
  readonly groups: readonly string[];
}

/** The ratio as shares of 1. */
export function shareOf({ train, validation, test }: SplitRatio): SplitRatio {
  const sum = train + validation + test;
  return { train: train / sum, validation: validation / sum, test: test / sum };
}

/**
 * Whole numbers in the ratio's proportion that sum up to `total`: rounded down, and what is left goes to the
 * largest remainders (Hamilton's method), the first split first where they are equal.
 */
export function targetsOf(total: number, ratio: SplitRatio): Record<Split, number> {
  const shares = shareOf(ratio);
  const exact = SPLITS.map((split) => ({ split, share: shares[split] * total }));
  const targets = Object.fromEntries(exact.map(({ split, share }) => [split, Math.floor(share)])) as Record<
    Split,
    number
  >;
  const left = total - SPLITS.reduce((sum, split) => sum + targets[split], 0);
  const byRemainder = exact
    .filter(({ split }) => shares[split] > 0)
    .sort((a, b) => b.share - Math.floor(b.share) - (a.share - Math.floor(a.share)));
  for (const { split } of byRemainder.slice(0, left)) targets[split] += 1;
  return targets;
}
