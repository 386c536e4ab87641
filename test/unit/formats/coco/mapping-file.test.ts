import { describe, expect, test } from 'vitest';
import { parseMappingFile } from '../../../../src-main/formats/coco/mapping-file';

const parse = (text: string) => Object.fromEntries(parseMappingFile('folder/map.txt', Buffer.from(text)));

describe('mapping files', () => {
  test('JSON names documents and pages from 1', () => {
    expect(
      parse('\uFEFF {"images": {"a.png": {"document": "b.pdf", "page": 2}, "17": {"document": "c"}}}'),
    ).toEqual({
      'a.png': { document: 'b.pdf', pageIndex: 1 },
      17: { document: 'c', pageIndex: null },
    });
  });

  test.each([
    ['commas', 'file_name,document,page\r\na.png,b.pdf,2\r\nc.png,d.pdf,\r\n'],
    [
      'semicolons, another order, empty lines, quotes',
      'Page;Document;file_name\n\n2;"b.pdf";a.png\n;"d.pdf";"c.png"',
    ],
    ['tabs', 'file_name\tdocument\tpage\na.png\tb.pdf\t2\nc.png\td.pdf'],
  ])('CSV with %s', (_what, text) => {
    expect(parse(text)).toEqual({
      'a.png': { document: 'b.pdf', pageIndex: 1 },
      'c.png': { document: 'd.pdf', pageIndex: null },
    });
  });

  test('quoted cells keep separators, quotes and line breaks', () => {
    expect(parse('file_name,document\n"a,""1"".png","b\nc.pdf"')).toEqual({
      'a,"1".png': { document: 'b\nc.pdf', pageIndex: null },
    });
  });

  test.each([
    ['{"pages": {}}', 'no object “images”'],
    ['{"images": {"a": 3}}', '“a” is not followed by an object'],
    ['{"images": {"a": {"document": "b", "page": 0}}}', '“a”: the page is no whole number from 1'],
    ['{"images": ', 'Byte 11: found the value ends'],
    ['name,doc\na,b', 'first line does not name the columns'],
    ['file_name,document,page\na,b,x', 'Line 2: the page is no whole number'],
    ['file_name,document,page\n"a\n",b,1\nc,,1', 'Line 4: no document is named'],
    ['file_name,document,page\n,b,1', 'Line 2: file_name is empty'],
    ['file_name,document\na,b\na,c', 'Line 3: “a” was mapped before'],
    ['file_name,document\n"a,b', 'quote is opened and never closed'],
    ['', 'first line does not name the columns'],
  ])('%j is refused with the file and the place', (text, why) => {
    expect(() => parse(text)).toThrow(
      expect.objectContaining({ code: 'format-invalid', message: expect.stringContaining(why) }),
    );
    expect(() => parse(text)).toThrow(/“map\.txt” was not read/);
  });
});
