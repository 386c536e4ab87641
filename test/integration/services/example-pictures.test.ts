import { chmodSync, rmSync, writeFileSync } from 'node:fs';
import { createCanvas, ImageData, loadImage } from '@napi-rs/canvas';
import PDFDocument from 'pdfkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Box } from '../../../src-main/domain/geometry/units';
import type { ClassExample } from '../../../src-main/domain/label-schema/label-schema';
import { writeGuidelines } from '../../../src-main/formats/schema/write-guidelines';
import { renderExample, renderExamples } from '../../../src-main/services/schema/example-pictures';
import type { PictureSource } from '../../../src-main/services/documents/picture-service';
import { aLibrary, type TestLibrary } from '../../builders/libraries';
import { startTestReader, type TestReader } from '../pdf/build-worker';

let reading: TestReader;
let library: TestLibrary;
let source: PictureSource;
/** SHA-256 of the files. */
const files: Record<string, string> = {};

/** A page of 600 × 800 pt with a black square of 100 pt at 200, 300. */
function squarePdf(): Promise<Buffer> {
  const pdf = new PDFDocument({ size: [600, 800], margin: 0 });
  pdf.rect(200, 300, 100, 100).fill('#000000');
  const chunks: Buffer[] = [];
  pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
  return new Promise((resolve) => {
    pdf.on('end', () => resolve(Buffer.concat(chunks)));
    pdf.end();
  });
}

/** Nothing compresses worse. */
function noisePng(): Buffer {
  const canvas = createCanvas(1200, 900);
  const pixels = new Uint8ClampedArray(1200 * 900 * 4);
  let state = 1;
  for (let at = 0; at < pixels.length; at++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    pixels[at] = at % 4 === 3 ? 255 : state >>> 24;
  }
  canvas.getContext('2d').putImageData(new ImageData(pixels, 1200, 900), 0, 0);
  return canvas.toBuffer('image/png');
}

beforeAll(async () => {
  reading = await startTestReader();
  source = { reader: reading.reader, passwordOf: () => undefined };
  library = aLibrary({ reader: reading.reader });
  writeFileSync(library.path('square.pdf'), await squarePdf());
  writeFileSync(library.path('noise.png'), noisePng());
  for (const name of ['square.pdf', 'noise.png']) {
    const known = new Set(library.context.reader.fileFacts.list().map(({ sha256 }) => sha256));
    await library.addPaths(library.path(name));
    files[name] = library.context.reader.fileFacts.list().find(({ sha256 }) => !known.has(sha256))!.sha256;
  }
});
afterAll(async () => {
  await reading?.close();
  library?.remove();
});

const inUnits = (...points: number[]): Box => points.map((value) => value * 10_000) as unknown as Box;
const example = (name: string, box: Box, more: Partial<ClassExample> = {}): ClassExample => ({
  file: files[name]!,
  pageIndex: 0,
  box,
  ...more,
});
const render = (one: ClassExample, color?: string) => renderExample(library.context, source, one, color);

async function decode(base64: string) {
  const image = await loadImage(Buffer.from(base64, 'base64'));
  const context = createCanvas(image.width, image.height).getContext('2d');
  context.drawImage(image, 0, 0);
  const at = (x: number, y: number): string => {
    const [red, green, blue] = context.getImageData(Math.round(x), Math.round(y), 1, 1).data;
    if (red! < 60 && green! < 60 && blue! < 60) return 'black';
    if (red! > 200 && green! > 200 && blue! > 200) return 'white';
    return green! > red! + 80 ? 'green' : 'other';
  };
  return { width: image.width, height: image.height, at };
}

describe('the picture of an example', () => {
  test('shows the box with room around it and a frame in the colour of the class', async () => {
    const picture = await render(example('square.pdf', inUnits(200, 300, 300, 400)), '#00b000');
    expect(picture).toMatchObject({ mime: 'image/jpeg', alt: 'example on page 1' });
    const { width, height, at } = await decode(picture!.base64);
    // 100 pt and 15 pt on each side, on 640 pixels.
    expect(Math.abs(width - 640)).toBeLessThanOrEqual(2);
    expect(Math.abs(height - 640)).toBeLessThanOrEqual(2);
    const edge = (640 * 15) / 130;
    expect([at(320, 320), at(edge + 6, 320), at(edge - 2, 320), at(edge - 10, 320), at(5, 5)]).toEqual([
      'black',
      'black',
      'green',
      'white',
      'white',
    ]);
  });

  test('at the corner of a page ends where the page ends', async () => {
    const { width, height } = await decode(
      (await render(example('square.pdf', inUnits(-50, -50, 60, 30))))!.base64,
    );
    // Right and down a margin of 0.15 × 110 pt; left and up nothing: 76.5 × 46.5 pt.
    expect(width / height).toBeCloseTo(76.5 / 46.5, 1);
  });

  test.each([
    ['the whole page', inUnits(0, 0, 1200, 900)],
    ['a wide strip', inUnits(0, 100, 1200, 160)],
  ])('of noise is no larger than 40 KiB: %s', async (_name, box) => {
    const picture = await render(example('noise.png', box));
    expect(Buffer.from(picture!.base64, 'base64').length).toBeLessThanOrEqual(40 * 1024);
    expect((await decode(picture!.base64)).width).toBeGreaterThan(100);
  });

  test('is none where there is nothing to show', async () => {
    const box = inUnits(200, 300, 300, 400);
    expect(await render(example('square.pdf', box, { file: '0'.repeat(64) }))).toBeNull();
    expect(await render(example('square.pdf', box, { pageIndex: 7 }))).toBeNull();
    expect(await render(example('square.pdf', inUnits(700, 0, 800, 50)))).toBeNull();
    expect(await render(example('square.pdf', inUnits(-9, -9, 0, 0)))).toBeNull();
  });

  test('of a point, or beyond all measure, is still drawn or refused', async () => {
    expect(await render(example('square.pdf', inUnits(250, 350, 250, 350)))).not.toBeNull();
    expect(await render(example('square.pdf', inUnits(-9e6, -9e6, 9e6, 9e6)))).not.toBeNull();
  });
});

test('a guideline document holds the pictures of what is at hand, and says what is not', async () => {
  const path = library.context.reader.files.pathOf(files['noise.png']!);
  const schema = {
    classes: [
      {
        id: 'a',
        name: 'A',
        examples: [
          example('square.pdf', inUnits(200, 300, 300, 400), { note: 'a square' }),
          example('noise.png', inUnits(0, 0, 50, 50), { note: 'noise', isNegative: true }),
        ],
      },
    ],
  };
  chmodSync(path, 0o600);
  rmSync(path);
  const pictures = await renderExamples(library.context, source, schema);
  const record = { name: 'a', number: '1.0.0', author: 'Ada', time: '', reason: '', changelog: [] };
  const html = writeGuidelines(schema, record, { format: 'html', pictures });
  expect(html.match(/<img src="data:image\/jpeg;base64,[A-Za-z0-9+/=]+" alt="a square">/g)).toHaveLength(1);
  expect(html).toMatch(/Picture not at hand<\/p><figcaption>noise — page 1/);
});

test('drawing examples can be cancelled', async () => {
  const schema = {
    classes: [{ id: 'a', name: 'A', examples: [example('square.pdf', inUnits(0, 0, 50, 50))] }],
  };
  const cancelled = renderExamples(library.context, { ...source, signal: AbortSignal.abort() }, schema);
  await expect(cancelled).rejects.toMatchObject({ code: 'cancelled' });
});
