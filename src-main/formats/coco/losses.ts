import type { FormatLoss } from '../format';

/** Counts what COCO cannot say, by kind. */
export interface Losses {
  add(what: string): void;
  /** In the order of the texts, so that the same version gives the same list. */
  list(): FormatLoss[];
}

export function createLosses(): Losses {
  const counts = new Map<string, number>();
  return {
    add: (what) => void counts.set(what, (counts.get(what) ?? 0) + 1),
    list: () =>
      [...counts].map(([what, count]) => ({ what, count })).toSorted((a, b) => (a.what < b.what ? -1 : 1)),
  };
}
