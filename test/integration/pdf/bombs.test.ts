import { closeSync, mkdirSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DocumentFacts } from '../../../src-main/pdf/document-facts';
import { makeTemporaryFolder, startTestReader, type TestReader } from './build-worker';
import {
  deflateTwice,
  greyPage,
  makePdf,
  makeTiff,
  objectStreamPdf,
  onePagePdf,
  textStream,
} from './make-files';

const folder = makeTemporaryFolder();
let test_: TestReader;
beforeAll(async () => (test_ = await startTestReader({ limits: { rssGrowthMiB: 500 } })));
afterAll(async () => {
  await test_.close();
  rmSync(folder, { recursive: true });
});

const CATALOG = '<< /Type /Catalog /Pages 2 0 R >>';
const PAGE = '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] >>';
const goodPdf = onePagePdf('/MediaBox [0 0 612 792]', textStream('BT /F 12 Tf 72 720 Td (Good) Tj ET'));

const write = (name: string, bytes: Uint8Array): string => {
  writeFileSync(join(folder, name), bytes);
  return join(folder, name);
};

async function inspectBeside(name: string, bytes: Uint8Array): Promise<PromiseSettledResult<DocumentFacts>> {
  const reader = test_.create({ concurrency: 2 });
  const good = write('good.pdf', goodPdf);
  const [before, bomb, after] = await Promise.allSettled([
    reader.inspect(good),
    reader.inspect(write(name, bytes)),
    reader.inspect(good),
  ]);
  expect([before.status, after.status]).toEqual(['fulfilled', 'fulfilled']);
  await expect(reader.inspect(good)).resolves.toMatchObject({ pages: [{ width: 6_120_000 }] });
  return bomb;
}

const refusedWith = (reason: RegExp) => ({
  status: 'rejected',
  reason: { code: 'document-unreadable', userMessage: { why: expect.stringMatching(reason) as string } },
});

test.each([
  ['json.pdf', Buffer.from('{"pages": 3}'), /neither PDF nor/],
  ['zero.pdf', Buffer.alloc(0), /0 bytes/],
  [
    'count.pdf',
    makePdf([
      CATALOG,
      '<< /Type /Pages /Kids [4 0 R 3 0 R] /Count 2147483647 >>',
      PAGE,
      '<< /Type /Pages /Kids [3 0 R] /Count 2147483646 >>',
    ]),
    /2,147,483,647 pages; at most 20,000/,
  ],
  ['no-pages.pdf', makePdf([CATALOG, '<< /Type /Pages /Kids [] /Count 0 >>']), /no pages/],
  ['deep.pdf', makePdf([`<< /Pages 2 0 R /X ${'['.repeat(5_000_000)} >>`]), /damaged|nested/],
  ['huge.tif', makeTiff([greyPage(100_000, 100_000)]), /100,000 × 100,000 pixels/],
  ['loop.tif', makeTiff([greyPage(10, 10)], Buffer.alloc(100), 108), /leads back into itself/],
  [
    'many.tif',
    makeTiff(Array.from({ length: 20_001 }, () => [[256, 4, 1]] as const)),
    /more than 20,000 pages/,
  ],
  ['truncated.tif', makeTiff([greyPage(10, 10)]).subarray(0, 60), /missing/],
])('%s is refused, and a good file beside it is read', async (name, bytes, reason) => {
  expect(await inspectBeside(name, bytes)).toMatchObject(refusedWith(reason));
});

test('a page count without the pages is corrected to the pages there are', async () => {
  const bytes = makePdf([CATALOG, '<< /Type /Pages /Kids [3 0 R] /Count 2147483647 >>', PAGE]);
  expect(await inspectBeside('lying.pdf', bytes)).toMatchObject({ value: { pages: [{ width: 1_000_000 }] } });
});

test('a page tree that leads back into itself ends as one page with a problem', async () => {
  const bytes = makePdf([
    CATALOG,
    '<< /Type /Pages /Kids [3 0 R] /Count 1000 >>',
    '<< /Type /Pages /Kids [2 0 R] /Count 1000 >>',
  ]);
  expect(await inspectBeside('cycle.pdf', bytes)).toMatchObject({
    value: { pages: [{ problem: expect.stringContaining('damaged') as string }] },
  });
});

test('an inflate bomb of some gigabytes that opening must inflate is ended for its memory', async () => {
  const bomb = objectStreamPdf(deflateTwice('1 0 ', 1_500), '[/FlateDecode /FlateDecode]');
  expect(bomb.length).toBeLessThan(10_000);
  expect(await inspectBeside('inflate.pdf', bomb)).toMatchObject(refusedWith(/memory|longer than/));
});

test('an array that V8 cannot hold ends the reading process only', async () => {
  // In a worker thread this very file ends the whole program: "FATAL ERROR: Reached heap limit".
  const head = '1 0 << /Type /Catalog /Pages 2 0 R /X [';
  const numbers = Buffer.alloc(400 * 1_048_576, '1 ');
  numbers.write(head);
  const bomb = objectStreamPdf(deflateSync(numbers, { level: 1 }), '/FlateDecode');
  expect(await inspectBeside('array.pdf', bomb)).toMatchObject(refusedWith(/memory|longer than/));
});

test('a content stream of gigabytes costs its page only, and is ended for its time', async () => {
  const reader = test_.create();
  const content = {
    entries: '/Filter [/FlateDecode /FlateDecode]',
    data: deflateTwice('1 0 0 1 0 0 cm ', 1_500),
  };
  const file = write('content.pdf', onePagePdf('/MediaBox [0 0 100 100]', content));
  await expect(reader.inspect(file)).resolves.toMatchObject({ pages: [{ width: 1_000_000 }] });
  const pages: unknown[] = [];
  for await (const page of reader.words(file, { limits: { pageMs: 500 } })) pages.push(page);
  expect(pages).toEqual([
    { pageIndex: 0, words: [], problem: expect.stringMatching(/longer than|memory/) as string },
  ]);
  await expect(reader.inspect(write('good.pdf', goodPdf))).resolves.toBeDefined();
});

test('a PDF of two gigabytes is opened by reading its ends only', async () => {
  const gap = 2_000_000_000;
  const small = makePdf([CATALOG, '<< /Type /Pages /Kids [3 0 R] /Count 1 >>', PAGE]).toString('latin1');
  const body = small.slice(small.indexOf('1 0 obj'), small.indexOf('xref\n'));
  const shift = gap - '%PDF-1.7\n'.length;
  const xref = small
    .slice(small.indexOf('xref\n'))
    .replace(
      /^(\d{10}) 00000 n/gm,
      (_, offset: string) => `${String(Number(offset) + shift).padStart(10, '0')} 00000 n`,
    )
    .replace(/startxref\n\d+/, `startxref\n${gap + body.length}`);
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'sparse.pdf');
  const descriptor = openSync(file, 'w');
  // An object first: pdf.js looks there for a linearized file's, and zeros are white space to it.
  writeSync(descriptor, '%PDF-1.7\n9 0 obj\nnull\nendobj\n10 0 obj\nnull\nendobj\n', 0);
  writeSync(descriptor, body + xref, gap);
  closeSync(descriptor);
  const start = performance.now();
  await expect(test_.reader.inspect(file)).resolves.toMatchObject({ pages: [{ width: 1_000_000 }] });
  expect(performance.now() - start).toBeLessThan(5_000);
  rmSync(file);
});
