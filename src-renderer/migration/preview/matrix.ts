/** Regions by class before and after, as the core gives them. */
export type Matrix = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** Regions of one class that are of another (or the same) afterwards. */
export interface MatrixRow {
  readonly from: string;
  readonly to: string;
  readonly regions: number;
  readonly isChange: boolean;
  /** 0 … 1: its share of the largest change, for the strength of its colour. */
  readonly heat: number;
}

/**
 * The matrix as rows, most regions first. With 300 classes a square of cells would be empty nearly
 * everywhere: only the cells that hold something are listed.
 */
export function matrixRows(matrix: Matrix): readonly MatrixRow[] {
  const cells = Object.entries(matrix).flatMap(([from, row]) =>
    Object.entries(row)
      .filter(([, regions]) => regions > 0)
      .map(([to, regions]) => ({ from, to, regions, isChange: from !== to })),
  );
  const largest = Math.max(1, ...cells.filter(({ isChange }) => isChange).map(({ regions }) => regions));
  return cells
    .map((cell) => ({ ...cell, heat: cell.isChange ? Math.sqrt(cell.regions / largest) : 0 }))
    .toSorted((a, b) => Number(b.isChange) - Number(a.isChange) || b.regions - a.regions || compare(a, b));
}

const compare = (a: { from: string; to: string }, b: { from: string; to: string }): number =>
  `${a.from}\0${a.to}` < `${b.from}\0${b.to}` ? -1 : 1;
