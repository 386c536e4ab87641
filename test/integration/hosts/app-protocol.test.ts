import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';

vi.mock('electron', () => ({ protocol: {} }));

const { answerAppRequest } = await import('../../../src-main/hosts/electron/app-protocol');
const { listPageFiles } = await import('../../../src-main/core/serve-file');

const HASH = 'ab'.repeat(32);
let folder: string;
let library: string | null;
let ask: (address: string, init?: RequestInit) => Promise<Response>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'colophon-app-'));
  library = join(folder, 'library');
  await mkdir(join(folder, 'pages', 'assets'), { recursive: true });
  await mkdir(join(library, 'objects', 'ab'), { recursive: true });
  await writeFile(join(folder, 'pages', 'index.html'), '<title>Colophon</title>');
  await writeFile(join(folder, 'secret.txt'), 'outside');
  await symlink(join(folder, 'secret.txt'), join(folder, 'pages', 'link.txt'));
  await writeFile(join(library, 'objects', 'ab', HASH), 'bytes of the file');
  const pages = await listPageFiles(join(folder, 'pages'));
  ask = (address, init) =>
    answerAppRequest(new Request(address, init), { pages, libraryFolder: () => library });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('the page comes under its policy', async () => {
  const answer = await ask('app://colophon/');
  expect(await answer.text()).toContain('Colophon');
  expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
});

test('a file of the library comes whole, in part, or as its size', async () => {
  const address = `app://colophon/file/${HASH}`;
  expect(await (await ask(address)).text()).toBe('bytes of the file');
  const part = await ask(address, { headers: { range: 'bytes=6-7' } });
  expect([part.status, await part.text(), part.headers.get('content-range')]).toEqual([
    206,
    'of',
    'bytes 6-7/17',
  ]);
  const head = await ask(address, { method: 'HEAD' });
  expect([head.headers.get('content-length'), await head.text()]).toEqual(['17', '']);
  expect((await ask(address, { headers: { range: 'bytes=99-' } })).status).toBe(416);
});

test.each([
  'app://elsewhere/',
  'app://colophon.evil/',
  'https://colophon/',
  'app://colophon/link.txt',
  'app://colophon/../secret.txt',
  'app://colophon/%2e%2e/secret.txt',
  'app://colophon/..%2fsecret.txt',
  'app://colophon/file/..%2f..%2fsecret.txt',
  `app://colophon/file/${HASH.toUpperCase()}`,
  `app://colophon/file/${'0'.repeat(64)}`,
  'app://colophon/library.sqlite',
  'app://colophon/session',
])('%s leads nowhere', async (address) => {
  expect((await ask(address)).status).toBe(404);
});

test('nothing can be written', async () => {
  for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS']) {
    expect((await ask(`app://colophon/file/${HASH}`, { method })).status).toBe(405);
  }
});

test('without an open library there is no file', async () => {
  const open = library;
  library = null;
  expect((await ask(`app://colophon/file/${HASH}`)).status).toBe(404);
  library = open;
});
