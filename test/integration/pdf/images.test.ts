import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import { type Canvas, createCanvas, loadImage } from '@napi-rs/canvas';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PagePicture } from '../../../src-main/pdf/document-facts';
import {
  hasTestData,
  makeTemporaryFolder,
  startTestReader,
  TEST_DATA,
  type TestReader,
} from './build-worker';
import { exifOrientation, greyPage, makeTiff, type TiffField, withJpegExif } from './make-files';

const folder = makeTemporaryFolder();
let test_: TestReader;
beforeAll(async () => (test_ = await startTestReader()));
afterAll(async () => {
  await test_.close();
  rmSync(folder, { recursive: true });
});

const write = (name: string, bytes: Uint8Array): string => {
  writeFileSync(join(folder, name), bytes);
  return join(folder, name);
};

/** 40 × 20 pixels: the left half dark, of the right half the upper part grey, the rest white. */
function drawSample(): Canvas {
  const canvas = createCanvas(40, 20);
  const context = canvas.getContext('2d');
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, 40, 20);
  context.fillStyle = '#000000';
  context.fillRect(0, 0, 20, 20);
  context.fillStyle = '#808080';
  context.fillRect(20, 0, 20, 10);
  return canvas;
}

function withPngExif(png: Uint8Array, orientation: number): Buffer {
  const body = Buffer.concat([Buffer.from('eXIf'), exifOrientation(orientation)]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(body.length - 4, 0);
  frame.writeUInt32BE(crc32(body), 4);
  const endOfHeader = 8 + 25;
  return Buffer.concat([
    png.subarray(0, endOfHeader),
    frame.subarray(0, 4),
    body,
    frame.subarray(4),
    png.subarray(endOfHeader),
  ]);
}

/** The shade (d, g, w) in the middle of each quarter: top left, top right, bottom left, bottom right. */
async function quarters({ bytes, width, height }: PagePicture): Promise<string> {
  const context = createCanvas(width, height).getContext('2d');
  context.drawImage(await loadImage(bytes), 0, 0);
  return [
    [1, 1],
    [3, 1],
    [1, 3],
    [3, 3],
  ]
    .map(([x, y]) => {
      const shade = context.getImageData(Math.floor((width * x!) / 4), Math.floor((height * y!) / 4), 1, 1)
        .data[0]!;
      if (shade < 60) return 'd';
      return shade < 190 ? 'g' : 'w';
    })
    .join('');
}

/** By orientation, how browsers show the sample: from the definitions in EXIF 2.32, table 6. */
const SHOWN = ['', 'dgdw', 'gdwd', 'wdgd', 'dwdg', 'ddgw', 'ddwg', 'wgdd', 'gwdd'] as const;

describe.each([1, 2, 3, 4, 5, 6, 7, 8])('orientation %d', (orientation) => {
  const [width, height] = orientation >= 5 ? [20, 40] : [40, 20];
  const sample = drawSample();
  const grey = Buffer.from(
    sample
      .getContext('2d')
      .getImageData(0, 0, 40, 20)
      .data.filter((_, index) => index % 4 === 0),
  );
  test.each([
    ['sample.jpg', withJpegExif(sample.toBuffer('image/jpeg', 95), orientation)],
    ['sample.png', withPngExif(sample.toBuffer('image/png'), orientation)],
    ['sample.tif', makeTiff([greyPage(40, 20, 8, orientation)], grey)],
  ])('of %s is applied to its size and its picture', async (name, bytes) => {
    const file = write(`${orientation}-${name}`, bytes);
    const { pages } = await test_.reader.inspect(file);
    expect(pages).toEqual([{ width: width! * 10_000, height: height! * 10_000, rotation: 0, userUnit: 1 }]);
    for (const format of ['jpeg', 'png'] as const) {
      const picture = await test_.reader.renderPage(file, 0, { maxEdgePx: 100, format });
      expect([picture.width, picture.height]).toEqual([width, height]);
      expect(await quarters(picture)).toBe(SHOWN[orientation]);
    }
    const small = await test_.reader.renderPage(file, 0, { maxEdgePx: 20, format: 'png' });
    expect(Math.max(small.width, small.height)).toBe(20);
    expect(await quarters(small)).toBe(SHOWN[orientation]);
  });
});

test.each([
  ['cut.jpg', drawSample().toBuffer('image/jpeg').subarray(0, -20), /cut off/],
  ['cut.png', drawSample().toBuffer('image/png').subarray(0, -5), /cut off/],
  [
    'fake.png',
    Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.from('not a picture at all, only text')]),
    /no PNG header/,
  ],
  ['fake.jpg', Buffer.from('ffd8ffe0ffffffffffff', 'hex'), /no pixels/],
  ['fake.tif', Buffer.from('II*\0\xff\xff\xff\xff', 'latin1'), /missing/],
  ['big.tif', Buffer.from('49492b0008000000100000000000000000', 'hex'), /BigTIFF/],
])('%s is refused with a reason', async (name, bytes, reason) => {
  await expect(test_.reader.inspect(write(name, bytes))).rejects.toMatchObject({
    code: 'document-unreadable',
    userMessage: { why: expect.stringMatching(reason) as string },
  });
});

describe('TIFF', () => {
  const pixels = Buffer.alloc(100, 0);
  test('pages are counted, smaller copies are not', async () => {
    const reduced: readonly TiffField[] = [[254, 4, 1], ...greyPage(5, 5)];
    const facts = await test_.reader.inspect(
      write('pages.tif', makeTiff([greyPage(10, 10), reduced, greyPage(10, 5)], pixels)),
    );
    expect(facts.pages.map(({ width, height }) => [width, height])).toEqual([
      [100_000, 100_000],
      [100_000, 50_000],
    ]);
    expect(facts.problems).toHaveLength(1);
    const second = await test_.reader.renderPage(join(folder, 'pages.tif'), 1, {
      maxEdgePx: 10,
      format: 'png',
    });
    expect([second.width, second.height]).toEqual([10, 5]);
  });

  test('pages in a compression we do not read have a size and a problem', async () => {
    const page = greyPage(10, 10).map((field): TiffField => (field[0] === 259 ? [259, 3, 34_712] : field));
    const file = write('jp2.tif', makeTiff([page], pixels));
    await expect(test_.reader.inspect(file)).resolves.toMatchObject({
      pages: [{ width: 100_000, problem: expect.stringContaining('JPEG 2000') as string }],
    });
    await expect(test_.reader.renderPage(file, 0, { maxEdgePx: 10, format: 'png' })).rejects.toMatchObject({
      code: 'document-unreadable',
    });
  });

  test.each([
    ['raw', 1, (bytes: Buffer) => bytes],
    ['deflate', 8, (bytes: Buffer) => deflateSync(bytes)],
  ])('pixels in tiles (%s) come out in their places', async (name, compression, compress) => {
    const tile = compress(
      Buffer.from(Array.from({ length: 16 * 16 }, (_, index) => (index % 16 < 8 ? 0 : 255))),
    );
    const page: readonly TiffField[] = [
      ...greyPage(12, 16).filter(([tag]) => ![259, 273, 278, 279].includes(tag)),
      [259, 3, compression],
      [322, 4, 16],
      [323, 4, 16],
      [324, 4, 8],
      [325, 4, tile.length],
    ];
    const picture = await test_.reader.renderPage(write(`tiles-${name}.tif`, makeTiff([page], tile)), 0, {
      maxEdgePx: 16,
      format: 'png',
    });
    expect([picture.width, picture.height]).toEqual([12, 16]);
    expect(await quarters(picture)).toBe('dwdw');
  });
});

describe.skipIf(!hasTestData())('real images', () => {
  const under = (name: string): readonly string[] =>
    readdirSync(join(TEST_DATA, name), { recursive: true, encoding: 'utf8' }).map((file) =>
      join(TEST_DATA, name, file),
    );

  test('scans in TIFF have the size their own tools say, and a picture', async () => {
    const files = under('ocr-d-bags')
      .filter((file) => file.endsWith('.tif'))
      .sort();
    const sizes = await Promise.all(
      files.map(async (file) =>
        (await test_.reader.inspect(file)).pages.map(({ width, height }) => [width / 1e4, height / 1e4]),
      ),
    );
    expect(sizes).toEqual([[[1174, 1570]], [[1457, 2083]], [[1457, 2084]], [[1158, 2138]]]);
    for (const file of files) {
      const picture = await test_.reader.renderPage(file, 0, { maxEdgePx: 200, format: 'jpeg' });
      expect(Math.max(picture.width, picture.height)).toBe(200);
    }
  });

  test('every page image among the real data is read', async () => {
    const files = under('.').filter((file) => /\.(png|jpe?g)$/i.test(file));
    expect(files.length).toBeGreaterThan(50);
    const results = await Promise.allSettled(files.map((file) => test_.reader.inspect(file)));
    expect(files.filter((_, index) => results[index]!.status === 'rejected')).toEqual([]);
  });
});
