import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PageWords, Word } from '../../../src-main/pdf/document-facts';
import {
  hasTestData,
  makeTemporaryFolder,
  startTestReader,
  TEST_DATA,
  type TestReader,
} from './build-worker';
import { onePagePdf, textStream } from './make-files';

let test_: TestReader;
beforeAll(async () => (test_ = await startTestReader()));
afterAll(() => test_.close());

async function readWords(file: string, pages?: readonly number[]): Promise<readonly PageWords[]> {
  const all: PageWords[] = [];
  for await (const page of test_.reader.words(file, pages === undefined ? {} : { pages })) all.push(page);
  return all;
}

const find = (words: readonly Word[], text: string): Word => words.find((word) => word.text === text)!;

/** "Hello" begins 100 pt from the left and 700 pt from the bottom of a 612 × 792 pt sheet. */
const hello = textStream('BT /F 20 Tf 100 700 Td (Hello wide world) Tj ET');

async function wordsOfSheet(pageEntries: string): Promise<readonly Word[]> {
  const file = join(makeTemporaryFolder(), 'sheet.pdf');
  writeFileSync(file, onePagePdf(pageEntries, hello));
  return (await readWords(file))[0]!.words;
}

describe('words of a page made for the purpose', () => {
  const points = ({ box }: Word): readonly number[] => box.map((edge) => Math.round(edge / 10_000));

  test('lie where they were written, measured from the top left', async () => {
    const words = await wordsOfSheet('/MediaBox [0 0 612 792]');
    expect(words.map(({ text }) => text)).toEqual(['Hello', 'wide', 'world']);
    // Helvetica: "Hello" is 2.279 em, the space 0.278 em wide.
    expect(find(words, 'Hello').box[0]).toBe(1_000_000);
    expect(find(words, 'Hello').box[2]).toBeCloseTo(1_455_600, -4);
    expect(find(words, 'wide').box[0]).toBeCloseTo(1_511_200, -4);
    const [, top, , bottom] = points(find(words, 'Hello'));
    expect(top).toBeLessThan(92);
    expect(top).toBeGreaterThan(70);
    expect(bottom).toBeGreaterThanOrEqual(92);
    expect(bottom).toBeLessThan(100);
  });

  test('move with a CropBox, and grow with UserUnit', async () => {
    const plain = points(find(await wordsOfSheet('/MediaBox [0 0 612 792]'), 'Hello'));
    const cropped = points(
      find(await wordsOfSheet('/MediaBox [0 0 612 792] /CropBox [50 0 612 750]'), 'Hello'),
    );
    expect(cropped).toEqual([plain[0]! - 50, plain[1]! - 42, plain[2]! - 50, plain[3]! - 42]);
    const doubled = find(await wordsOfSheet('/MediaBox [0 0 612 792] /UserUnit 2'), 'Hello').box;
    const single = find(await wordsOfSheet('/MediaBox [0 0 612 792]'), 'Hello').box;
    doubled.forEach((edge, side) => expect(Math.abs(edge - 2 * single[side]!)).toBeLessThanOrEqual(1));
  });

  test.each([
    [90, ([left, top, right, bottom]: readonly number[]) => [792 - bottom!, left, 792 - top!, right]],
    [
      180,
      ([left, top, right, bottom]: readonly number[]) => [
        612 - right!,
        792 - bottom!,
        612 - left!,
        792 - top!,
      ],
    ],
    [270, ([left, top, right, bottom]: readonly number[]) => [top, 612 - right!, bottom, 612 - left!]],
  ])('turn with a page rotated by %d degrees', async (rotation, turn) => {
    const upright = find(await wordsOfSheet('/MediaBox [0 0 612 792]'), 'world').box.map(
      (edge) => edge / 10_000,
    );
    const turned = find(await wordsOfSheet(`/MediaBox [0 0 612 792] /Rotate ${rotation}`), 'world').box;
    turn(upright).forEach((edge, index) =>
      expect(Math.abs(edge! - turned[index]! / 10_000)).toBeLessThan(0.001),
    );
  });

  test('outside the shown part of the page are left out', async () => {
    expect(await wordsOfSheet('/MediaBox [0 0 612 792] /CropBox [0 0 612 300]')).toEqual([]);
  });

  test('of a page that does not exist are not found', async () => {
    const file = join(makeTemporaryFolder(), 'one.pdf');
    writeFileSync(file, onePagePdf('/MediaBox [0 0 612 792]', hello));
    await expect(readWords(file, [1])).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe.skipIf(!hasTestData())('words of real PDFs', () => {
  const pdf = (name: string): string => join(TEST_DATA, 'pdf', name);

  test.each([
    'rotated/rotation.pdf',
    'rotated/hello_world_rotated.pdf',
    'rotated/issue14415.pdf',
    'rotated/habibi-rotated.pdf',
    'geometry/issue6413.pdf',
    'geometry/issue-1054-example.pdf',
    'geometry/bug1947248_text.pdf',
    'geometry/160F-2019.pdf',
    'geometry/sizes.pdf',
    'geometry/issue1350.pdf',
    'scripts/vertical.pdf',
  ])('of %s lie inside their page', async (name) => {
    const { pages } = await test_.reader.inspect(pdf(name));
    const found = await readWords(pdf(name));
    expect(found).toHaveLength(pages.length);
    expect(found.flatMap(({ words }) => words).length).toBeGreaterThan(0);
    for (const { pageIndex, words } of found) {
      const page = pages[pageIndex]!;
      const inside = words.filter(
        ({ box: [left, top, right, bottom] }) =>
          (left + right) / 2 >= 0 &&
          (left + right) / 2 <= page.width &&
          (top + bottom) / 2 >= 0 &&
          (top + bottom) / 2 <= page.height,
      );
      expect(inside.length).toBeGreaterThanOrEqual(words.length * 0.95);
      expect(words.every(({ box, text }) => box.every(Number.isSafeInteger) && /^\S+$/u.test(text))).toBe(
        true,
      );
      expect(words.every(({ box: [left, top, right, bottom] }) => left <= right && top <= bottom)).toBe(true);
    }
  });

  test('on a page rotated by 90 degrees are those of its upright twin, turned', async () => {
    const [upright] = await readWords(pdf('rotated/nics-background-checks-2015-11.pdf'));
    const [rotated] = await readWords(pdf('rotated/nics-background-checks-2015-11-rotated.pdf'));
    const { pages } = await test_.reader.inspect(pdf('rotated/nics-background-checks-2015-11-rotated.pdf'));
    expect(rotated!.words.length).toBeGreaterThan(1_000);
    const turned = upright!.words.map(({ text, box: [left, top, right, bottom] }) => ({
      text,
      box: [pages[0]!.width - bottom, left, pages[0]!.width - top, right],
    }));
    for (const [index, word] of rotated!.words.entries()) {
      expect(word.text).toBe(turned[index]!.text);
      word.box.forEach((edge, side) =>
        expect(Math.abs(edge - turned[index]!.box[side]!)).toBeLessThanOrEqual(2),
      );
    }
  });

  test('come page by page, only the pages asked for, and reading may stop early', async () => {
    const file = pdf('many-pages/DA-619p.pdf');
    const some = await readWords(file, [617, 3]);
    expect(some.map(({ pageIndex }) => pageIndex)).toEqual([617, 3]);
    for await (const page of test_.reader.words(file)) {
      expect(page.pageIndex).toBe(0);
      break;
    }
  });

  test('of images are none', async () => {
    const scan = join(TEST_DATA, 'ocr-d-bags/glyph-consistency/data/00000259.sw.tif');
    expect(await readWords(scan)).toEqual([{ pageIndex: 0, words: [] }]);
  });

  test.each([
    'rotated/nics-background-checks-2015-11-rotated.pdf',
    'ordinary/tracemonkey.pdf',
    'geometry/issue-1054-example.pdf',
  ])('of %s lie where pdf.js draws ink', async (name) => {
    const { pages } = await test_.reader.inspect(pdf(name));
    const [{ words }] = (await readWords(pdf(name), [0])) as [PageWords];
    const { bytes, width, height } = await test_.reader.renderPage(pdf(name), 0, {
      maxEdgePx: 3_000,
      format: 'png',
    });
    const context = createCanvas(width, height).getContext('2d');
    context.drawImage(await loadImage(bytes), 0, 0);
    const { data } = context.getImageData(0, 0, width, height);
    const scale = width / pages[0]!.width;
    const hasInk = ({ box }: Word): boolean => {
      const [left, top, right, bottom] = box.map((edge) => Math.round(edge * scale)) as [
        number,
        number,
        number,
        number,
      ];
      let darkest = 255;
      let lightest = 0;
      for (let y = Math.max(0, top); y < Math.min(height, bottom); y += 1) {
        for (let x = Math.max(0, left); x < Math.min(width, right); x += 1) {
          const green = data[(y * width + x) * 4 + 1]!;
          darkest = Math.min(darkest, green);
          lightest = Math.max(lightest, green);
        }
      }
      return lightest - darkest > 60;
    };
    expect(words.filter(hasInk).length).toBeGreaterThan(words.length * 0.98);
  });
});
