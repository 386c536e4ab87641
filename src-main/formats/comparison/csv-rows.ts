import { UNITS_PER_POINT } from '../../domain/geometry/units';
import { boundsOfPart } from '../../domain/regions/part-bounds';
import type { Region } from '../../domain/regions/region';

/** One changed region, ready to be a row. */
export interface CsvChange {
  readonly document: string;
  /** Entry id. */
  readonly entry: string;
  /** From 0. */
  readonly pageIndex: number;
  readonly region: string;
  readonly change: string;
  readonly kinds: readonly string[];
  readonly cause: string;
  readonly by: string | null;
  readonly classBefore: string | null;
  readonly classAfter: string | null;
  readonly before: Region | null;
  readonly after: Region | null;
}

type Cell = string | number | null;

const SIDE_COLUMNS = ['class', 'left', 'top', 'right', 'bottom', 'parts', 'text', 'status'];

const COLUMNS: readonly string[] = [
  'document',
  'document_id',
  'page',
  'region',
  'change',
  'kinds',
  'cause',
  'by',
  ...SIDE_COLUMNS.map((name) => `${name}_before`),
  ...SIDE_COLUMNS.map((name) => `${name}_after`),
];

/**
 * The beginning of the file: a byte order mark and the names of the columns. Pages count from 1; edges are points
 * (pixels), of the first part.
 *
 * The mark is there for people who open the file in Excel: without it, Excel takes UTF-8 for the code page of the
 * system, and every name and text that is not ASCII is garbled. LibreOffice, Numbers, pandas and our own reader of
 * CSV pass over it; a script that does not can read the report as JSON, which has none.
 */
export const csvStart = (): string => `\uFEFF${csvLine(COLUMNS)}`;

export const csvRow = (change: CsvChange): string =>
  csvLine([
    change.document,
    change.entry,
    change.pageIndex + 1,
    change.region,
    change.change,
    change.kinds.join(' '),
    change.cause,
    change.by,
    ...sideCells(change.before, change.classBefore),
    ...sideCells(change.after, change.classAfter),
  ]);

function sideCells(region: Region | null, className: string | null): Cell[] {
  if (region === null) return SIDE_COLUMNS.map(() => null);
  const [first] = region.parts;
  const edges =
    first === undefined
      ? [null, null, null, null]
      : boundsOfPart(first).map((edge) => edge / UNITS_PER_POINT);
  return [className, ...edges, region.parts.length, region.text ?? null, region.status ?? 'accepted'];
}

/** A record of RFC 4180, with its line end. What some programs take for the end of a cell is quoted, too. */
const csvLine = (cells: readonly Cell[]): string => `${cells.map(csvCell).join(',')}\r\n`;

/**
 * What a spreadsheet takes for the start of a formula (OWASP, CSV injection): a quote before it makes it text. Some pass
 * over blanks before it, and take the wide forms of East Asian keyboards for it, too.
 */
const FORMULA = /^(?:\s*[=+\-@＝＋－＠]|[\t\r\n])/u;

function csvCell(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const safe = FORMULA.test(cell) ? `'${cell}` : cell;
  return /[",;\t\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
