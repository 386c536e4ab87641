import { breakLines, drawLines, lineHeight, type BlockExtras, type Sheet } from './sheet';
import type { Surface, TextStyle } from './surface';

export interface Column {
  readonly title: string;
  readonly width: number;
  readonly align?: 'left' | 'right' | 'center';
}

export interface TableLook {
  readonly head: TextStyle;
  readonly body: TextStyle;
  readonly headFill?: string;
  readonly zebra?: string;
  readonly rule?: string;
  /** Rules between columns too. */
  readonly grid?: boolean;
  /** Sets the last row in the style of the head. */
  readonly boldLast?: boolean;
  readonly padding?: number;
}

export interface TableContent {
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly string[])[];
}

/** The cells of a row broken into lines, and the height they need. */
function layRow(
  surface: Surface,
  { columns }: TableContent,
  cells: readonly string[],
  { style, padding }: { style: TextStyle; padding: number },
) {
  const lines = columns.map(({ width }, index) =>
    breakLines(surface, cells[index] ?? '', style, width - 2 * padding),
  );
  return {
    lines,
    height: Math.max(...lines.map(({ length }) => length)) * lineHeight(style) + 2 * padding - 2,
  };
}

/** Height that a table will take. */
export function measureTable(surface: Surface, content: TableContent, look: TableLook): number {
  const padding = look.padding ?? 4;
  const head = layRow(
    surface,
    content,
    content.columns.map(({ title }) => title),
    { style: look.head, padding },
  );
  return content.rows.reduce(
    (sum, row) => sum + layRow(surface, content, row, { style: look.body, padding }).height,
    head.height,
  );
}

/** Draws a table with a head row and marks it as one region. Returns the y under it. */
export function placeTable(
  sheet: Sheet,
  at: TableContent & { readonly x: number; readonly y: number },
  look: TableLook,
  extras?: BlockExtras,
): number {
  const { surface } = sheet;
  const padding = look.padding ?? 4;
  const right = at.x + at.columns.reduce((sum, { width }) => sum + width, 0);
  const rule = look.rule ?? '#8a8f98';
  let y = at.y;

  const drawRow = (cells: readonly string[], style: TextStyle, fill: string | undefined) => {
    const { lines, height } = layRow(surface, at, cells, { style, padding });
    if (fill !== undefined) surface.rect([at.x, y, right, y + height], { fill });
    let x = at.x;
    for (const [index, { width, align }] of at.columns.entries()) {
      const place = {
        x: x + padding,
        y: y + padding - 1,
        width: width - 2 * padding,
        ...(align && { align }),
      };
      drawLines(surface, lines[index] ?? [''], place, style);
      x += width;
    }
    y += height;
  };

  drawRow(
    at.columns.map(({ title }) => title),
    look.head,
    look.headFill,
  );
  for (const [index, row] of at.rows.entries()) {
    const isLast = index === at.rows.length - 1;
    const rowTop = y;
    drawRow(row, isLast && look.boldLast ? look.head : look.body, index % 2 === 1 ? look.zebra : undefined);
    // After the fill of the row under it, which would cover half of it.
    surface.line([at.x, rowTop], [right, rowTop], { stroke: rule, lineWidth: index === 0 ? 0.8 : 0.3 });
  }
  surface.line([at.x, y], [right, y], { stroke: rule, lineWidth: 0.8 });
  surface.line([at.x, at.y], [right, at.y], { stroke: rule, lineWidth: 0.8 });
  if (look.grid) {
    let x = at.x;
    for (const width of [...at.columns.map((column) => column.width), 0]) {
      surface.line([x, at.y], [x, y], { stroke: rule, lineWidth: 0.5 });
      x += width;
    }
  }
  sheet.mark('Table', [at.x, at.y, right, y], extras);
  return y;
}
