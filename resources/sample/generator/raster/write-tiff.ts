import type { Canvas } from '@napi-rs/canvas';

/** TIFF 6.0 tags used by a bilevel page, ascending, as the format demands. */
const TAG = {
  width: 256,
  height: 257,
  bits: 258,
  compression: 259,
  photometric: 262,
  offsets: 273,
  samples: 277,
  rows: 278,
  counts: 279,
  xResolution: 282,
  yResolution: 283,
  unit: 296,
};
const SHORT = 3;
const LONG = 4;
const RATIONAL = 5;
const PACK_BITS = 32_773;

/** Several pages in black and white, as a fax machine stores them: PackBits compression, one strip a page. */
export function writeFaxTiff(
  pages: readonly Canvas[],
  dotsPerInch: number,
  threshold: (x: number, y: number) => number,
): Buffer {
  const chunks: Buffer[] = [Buffer.from('49492a0000000000', 'hex')];
  let length = 8;
  const append = (chunk: Buffer) => {
    const padded = chunk.length % 2 === 0 ? chunk : Buffer.concat([chunk, Buffer.alloc(1)]);
    chunks.push(padded);
    length += padded.length;
    return length - padded.length;
  };
  let link = { buffer: chunks[0] as Buffer, at: 4 };
  for (const page of pages) {
    const strip = packPage(page, threshold);
    const offset = append(strip);
    const resolution = Buffer.alloc(8);
    resolution.writeUInt32LE(dotsPerInch, 0);
    resolution.writeUInt32LE(1, 4);
    const resolutionAt = append(resolution);
    const entries: readonly (readonly [tag: number, type: number, value: number])[] = [
      [TAG.width, LONG, page.width],
      [TAG.height, LONG, page.height],
      [TAG.bits, SHORT, 1],
      [TAG.compression, SHORT, PACK_BITS],
      [TAG.photometric, SHORT, 0],
      [TAG.offsets, LONG, offset],
      [TAG.samples, SHORT, 1],
      [TAG.rows, LONG, page.height],
      [TAG.counts, LONG, strip.length],
      [TAG.xResolution, RATIONAL, resolutionAt],
      [TAG.yResolution, RATIONAL, resolutionAt],
      [TAG.unit, SHORT, 2],
    ];
    const directory = Buffer.alloc(2 + entries.length * 12 + 4);
    directory.writeUInt16LE(entries.length, 0);
    for (const [index, [tag, type, value]] of entries.entries()) {
      const at = 2 + index * 12;
      directory.writeUInt16LE(tag, at);
      directory.writeUInt16LE(type, at + 2);
      directory.writeUInt32LE(1, at + 4);
      directory.writeUInt32LE(value, at + 8);
    }
    link.buffer.writeUInt32LE(append(directory), link.at);
    link = { buffer: directory, at: directory.length - 4 };
  }
  return Buffer.concat(chunks);
}

/** One bit a pixel, 1 is black (photometric 0: white is zero), each row packed on its own. */
function packPage(page: Canvas, threshold: (x: number, y: number) => number): Buffer {
  const { data } = page.getContext('2d').getImageData(0, 0, page.width, page.height);
  const rows: Buffer[] = [];
  for (let y = 0; y < page.height; y += 1) {
    const row = Buffer.alloc(Math.ceil(page.width / 8));
    for (let x = 0; x < page.width; x += 1) {
      const isBlack = (data[(y * page.width + x) * 4] ?? 255) < threshold(x, y);
      if (isBlack) row[x >> 3] = (row[x >> 3] ?? 0) | (0x80 >> (x & 7));
    }
    rows.push(packBits(row));
  }
  return Buffer.concat(rows);
}

function packBits(row: Buffer): Buffer {
  const bytes: number[] = [];
  let at = 0;
  const runLength = (from: number) => {
    let end = from + 1;
    while (end < row.length && row[end] === row[from] && end - from < 128) end += 1;
    return end - from;
  };
  while (at < row.length) {
    const run = runLength(at);
    if (run > 1) {
      bytes.push(257 - run, row[at] ?? 0);
      at += run;
      continue;
    }
    const start = at;
    while (at < row.length && runLength(at) === 1 && at - start < 128) at += 1;
    bytes.push(at - start - 1, ...row.subarray(start, at));
  }
  return Buffer.from(bytes);
}
