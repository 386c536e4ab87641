import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { networkInterfaces } from 'node:os';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { ask, bearer, PDF_HASH, postToken, secretOf, startServer, type RunningServer } from './web-server';

let server: RunningServer;
let secret: string;
beforeAll(async () => {
  server = await startServer();
  secret = await server.beginSession();
});
afterAll(() => server.stop());

const GUARDED = [
  ['a call', 'POST', '/rpc/session/state'],
  ['a file', 'GET', `/file/${PDF_HASH}`],
  ['the head of a file', 'HEAD', `/file/${PDF_HASH}`],
  ['an upload', 'POST', '/upload?name=a.pdf'],
  ['the end of an upload', 'DELETE', '/upload/0123456789'],
  ['a download', 'GET', '/download/0123456789'],
  ['an address that does not exist', 'GET', '/nothing'],
] as const;

describe('the secret', () => {
  const wrong: readonly (readonly [string, Record<string, string>])[] = [
    ['no secret', {}],
    ['another secret', bearer('A'.repeat(43))],
    ['an empty secret', { authorization: 'Bearer ' }],
    ['another scheme', { authorization: 'Basic QUFBQQ==' }],
  ];
  test.each(
    GUARDED.flatMap(([what, method, path]) =>
      wrong.map(([how, headers]) => ({ what, method, path, how, headers })),
    ),
  )('$what with $how is refused', async ({ method, path, headers }) => {
    expect((await ask(server.port, { method, path, headers })).status).toBe(401);
  });

  test('the spent token is no secret', async () => {
    const token = new URL(server.host.address).hash.slice(1);
    const mine = secretOf(await postToken(server.port, token));
    expect((await ask(server.port, { path: `/file/${PDF_HASH}`, headers: bearer(token) })).status).toBe(401);
    expect((await ask(server.port, { path: `/file/${PDF_HASH}`, headers: bearer(mine) })).status).toBe(200);
  });

  test('a secret in the address opens nothing', async () => {
    const path = `/file/${PDF_HASH}?authorization=Bearer%20${secret}&token=${secret}`;
    expect((await ask(server.port, { path })).status).toBe(401);
  });
});

describe('the token', () => {
  test('is good once; the next address is told, and the begun session goes on', async () => {
    const token = new URL(server.host.address).hash.slice(1);
    const told = server.freshAddresses.length;
    expect((await postToken(server.port, token)).status).toBe(200);
    const again = await postToken(server.port, token);
    expect(again.status).toBe(401);
    expect(again.body.toString()).not.toContain(token);
    expect(server.freshAddresses).toHaveLength(told + 1);
    expect(server.freshAddresses.at(-1)).toBe(server.host.address);
    expect(server.host.address).not.toContain(token);
    expect((await ask(server.port, { path: `/file/${PDF_HASH}`, headers: bearer(secret) })).status).toBe(200);
  });

  test.each(['', 'A'.repeat(43), 'null', '{}'])(
    'another user of the machine guesses %j in vain',
    async (guess) => {
      const good = server.host.address;
      expect((await postToken(server.port, guess)).status).toBe(401);
      expect(server.host.address).toBe(good);
    },
  );

  test.each(['nonsense', '[]', 'null', '{"token":{"length":43}}', 'x'.repeat(5000)])(
    'the body %.20j begins no session',
    async (body) => {
      const headers = { 'content-type': 'application/json' };
      expect((await ask(server.port, { method: 'POST', path: '/session', headers, body })).status).toBe(401);
    },
  );

  test('a form or a plain text cannot spend it', async () => {
    const body = JSON.stringify({ token: new URL(server.host.address).hash.slice(1) });
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data']) {
      const answer = await ask(server.port, {
        method: 'POST',
        path: '/session',
        headers: { 'content-type': type },
        body,
      });
      expect(answer.status).toBe(415);
    }
  });
});

describe('another site', () => {
  test.each(['evil.example', 'localhost', '127.0.0.1', '127.0.0.1:1', '127.0.0.1.evil.example', '[::1]'])(
    'that calls this machine %s (DNS rebinding) gets nothing, not even the page',
    async (name) => {
      const host = /^\d+\.\d+\.\d+\.\d+$|:/.test(name) ? name : `${name}:${server.port}`;
      for (const path of ['/', `/file/${PDF_HASH}`, '/rpc/session/state']) {
        const answer = await ask(server.port, { path, headers: { ...bearer(secret), host } });
        expect(answer.status).toBe(421);
      }
    },
  );

  test.each(['http://evil.example', 'null', 'http://localhost:1', 'app://colophon'])(
    'with the origin %s is refused, even with the secret',
    async (origin) => {
      const headers = { ...bearer(secret), origin, 'content-type': 'application/json' };
      const answer = await ask(server.port, {
        method: 'POST',
        path: '/rpc/session/state',
        headers,
        body: '{}',
      });
      expect(answer.status).toBe(403);
      const token = new URL(server.host.address).hash.slice(1);
      expect((await postToken(server.port, token, { origin })).status).toBe(403);
      expect(server.host.address).toContain(token);
    },
  );

  test.each(['cross-site', 'same-site'])(
    'whose request is marked %s may only show the page',
    async (site) => {
      const marked = { ...bearer(secret), 'sec-fetch-site': site };
      expect((await ask(server.port, { path: `/file/${PDF_HASH}`, headers: marked })).status).toBe(403);
      expect((await ask(server.port, { path: '/decoder.wasm', headers: marked })).status).toBe(403);
      const link = { 'sec-fetch-site': site, 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' };
      expect((await ask(server.port, { path: '/', headers: link })).status).toBe(200);
      expect(
        (await ask(server.port, { path: '/', headers: { ...link, 'sec-fetch-dest': 'iframe' } })).status,
      ).toBe(403);
    },
  );

  test('is never given a CORS header', async () => {
    const preflight = { origin: 'http://evil.example', 'access-control-request-method': 'POST' };
    const answers = await Promise.all([
      ask(server.port, { method: 'OPTIONS', path: '/rpc/session/state', headers: preflight }),
      ask(server.port, { method: 'OPTIONS', path: '/rpc/session/state', headers: bearer(secret) }),
      ask(server.port, { path: '/', headers: { origin: server.origin } }),
      ask(server.port, { path: `/file/${PDF_HASH}`, headers: { ...bearer(secret), origin: server.origin } }),
    ]);
    for (const { headers } of answers) {
      expect(Object.keys(headers).filter((name) => name.startsWith('access-control-'))).toEqual([]);
    }
    expect(answers[3].status).toBe(200);
  });

  test('cannot reach the port from the network', async () => {
    const outside = Object.values(networkInterfaces())
      .flat()
      .find((address) => address?.family === 'IPv4' && !address.internal)?.address;
    if (outside === undefined) return;
    const refused = await new Promise<boolean>((resolve) => {
      const socket = connect(server.port, outside, () => resolve(false));
      socket.on('error', () => resolve(true));
    });
    expect(refused).toBe(true);
  });
});

describe('the page', () => {
  test('is open, under its policy', async () => {
    const answer = await ask(server.port, { path: '/' });
    expect(answer.status).toBe(200);
    expect(answer.headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'no-cache',
    });
    expect(answer.headers['content-security-policy']).toMatch(
      /^default-src 'none'; script-src 'self' 'wasm-unsafe-eval';/,
    );
  });

  test('names its types, and lets hashed names be kept', async () => {
    const script = await ask(server.port, { path: '/assets/main-Ab12Cd34.js' });
    expect(script.headers).toMatchObject({ 'content-type': 'text/javascript; charset=utf-8' });
    expect(script.headers['cache-control']).toContain('immutable');
    expect((await ask(server.port, { path: '/decoder.wasm' })).headers['content-type']).toBe(
      'application/wasm',
    );
  });

  test.each([
    '/../secret.txt',
    '/assets/../../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/..\\secret.txt',
    '//etc/passwd',
    '/assets/%00',
    '/assets',
    '/link.txt',
    `/file/../${PDF_HASH}`,
    '/file/..%2f..%2fsecret.txt',
    `/file/${PDF_HASH.toUpperCase()}`,
    `/file/${PDF_HASH}/`,
    `/file/${PDF_HASH}%00`,
    '/file/',
    '/download/../secret.txt',
    '/download/%2e%2e%2fsecret.txt',
    '/upload/../secret.txt',
  ])('%s leads nowhere, with the secret or without', async (path) => {
    await symlink(join(server.folder, 'secret.txt'), join(server.folder, 'pages', 'link.txt')).catch(
      () => undefined,
    );
    expect([401, 404]).toContain((await ask(server.port, { path })).status);
    const answer = await ask(server.port, { path, headers: bearer(secret) });
    expect([404, 405]).toContain(answer.status);
    expect(answer.body.toString()).not.toContain('outside');
  });

  test('an address of another machine is no path', async () => {
    expect((await ask(server.port, { path: 'http://evil.example/', headers: bearer(secret) })).status).toBe(
      400,
    );
  });
});

describe('a library that someone prepared', () => {
  const FAKE_HASH = 'ab'.repeat(32);
  const LINKED_SHELF = 'cd'.repeat(32);

  test('cannot lend other files of the machine by symbolic links', async () => {
    const objects = join(server.libraryFolder, 'objects');
    await mkdir(join(objects, 'ab'), { recursive: true });
    await symlink(join(server.folder, 'secret.txt'), join(objects, 'ab', FAKE_HASH));
    await mkdir(join(server.folder, 'elsewhere'));
    await writeFile(join(server.folder, 'elsewhere', LINKED_SHELF), 'outside');
    await symlink(join(server.folder, 'elsewhere'), join(objects, 'cd'));
    for (const hash of [FAKE_HASH, LINKED_SHELF]) {
      expect((await ask(server.port, { path: `/file/${hash}`, headers: bearer(secret) })).status).toBe(404);
    }
  });
});
