import { expect, test } from 'vitest';
import { readJpegHeader } from '../../../src-main/pdf/reading/jpeg-header';
import { swapsEdges, toOrientation, uprightTransform } from '../../../src-main/pdf/reading/orientation';
import { createShrinker } from '../../../src-main/pdf/reading/shrink-rows';
import { readExifOrientation, readTiffFile } from '../../../src-main/pdf/reading/tiff-directories';
import { samplesToRgba } from '../../../src-main/pdf/reading/tiff-samples';

const source = (bytes: Uint8Array) => ({
  size: bytes.length,
  read: (position: number, length: number) => Uint8Array.from(bytes.subarray(position, position + length)),
  close: () => {},
});

const segment = (marker: number, ...data: readonly number[]): readonly number[] => [
  0xff,
  marker,
  0,
  data.length + 2,
  ...data,
];
const frame = segment(0xc0, 8, 0, 20, 0, 40, 1, 1, 0x11, 0);
const scan = segment(0xda, 1, 1, 0, 0, 63, 0);
const jpeg = (...parts: readonly (readonly number[])[]): Uint8Array =>
  Uint8Array.from([0xff, 0xd8, ...parts.flat()]);

test('a JPEG says its size in its frame, whatever a thumbnail inside it says', () => {
  const thumbnail = segment(0xe2, 0xff, 0xd8, ...segment(0xc0, 8, 0, 1, 0, 1), 0xff, 0xd9);
  const whole = jpeg(thumbnail, [0xff, 0xff], frame, scan, [1, 2, 0xff, 0x00, 3, 0xff, 0xd9, 7, 7]);
  expect(readJpegHeader(source(whole))).toEqual({ width: 40, height: 20, orientation: 1 });
  expect(() => readJpegHeader(source(jpeg(thumbnail, frame, scan, [1, 2, 3])))).toThrow(/cut off/);
  expect(() => readJpegHeader(source(jpeg(scan)))).toThrow(/nothing about its size/);
  expect(() => readJpegHeader(source(jpeg([1, 2, 3, 4, 5])))).toThrow(/damaged/);
});

const bigEndian = (value: number): readonly number[] => [
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
  value,
  0,
  0,
  0,
  0,
  0,
  0,
];

test('an orientation is read in either byte order; a damaged block says none', () => {
  expect(readExifOrientation(Uint8Array.from(bigEndian(6)))).toBe(6);
  expect(
    readExifOrientation(
      Uint8Array.from([
        0x49, 0x49, 42, 0, 8, 0, 0, 0, 1, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, 8, 0, 0, 0, 0, 0, 0, 0,
      ]),
    ),
  ).toBe(8);
  expect(readExifOrientation(Uint8Array.from(bigEndian(9)))).toBe(1);
  expect(readExifOrientation(Uint8Array.from([1, 2, 3]))).toBe(1);
});

test('a directory whose entry counts four billion values is read without them', () => {
  const lying = [
    0x49, 0x49, 42, 0, 8, 0, 0, 0, 1, 0, 17, 1, 4, 0, 255, 255, 255, 255, 8, 0, 0, 0, 0, 0, 0, 0,
  ];
  const [directory] = readTiffFile(source(Uint8Array.from(lying)), 10).directories;
  expect(directory!.values(273)!.length).toBeLessThan(10);
});

test.each([1, 2, 3, 4, 5, 6, 7, 8] as const)(
  'orientation %d keeps the pixels within the upright page',
  (orientation) => {
    const [a, b, c, d, e, f] = uprightTransform(orientation, 40, 20);
    const corners = [
      [0, 0],
      [40, 0],
      [0, 20],
      [40, 20],
    ].map(([x, y]) => [a * x! + c * y! + e, b * x! + d * y! + f]);
    const xs = corners.map(([x]) => x!);
    const ys = corners.map(([, y]) => y!);
    const expected = swapsEdges(orientation) ? [0, 20, 0, 40] : [0, 40, 0, 20];
    expect([Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]).toEqual(expected);
    expect(toOrientation(orientation)).toBe(orientation);
  },
);

test('shrinking averages squares, also the incomplete ones at the edges, in any portions of rows', () => {
  const grey = (...values: readonly number[]): Uint8ClampedArray =>
    Uint8ClampedArray.from(values.flatMap((value) => [value, value, value, 255]));
  const shrinker = createShrinker(3, 3, 2);
  shrinker.addRows(grey(0, 100, 40), 1);
  shrinker.addRows(grey(0, 100, 60, 8, 10, 90), 2);
  const { pixels, width, height } = shrinker.finish();
  expect([width, height]).toEqual([2, 2]);
  expect([...pixels].filter((_, index) => index % 4 === 0)).toEqual([50, 50, 9, 90]);
});

test('samples of 1 to 16 bits, grey, palette, RGB and CMYK become RGBA', () => {
  const first = (
    samples: readonly number[],
    format: readonly [number, number, number],
    palette?: readonly number[],
  ) => {
    const [bitsPerSample, samplesPerPixel, photometric] = format;
    const size = { width: 1, height: 1 };
    return [
      ...samplesToRgba(
        Uint8Array.from(samples),
        size,
        { bitsPerSample, samplesPerPixel, photometric },
        palette,
      ),
    ];
  };
  expect(first([0x80], [1, 1, 0])).toEqual([0, 0, 0, 255]);
  expect(first([0x80], [1, 1, 1])).toEqual([255, 255, 255, 255]);
  expect(first([0xf0], [4, 1, 1])).toEqual([255, 255, 255, 255]);
  expect(first([0x00, 0x80], [16, 1, 1])[0]).toBe(128);
  expect(first([10, 20, 30], [8, 3, 2])).toEqual([10, 20, 30, 255]);
  expect(first([0, 255, 0, 0], [8, 4, 5])).toEqual([255, 0, 255, 255]);
  expect(first([0x80], [1, 1, 3], [0, 65_535, 0, 257, 0, 514])).toEqual([255, 1, 2, 255]);
});
