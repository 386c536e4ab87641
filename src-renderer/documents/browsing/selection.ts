import type { DocumentRow } from '../../../src-main/contract/document-contract';

/** Which documents are selected, and where the keyboard is. */
export interface Selection {
  /** Index the arrow keys move from. */
  readonly cursor: number;
  /** Where a range began. */
  readonly anchor: number;
  readonly rows: ReadonlyMap<string, DocumentRow>;
}

export const NOTHING_SELECTED: Selection = { cursor: 0, anchor: 0, rows: new Map() };

type RowAt = (index: number) => DocumentRow | undefined;

/** Selects one document alone. */
export function selectOne(index: number, rowAt: RowAt): Selection {
  const row = rowAt(index);
  return { cursor: index, anchor: index, rows: new Map(row === undefined ? [] : [[row.id, row]]) };
}

/** Adds a document to the selection, or takes it out. */
export function toggleOne(selection: Selection, index: number, rowAt: RowAt): Selection {
  const row = rowAt(index);
  if (row === undefined) return selection;
  const rows = new Map(selection.rows);
  if (!rows.delete(row.id)) rows.set(row.id, row);
  return { cursor: index, anchor: index, rows };
}

/** Selects from the anchor to an index. Rows that are not here yet are left out. */
export function selectRange(selection: Selection, index: number, rowAt: RowAt): Selection {
  const [from, to] = [Math.min(selection.anchor, index), Math.max(selection.anchor, index)];
  const rows = new Map<string, DocumentRow>();
  for (let at = from; at <= to; at++) {
    const row = rowAt(at);
    if (row !== undefined) rows.set(row.id, row);
  }
  return { cursor: index, anchor: selection.anchor, rows };
}

export const selectRows = (selection: Selection, all: readonly DocumentRow[]): Selection => ({
  ...selection,
  rows: new Map(all.map((row) => [row.id, row])),
});

interface Layout {
  readonly columns: number;
  /** Rows of the list that fit in the window. */
  readonly rowsInView: number;
  readonly total: number;
}

/** Where a key leads from an index; null for keys that do not move. */
export function moveCursor(
  key: string,
  cursor: number,
  { columns, rowsInView, total }: Layout,
): number | null {
  const steps: Readonly<Record<string, number>> = {
    ArrowLeft: columns > 1 ? -1 : 0,
    ArrowRight: columns > 1 ? 1 : 0,
    ArrowUp: -columns,
    ArrowDown: columns,
    PageUp: -columns * rowsInView,
    PageDown: columns * rowsInView,
    Home: -total,
    End: total,
  };
  const step = steps[key];
  if (step === undefined || total === 0) return null;
  const next = cursor + step;
  // Up from the first row and down from the last stay in their column.
  if ((key === 'ArrowUp' && next < 0) || (key === 'ArrowDown' && next >= total)) return cursor;
  return Math.max(0, Math.min(total - 1, next));
}
