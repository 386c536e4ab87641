import { createHash, randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { chmod, mkdir, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { pipeline } from 'node:stream/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import type { Picked } from '../../../src-main/contract/host-capabilities';
import { createHandleRegistry } from '../../../src-main/core/handles';
import { openUploadStore } from '../../../src-main/hosts/web/upload-store';
import {
  ask,
  bearer,
  open,
  PDF_BYTES,
  PDF_HASH,
  startServer,
  type RawAnswer,
  type RunningServer,
} from './web-server';

const MEBIBYTE = 1024 * 1024;

let server: RunningServer;
let secret: string;
beforeAll(async () => {
  server = await startServer();
  secret = await server.beginSession();
});
afterAll(() => server.stop());

const get = (path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<RawAnswer> =>
  ask(server.port, { method, path, headers: { ...bearer(secret), ...headers } });
const upload = (query: string, body: string | Buffer): Promise<RawAnswer> =>
  ask(server.port, { method: 'POST', path: `/upload?${query}`, headers: bearer(secret), body });
const pickedOf = (answer: RawAnswer): Picked => JSON.parse(answer.body.toString()) as Picked;

/** Files of all uploads, by path. */
async function listUploads(): Promise<string[]> {
  const entries = await readdir(server.uploadsFolder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

describe('a file of the library', () => {
  test('comes whole, as bytes and never as something to show', async () => {
    const answer = await get(`/file/${PDF_HASH}`);
    expect(answer.body.equals(PDF_BYTES)).toBe(true);
    expect(answer.headers).toMatchObject({
      'content-type': 'application/octet-stream',
      'accept-ranges': 'bytes',
      'cache-control': 'no-store',
    });
    expect(answer.headers['content-security-policy']).toContain('sandbox');
  });

  const size = PDF_BYTES.length;
  test.each([
    ['bytes=0-7', 206, `bytes 0-7/${size}`, PDF_BYTES.subarray(0, 8)],
    ['bytes=9-', 206, `bytes 9-${size - 1}/${size}`, PDF_BYTES.subarray(9)],
    ['bytes=-4', 206, `bytes ${size - 4}-${size - 1}/${size}`, PDF_BYTES.subarray(size - 4)],
    ['bytes=5-99999', 206, `bytes 5-${size - 1}/${size}`, PDF_BYTES.subarray(5)],
    [`bytes=${size}-`, 416, `bytes */${size}`, Buffer.alloc(0)],
    ['bytes=0-1,4-5', 200, undefined, PDF_BYTES],
    ['bytes=7-2', 200, undefined, PDF_BYTES],
    ['lines=1-2', 200, undefined, PDF_BYTES],
  ])('the range %s is answered with %i', async (range, status, contentRange, body) => {
    const answer = await get(`/file/${PDF_HASH}`, { range });
    expect(answer.status).toBe(status);
    expect(answer.headers['content-range']).toBe(contentRange);
    expect(answer.body.equals(body)).toBe(true);
  });

  test('tells its size without its bytes, and cannot be written', async () => {
    const head = await get(`/file/${PDF_HASH}`, {}, 'HEAD');
    expect(head.headers['content-length']).toBe(String(size));
    expect(head.body).toHaveLength(0);
    expect((await get(`/file/${PDF_HASH}`, {}, 'PUT')).status).toBe(405);
    expect((await get(`/file/${'0'.repeat(64)}`)).status).toBe(404);
  });
});

describe('an upload', () => {
  test('becomes a handle for a file of that name, which nobody else can read', async () => {
    const picked = pickedOf(await upload('name=Rechnung%20M%C3%A4rz.pdf', 'bytes'));
    const path = server.handles.resolve(picked.handle);
    expect(picked.name).toBe('Rechnung März.pdf');
    expect(path.endsWith('Rechnung März.pdf')).toBe(true);
    expect(await readFile(path, 'utf8')).toBe('bytes');
    expect((await stat(path)).mode & 0o077).toBe(0);
    expect((await stat(server.uploadsFolder)).mode & 0o077).toBe(0);
  });

  test.each([
    ['../../evil.pdf', 'evil.pdf'],
    ['/etc/passwd', 'passwd'],
    ['C:\\Users\\a.pdf', 'a.pdf'],
    ['..', 'file'],
    ['con.pdf', '_con.pdf'],
  ])('named %s is kept as %s inside its own folder', async (given, name) => {
    const picked = pickedOf(await upload(`name=${encodeURIComponent(given)}`, 'x'));
    expect(picked.name).toBe(name);
    expect(server.handles.resolve(picked.handle).startsWith(server.uploadsFolder)).toBe(true);
  });

  test('of a dropped folder lands beside the others, under one handle', async () => {
    const group = 'group-0000-0001';
    const answers = await Promise.all(
      ['set/a.pdf', 'set/b/c.pdf', 'set/b/d.pdf'].map((path) =>
        upload(`group=${group}&path=${encodeURIComponent(path)}`, path),
      ),
    );
    const handles = new Set(answers.map((answer) => pickedOf(answer).handle));
    expect(handles.size).toBe(1);
    expect(pickedOf(answers[0]!).name).toBe('set');
    const folder = server.handles.resolve([...handles][0]!);
    expect(basename(folder)).toBe('set');
    expect(await readFile(join(folder, 'b', 'c.pdf'), 'utf8')).toBe('set/b/c.pdf');
    expect((await upload(`group=${group}&path=set%2Fa.pdf`, 'again')).status).toBe(409);
    expect(await readFile(join(folder, 'a.pdf'), 'utf8')).toBe('set/a.pdf');
  });

  test('of folders dropped together lands under a handle for each', async () => {
    const answers = await Promise.all(
      ['march/1.pdf', 'april/1.pdf'].map((path) =>
        upload(`group=group-0000-0003&path=${encodeURIComponent(path)}`, path),
      ),
    );
    for (const answer of answers) {
      const { handle, name } = pickedOf(answer);
      expect(await readFile(join(server.handles.resolve(handle), '1.pdf'), 'utf8')).toBe(`${name}/1.pdf`);
    }
  });

  test.each([
    '../a.pdf',
    'set/../../a.pdf',
    '/etc/a.pdf',
    'set//a.pdf',
    'set\\..\\a.pdf',
    './a.pdf',
    '',
    'a/'.repeat(40),
  ])('with the path %s is refused', async (path) => {
    const before = await listUploads();
    expect((await upload(`group=group-0000-0002&path=${encodeURIComponent(path)}`, 'x')).status).toBe(400);
    expect(await listUploads()).toEqual(before);
  });

  test('that is broken off leaves nothing', async () => {
    const before = await listUploads();
    const outgoing = open(server.port, {
      method: 'POST',
      path: '/upload?name=broken.pdf',
      headers: { ...bearer(secret), 'content-length': String(50 * MEBIBYTE) },
    });
    outgoing.on('error', () => undefined);
    outgoing.write(randomBytes(5 * MEBIBYTE));
    await expect.poll(async () => (await listUploads()).length).toBe(before.length + 1);
    outgoing.destroy();
    await expect.poll(listUploads).toEqual(before);
  });

  test('of 300 MB passes through without being held in memory', { timeout: 60_000 }, async () => {
    const chunk = randomBytes(MEBIBYTE);
    const outgoing = open(server.port, {
      method: 'POST',
      path: '/upload?name=large.pdf',
      headers: bearer(secret),
    });
    const answered = new Promise<string>((resolve, reject) => {
      outgoing.on('error', reject);
      outgoing.on('response', (response) =>
        response.on('data', (bytes: Buffer) => resolve(bytes.toString())),
      );
    });
    const before = process.memoryUsage().rss;
    let peak = before;
    const hash = createHash('sha256');
    for (let sent = 0; sent < 300; sent += 1) {
      hash.update(chunk);
      if (!outgoing.write(chunk)) await new Promise((resume) => outgoing.once('drain', resume));
      peak = Math.max(peak, process.memoryUsage().rss);
    }
    outgoing.end();
    const { handle } = JSON.parse(await answered) as Picked;
    const arrived = createHash('sha256');
    await pipeline(createReadStream(server.handles.resolve(handle)), arrived);
    expect(arrived.digest('hex')).toBe(hash.digest('hex'));
    // Sender and receiver share this process; what neither may do is hold the file.
    expect((peak - before) / MEBIBYTE).toBeLessThan(120);
    expect((await get(`/upload/${handle}`, {}, 'DELETE')).status).toBe(200);
    expect(await listUploads()).not.toContain(server.handles.resolve(handle));
    expect((await get(`/upload/${handle}`, {}, 'DELETE')).status).toBe(404);
  });

  test('without the secret is not even read', async () => {
    const before = await listUploads();
    const answer = await ask(server.port, {
      method: 'POST',
      path: '/upload?name=a.pdf',
      body: Buffer.alloc(1000),
    });
    expect(answer.status).toBe(401);
    expect(await listUploads()).toEqual(before);
  });
});

describe('a download', () => {
  test('is an attachment under its own name', async () => {
    const path = join(server.folder, "Sätze (v3)'s.json");
    await writeFile(path, '{"images":[]}');
    const answer = await get(`/download/${server.handles.register(path)}`);
    expect(answer.body.toString()).toBe('{"images":[]}');
    expect(answer.headers['content-disposition']).toBe(
      "attachment; filename*=UTF-8''S%C3%A4tze%20%28v3%29%27s.json",
    );
  });

  test('is neither a folder, nor a link, nor a handle that was never given', async () => {
    const link = join(server.folder, 'link.json');
    await symlink(join(server.folder, 'secret.txt'), link);
    for (const handle of [
      server.handles.register(server.folder),
      server.handles.register(link),
      'never-given',
    ]) {
      expect((await get(`/download/${handle}`)).status).toBe(404);
    }
  });
});

test('closing the server removes what was uploaded, and ends connections that are open', async () => {
  const short = await startServer();
  const own = await short.beginSession();
  const headers = bearer(own);
  await ask(short.port, { method: 'POST', path: '/upload?name=a.pdf', headers, body: 'x' });
  const hanging = open(short.port, { method: 'POST', path: '/upload?name=b.pdf', headers });
  hanging.on('error', () => undefined);
  hanging.write('x');
  await wait(50);
  await short.host.close();
  expect(await readdir(short.uploadsFolder)).toEqual([]);
  await short.stop().catch(() => undefined);
});

test('starting sweeps what a killed server left, but not what a running one holds', async () => {
  const uploadsFolder = join(server.folder, 'shared-uploads');
  const impossiblePid = 2 ** 22 + 1;
  const leftover = `serve-${impossiblePid}-abcdef`;
  const inUse = `serve-${process.ppid}-abcdef`;
  for (const name of [leftover, inUse, 'not-ours'])
    await mkdir(join(uploadsFolder, name), { recursive: true });
  await chmod(uploadsFolder, 0o777);
  const store = await openUploadStore(uploadsFolder, createHandleRegistry());
  const names = await readdir(uploadsFolder);
  expect(names).not.toContain(leftover);
  expect(names).toEqual(expect.arrayContaining([inUse, 'not-ours']));
  expect((await stat(uploadsFolder)).mode & 0o077).toBe(0);
  await store.close();
});

test('the folder for uploads is never one that a link leads to', async () => {
  const link = join(server.folder, 'linked-uploads');
  await symlink(join(server.folder, 'library'), link);
  await expect(openUploadStore(link, createHandleRegistry())).rejects.toThrow('belongs to someone else');
});

test('the start page leads to the address, and only this person can read it', async () => {
  const path = await server.host.writeStartPage();
  expect(await readFile(path, 'utf8')).toContain(`url=${server.host.address}"`);
  expect((await stat(path)).mode & 0o077).toBe(0);
});
