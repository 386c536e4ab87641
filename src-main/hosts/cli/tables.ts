/** One column of a table for people. Numbers are set to the right. */
export interface Column<Row> {
  readonly title: string;
  readonly value: (row: Row) => string | number | null;
}

const GAP = '  ';

/** A table as lines of text, columns aligned, without trailing blanks. Nothing for no rows. */
export function renderTable<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string[] {
  if (rows.length === 0) return [];
  const body = rows.map((row) => columns.map(({ value }) => value(row)));
  const cells = [columns.map(({ title }) => title), ...body.map((row) => row.map(toCell))];
  const isNumber = columns.map((_, index) => body.every((row) => typeof row[index] === 'number'));
  const widths = columns.map((_, index) => Math.max(...cells.map((row) => row[index]!.length)));
  return cells.map((row) =>
    row
      .map((cell, index) => (isNumber[index] ? cell.padStart(widths[index]!) : cell.padEnd(widths[index]!)))
      .join(GAP)
      .trimEnd(),
  );
}

/** Name and value pairs, values aligned. */
export function renderFacts(facts: Readonly<Record<string, string | number | null>>): string[] {
  const width = Math.max(...Object.keys(facts).map((name) => name.length));
  return Object.entries(facts).map(([name, value]) => `${name.padEnd(width)}${GAP}${toCell(value)}`);
}

/** `1 document`, `2,000 documents`. */
export function count(number: number, noun: string): string {
  return `${number.toLocaleString('en-US')} ${number === 1 ? noun : `${noun}s`}`;
}

/** The first lines, and how many more there are. */
export function firstOf(lines: readonly string[], limit: number): string[] {
  const more = lines.length - limit;
  return more > 0 ? [...lines.slice(0, limit), `… and ${more.toLocaleString('en-US')} more`] : [...lines];
}

/** Text without control characters: a file name must not be able to move the cursor or reverse a line. */
export function printable(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/gu, '\uFFFD');
}

/** An id or hash, short enough for a table, long enough to be given to a command. */
export function shortId(id: string): string {
  return id.slice(0, 12);
}

/** What a document is called in a text, by its id. */
export type DocumentNamer = (id: string) => string;

/** Calls documents by name, with the beginning of the id where another of them has the same name. */
export function documentNamer(
  documents: Iterable<{ readonly id: string; readonly name: string }>,
): DocumentNamer {
  const names = new Map<string, string>();
  for (const { id, name } of documents) names.set(id, name);
  const holders = new Map<string, number>();
  for (const name of names.values()) holders.set(name, (holders.get(name) ?? 0) + 1);
  return (id) => {
    const name = names.get(id);
    if (name === undefined) return shortId(id);
    return holders.get(name) === 1 ? name : `${name} (${shortId(id)})`;
  };
}

function toCell(value: string | number | null): string {
  if (value === null) return '-';
  return typeof value === 'number' ? value.toLocaleString('en-US') : printable(value);
}
