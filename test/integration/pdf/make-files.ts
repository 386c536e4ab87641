import { deflateSync } from 'node:zlib';

/** One object of a PDF: its dictionary as text, or a stream with dictionary entries and bytes. */
export type PdfObject = string | { readonly entries: string; readonly data: Uint8Array };

/** A PDF of the given objects (numbered from 1; the first is the catalog), with a right cross-reference table. */
export function makePdf(objects: readonly PdfObject[], trailer = ''): Buffer {
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n')];
  const offsets: number[] = [];
  let length = parts[0]!.length;
  const push = (part: Buffer): void => {
    parts.push(part);
    length += part.length;
  };
  objects.forEach((object, index) => {
    offsets.push(length);
    if (typeof object === 'string') push(Buffer.from(`${index + 1} 0 obj\n${object}\nendobj\n`, 'latin1'));
    else {
      push(
        Buffer.from(
          `${index + 1} 0 obj\n<< ${object.entries} /Length ${object.data.length} >>\nstream\n`,
          'latin1',
        ),
      );
      push(Buffer.from(object.data));
      push(Buffer.from('\nendstream\nendobj\n'));
    }
  });
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  push(Buffer.from(`xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}`));
  push(
    Buffer.from(
      `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${length}\n%%EOF\n`,
    ),
  );
  return Buffer.concat(parts);
}

/** A page of `entries` with its content stream; the third object. */
export const onePagePdf = (entries: string, content: PdfObject, ...more: readonly PdfObject[]): Buffer =>
  makePdf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R ${entries} /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>`,
    content,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    ...more,
  ]);

export const textStream = (content: string): PdfObject => ({
  entries: '',
  data: Buffer.from(content, 'latin1'),
});

/** `text` repeated to `megabytes`, deflated twice: a few hundred bytes. Both filters are FlateDecode. */
export const deflateTwice = (text: string, megabytes: number): Buffer =>
  deflateSync(deflateSync(Buffer.alloc(megabytes * 1_048_576, text), { level: 9 }), { level: 9 });

/** A PDF whose catalog lies in a compressed object stream of `data` (filters as given), which opening must inflate. */
export function objectStreamPdf(data: Uint8Array, filters: string): Buffer {
  const parts: Buffer[] = [];
  const offsets: number[] = [];
  let length = 0;
  const push = (part: string | Uint8Array): void => {
    parts.push(Buffer.from(part as string));
    length += parts.at(-1)!.length;
  };
  const begin = (text: string): void => {
    offsets.push(length);
    push(text);
  };
  push('%PDF-1.7\n');
  begin('2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n');
  begin('3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>\nendobj\n');
  begin(`4 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Filter ${filters} /Length ${data.length} >>\nstream\n`);
  push(data);
  push('\nendstream\nendobj\n');
  const rows = [[0, 0], [2, 4], ...[...offsets, length].map((offset) => [1, offset])].map(([type, value]) => {
    const row = Buffer.alloc(7);
    row[0] = type!;
    row.writeUInt32BE(value!, 1);
    return row;
  });
  const start = length;
  push(`5 0 obj\n<< /Type /XRef /Size 6 /W [1 4 2] /Root 1 0 R /Length ${rows.length * 7} >>\nstream\n`);
  push(Buffer.concat(rows));
  push(`\nendstream\nendobj\nstartxref\n${start}\n%%EOF\n`);
  return Buffer.concat(parts);
}

/** A field of a TIFF directory: tag, type (3: 16 bits, 4: 32 bits) and one number. */
export type TiffField = readonly [tag: number, type: 3 | 4, value: number];

/** A little-endian TIFF of directories in order; each points to the next, the last to `lastNext`. Pixels follow the header. */
export function makeTiff(
  directories: readonly (readonly TiffField[])[],
  pixels: Uint8Array = new Uint8Array(),
  lastNext?: number,
): Buffer {
  const start = 8 + pixels.length;
  const sizes = directories.map((fields) => 2 + fields.length * 12 + 4);
  const offsets = sizes.map((_, index) => start + sizes.slice(0, index).reduce((sum, size) => sum + size, 0));
  const file = Buffer.alloc(start + sizes.reduce((sum, size) => sum + size, 0));
  file.write('II*\0', 'latin1');
  file.writeUInt32LE(offsets[0] ?? 0, 4);
  file.set(pixels, 8);
  directories.forEach((fields, index) => {
    let at = offsets[index]!;
    file.writeUInt16LE(fields.length, at);
    at += 2;
    for (const [tag, type, value] of fields) {
      file.writeUInt16LE(tag, at);
      file.writeUInt16LE(type, at + 2);
      file.writeUInt32LE(1, at + 4);
      if (type === 3) file.writeUInt16LE(value, at + 8);
      else file.writeUInt32LE(value, at + 8);
      at += 12;
    }
    file.writeUInt32LE(offsets[index + 1] ?? lastNext ?? 0, at);
  });
  return file;
}

/** An 8-bit grey, uncompressed page whose pixels begin at `offset`. */
export const greyPage = (
  width: number,
  height: number,
  offset = 8,
  orientation = 1,
): readonly TiffField[] => [
  [256, 4, width],
  [257, 4, height],
  [258, 3, 8],
  [259, 3, 1],
  [262, 3, 1],
  [273, 4, offset],
  [274, 3, orientation],
  [277, 3, 1],
  [278, 4, height],
  [279, 4, Math.min(width * height, 0xffffffff)],
];

/** An EXIF block (big-endian TIFF) that says nothing but the orientation. */
export const exifOrientation = (orientation: number): Buffer =>
  Buffer.from([
    0x4d,
    0x4d,
    0,
    42,
    0,
    0,
    0,
    8,
    0,
    1,
    1,
    0x12,
    0,
    3,
    0,
    0,
    0,
    1,
    0,
    orientation,
    0,
    0,
    0,
    0,
    0,
    0,
  ]);

/** Puts an EXIF segment directly after the start of a JPEG. */
export function withJpegExif(jpeg: Uint8Array, orientation: number): Buffer {
  const data = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), exifOrientation(orientation)]);
  const head = Buffer.from([0xff, 0xe1, 0, 0]);
  head.writeUInt16BE(data.length + 2, 2);
  return Buffer.concat([jpeg.subarray(0, 2), head, data, jpeg.subarray(2)]);
}
