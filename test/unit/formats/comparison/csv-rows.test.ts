import { describe, expect, test } from 'vitest';

import { csvRow, csvStart, type CsvChange } from '../../../../src-main/formats/comparison/csv-rows';
import { parseCsv } from '../../../../src-main/formats/coco/parse-csv';
import { aRegion } from '../../../builders/regions';

const change = (fields: Partial<CsvChange> = {}): CsvChange => ({
  document: 'a.pdf',
  entry: 'e1',
  pageIndex: 0,
  region: 'r1',
  change: 'added',
  kinds: [],
  cause: 'labels',
  by: 'Ada',
  classBefore: null,
  classAfter: 'Text',
  before: null,
  after: aRegion({ parts: [{ box: [-10_000, 0, 25_000, 7_500] }], text: 'one' }),
  ...fields,
});
const cellsOf = (row: string): readonly string[] => parseCsv(row)![0]!.cells;

describe('a row of a comparison', () => {
  test('has a cell for each column, and ends as RFC 4180 says', () => {
    const row = csvRow(change());
    expect(row.endsWith('\r\n')).toBe(true);
    const columns = cellsOf(csvStart().slice(1));
    const cells = new Map(columns.map((name, index) => [name, cellsOf(row)[index]]));
    expect(cellsOf(row)).toHaveLength(columns.length);
    expect(Object.fromEntries(cells)).toMatchObject({
      document: 'a.pdf',
      page: '1',
      change: 'added',
      by: 'Ada',
      class_before: '',
      class_after: 'Text',
      left_after: '-1',
      right_after: '2.5',
      bottom_after: '0.75',
      text_after: 'one',
    });
  });

  test('the file begins with the mark by which Excel knows UTF-8', () => {
    expect(Buffer.from(csvStart()).subarray(0, 4)).toEqual(
      Buffer.from([0xef, 0xbb, 0xbf, 'd'.charCodeAt(0)]),
    );
  });

  test.each(['a,b', 'say "hi"', 'two\r\nlines', '  blanks  ', 'ünï,"\n'])('keeps %j as it is', (document) => {
    expect(cellsOf(csvRow(change({ document })))[0]).toBe(document);
  });

  test.each([
    '=1+1',
    '+49',
    '-2',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '\n=1',
    '=HYPERLINK("http://x","y")',
    '  =2+2',
    '＝1+1',
    '\u00a0@x',
  ])('makes no formula of %j, whoever named it so', (hostile) => {
    const region = aRegion({ text: hostile });
    const named = { document: hostile, by: hostile, classAfter: hostile, after: region, region: hostile };
    const cells = cellsOf(csvRow(change(named)));
    expect(cells.filter((cell) => cell === `'${hostile}`)).toHaveLength(5);
    expect(cells).not.toContain(hostile);
  });
});
