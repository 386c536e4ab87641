/** A record of a CSV file and the line it begins in, 1-based. */
export interface CsvRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** A quoted cell, or one without quotes, and what ends it. */
const CELL = /(?:"((?:[^"]|"")*)"[ \t]*|((?!")[^,;\t\r\n]*))([,;\t]|\r\n|\r|\n|$)/y;

/**
 * Records of a CSV text (RFC 4180). Spreadsheets write semicolons or tabs where the comma is the
 * decimal sign, so these separate cells too; quote a cell that holds one. Empty lines are skipped.
 *
 * @returns `null` when a quote is not closed
 */
export function parseCsv(text: string): CsvRow[] | null {
  const rows: CsvRow[] = [];
  let cells: string[] = [];
  let [line, startLine] = [1, 1];
  CELL.lastIndex = 0;
  while (CELL.lastIndex < text.length || cells.length > 0) {
    const match = CELL.exec(text);
    if (match === null) return null;
    const [whole, quoted, plain, end] = match;
    cells.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
    line += whole.match(/\r\n|\r|\n/g)?.length ?? 0;
    if (/^[,;\t]$/.test(end ?? '')) continue;
    if (cells.some((cell) => cell !== '')) rows.push({ line: startLine, cells });
    cells = [];
    startLine = line;
  }
  return rows;
}
