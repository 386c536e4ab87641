import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDocumentReader } from '../../../src-main/pdf/document-reader';
import { makeTemporaryFolder, startTestReader, type TestReader } from './build-worker';
import { deflateTwice, onePagePdf, textStream } from './make-files';

const folder = makeTemporaryFolder();
let test_: TestReader;
beforeAll(async () => (test_ = await startTestReader({ concurrency: 1 })));
afterAll(async () => {
  await test_.close();
  rmSync(folder, { recursive: true });
});

const write = (name: string, bytes: Uint8Array): string => {
  writeFileSync(join(folder, name), bytes);
  return join(folder, name);
};
const goodFile = (): string =>
  write('good.pdf', onePagePdf('/MediaBox [0 0 200 100]', textStream('BT /F 12 Tf 20 50 Td (Good) Tj ET')));
/** Takes many seconds to draw. */
const slowPdf = onePagePdf('/MediaBox [0 0 200 100]', {
  entries: '/Filter [/FlateDecode /FlateDecode]',
  data: deflateTwice('1 0 0 1 0 0 cm ', 300),
});
const slowFile = (): string => write('slow.pdf', slowPdf);

test('what is cancelled fails as cancelled, soon, under way and waiting; the next is read', async () => {
  const abort = new AbortController();
  const { signal } = abort;
  const underWay = test_.reader.renderPage(slowFile(), 0, { maxEdgePx: 100, format: 'png', signal });
  const waiting = test_.reader.inspect(goodFile(), { signal });
  const next = test_.reader.inspect(goodFile());
  setTimeout(() => abort.abort(), 600);
  const start = performance.now();
  await expect(waiting).rejects.toMatchObject({ code: 'cancelled' });
  await expect(underWay).rejects.toMatchObject({ code: 'cancelled' });
  expect(performance.now() - start).toBeLessThan(3_000);
  await expect(next).resolves.toMatchObject({ pages: [{ width: 2_000_000 }] });
  await expect(test_.reader.inspect(goodFile(), { signal })).rejects.toMatchObject({ code: 'cancelled' });
});

test('a page that takes too long is ended, and the words say it', async () => {
  const picture = test_.reader.renderPage(slowFile(), 0, {
    maxEdgePx: 100,
    format: 'png',
    limits: { pageMs: 300 },
  });
  await expect(picture).rejects.toMatchObject({
    code: 'document-unreadable',
    userMessage: {
      what: 'Page 1 of “slow.pdf” was not drawn.',
      why: expect.stringContaining('300 milliseconds') as string,
    },
  });
});

test('a page picture has the size asked for and is a file of the kind asked for', async () => {
  const jpeg = await test_.reader.renderPage(goodFile(), 0, { maxEdgePx: 400, format: 'jpeg' });
  expect([jpeg.width, jpeg.height]).toEqual([400, 200]);
  expect([...jpeg.bytes.subarray(0, 3)]).toEqual([0xff, 0xd8, 0xff]);
  const png = await test_.reader.renderPage(goodFile(), 0, { maxEdgePx: 50, format: 'png' });
  expect([png.width, png.height]).toEqual([50, 25]);
  expect(Buffer.from(png.bytes.subarray(1, 4)).toString()).toBe('PNG');
  for (const maxEdgePx of [0, 1.5, 100_000]) {
    await expect(test_.reader.renderPage(goodFile(), 0, { maxEdgePx, format: 'png' })).rejects.toMatchObject({
      code: 'input-invalid',
    });
  }
});

test('a file that changed between two questions is read anew', async () => {
  const file = write('changing.pdf', onePagePdf('/MediaBox [0 0 200 100]', textStream('')));
  await expect(test_.reader.inspect(file)).resolves.toMatchObject({ pages: [{ width: 2_000_000 }] });
  write('changing.pdf', onePagePdf('/MediaBox [0 0 3000 100]', textStream('')));
  await expect(test_.reader.inspect(file)).resolves.toMatchObject({ pages: [{ width: 30_000_000 }] });
});

test('a missing file, a folder and a name for messages', async () => {
  await expect(test_.reader.inspect(join(folder, 'none.pdf'), { name: 'Brief.pdf' })).rejects.toMatchObject({
    code: 'not-found',
    userMessage: { what: '“Brief.pdf” was not added.' },
  });
  await expect(test_.reader.inspect(folder)).rejects.toMatchObject({ code: 'document-unreadable' });
});

test('closing ends what is under way', async () => {
  const reader = test_.create();
  const underWay = reader.renderPage(slowFile(), 0, { maxEdgePx: 100, format: 'png' });
  setTimeout(() => void reader.close(), 300);
  await expect(underWay).rejects.toMatchObject({ code: 'cancelled' });
  await expect(reader.inspect(goodFile())).rejects.toMatchObject({ code: 'cancelled' });
});

test('a reader that cannot start its process says so instead of waiting', async () => {
  const reader = createDocumentReader({ workerEntry: join(folder, 'missing.js'), pdfAssets: folder });
  await expect(reader.inspect(goodFile())).rejects.toThrow(/did not start/);
  await reader.close();
});
