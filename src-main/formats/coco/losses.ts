import type { FormatLoss } from '../format';

/** Counts what COCO cannot say, by kind. */
export interface Losses {
  /** @param kept whether it stands in the file all the same, where other readers do not look for it */
  add(what: string, kept?: 'kept'): void;
  /** In the order of the texts, so that the same version gives the same list. */
  list(): FormatLoss[];
}

export function createLosses(): Losses {
  const losses = new Map<string, FormatLoss>();
  return {
    add: (what, kept) =>
      void losses.set(what, { what, count: (losses.get(what)?.count ?? 0) + 1, kept: kept === 'kept' }),
    list: () => [...losses.values()].toSorted((a, b) => (a.what < b.what ? -1 : 1)),
  };
}
