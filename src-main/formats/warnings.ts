import type { FormatWarning } from './format';

/** Collects what was tolerated while a file was read. Grows with the number of codes, not of cases. */
export interface Warnings {
  /** @param example a sentence for people; made only for the first case of a code */
  add(code: string, example: () => string, count?: number): void;
  /** In the order in which the codes first came up. */
  list(): FormatWarning[];
}

export function createWarnings(): Warnings {
  const found = new Map<string, { count: number; example: string }>();
  return {
    add(code, example, count = 1) {
      const known = found.get(code);
      if (known === undefined) found.set(code, { count, example: example() });
      else known.count += count;
    },
    list: () => [...found].map(([code, { count, example }]) => ({ code, count, example })),
  };
}
