import type { DiffView } from '../../../src-main/contract/version-contract';

/** Regions of one class that are of another one now. */
export interface MatrixCell {
  readonly from: string;
  readonly to: string;
  readonly regions: number;
  /** 0 … 1: how strong its colour is beside the largest one. */
  readonly heat: number;
}

/** A square while it can be read; a list of its cells where it would be empty nearly everywhere. */
const LARGEST_SQUARE = 16;

export interface ShownMatrix {
  /** Most regions first. */
  readonly cells: readonly MatrixCell[];
  /** Names of rows and columns; `null` where there are too many for a square. */
  readonly square: { readonly from: readonly string[]; readonly to: readonly string[] } | null;
}

/** What to show of the classes that regions had and have. */
export function matrixOf(matrix: DiffView['matrix']): ShownMatrix {
  const counts = Object.entries(matrix).flatMap(([from, row]) =>
    Object.entries(row).map(([to, regions]) => ({ from, to, regions })),
  );
  const largest = Math.max(1, ...counts.map(({ regions }) => regions));
  const cells = counts
    .map((cell) => ({ ...cell, heat: Math.sqrt(cell.regions / largest) }))
    .toSorted((a, b) => b.regions - a.regions || (`${a.from}\0${a.to}` < `${b.from}\0${b.to}` ? -1 : 1));
  const from = [...new Set(cells.map((cell) => cell.from))].toSorted();
  const to = [...new Set(cells.map((cell) => cell.to))].toSorted();
  const isSmall = from.length <= LARGEST_SQUARE && to.length <= LARGEST_SQUARE;
  return { cells, square: isSmall ? { from, to } : null };
}
