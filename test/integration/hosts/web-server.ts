import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request, type ClientRequest, type IncomingHttpHeaders, type RequestOptions } from 'node:http';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { implement } from '@orpc/server';

import { contract } from '../../../src-main/contract';
import { createHandleRegistry, type HandleRegistry } from '../../../src-main/core/handles';
import { serveWeb, type WebHost } from '../../../src-main/hosts/web/serve-web';

export const PDF_BYTES = Buffer.from('%PDF-1.7 the only file of this library, 0123456789');
export const PDF_HASH = createHash('sha256').update(PDF_BYTES).digest('hex');

export interface RunningServer {
  readonly host: WebHost;
  readonly origin: string;
  readonly port: number;
  readonly folder: string;
  readonly libraryFolder: string;
  readonly uploadsFolder: string;
  readonly handles: HandleRegistry;
  readonly freshAddresses: string[];
  /** Spends the printed token. */
  beginSession(): Promise<string>;
  stop(): Promise<void>;
}

/** Two calls of the contract, enough to see that calls travel: one that answers and one that streams. */
function createTinyRouter() {
  const os = implement(contract);
  return {
    session: {
      state: os.session.state.handler(() => ({ library: null, recent: [], version: '1.2.3' })),
      verify: os.session.verify.handler(async function* () {
        yield { type: 'progress' as const, what: 'Checking', done: 1, total: 2 };
        yield { type: 'result' as const, result: { ok: true, checked: { files: 1 }, problems: [] } };
      }),
      setPerson: os.session.setPerson.handler(({ errors }) => {
        const userMessage = { what: 'Not renamed.', why: 'It is only a test.', next: 'Go on.' };
        throw errors.FAILED({ message: 'Not renamed.', data: { code: 'usage', userMessage } });
      }),
    },
  };
}

/** The real web host on a real socket, with a built page of three files and a library of one. */
export async function startServer(): Promise<RunningServer> {
  const folder = await mkdtemp(join(tmpdir(), 'colophon-web-'));
  const pagesFolder = join(folder, 'pages');
  const libraryFolder = join(folder, 'library');
  const uploadsFolder = join(folder, 'uploads');
  const shelf = join(libraryFolder, 'objects', PDF_HASH.slice(0, 2));
  await mkdir(join(pagesFolder, 'assets'), { recursive: true });
  await mkdir(shelf, { recursive: true });
  await writeFile(join(pagesFolder, 'index.html'), '<!doctype html><title>Colophon</title>');
  await writeFile(join(pagesFolder, 'assets', 'main-Ab12Cd34.js'), 'export {};');
  await writeFile(join(pagesFolder, 'decoder.wasm'), 'wasm');
  await writeFile(join(folder, 'secret.txt'), 'outside the page');
  await writeFile(join(shelf, PDF_HASH), PDF_BYTES);
  const handles = createHandleRegistry();
  const freshAddresses: string[] = [];
  const host = await serveWeb({
    core: { router: createTinyRouter(), handles },
    libraryFolder: () => libraryFolder,
    pagesFolder,
    uploadsFolder,
    onFreshAddress: (address) => freshAddresses.push(address),
  });
  const { origin, port } = new URL(host.address);
  const base = {
    host,
    origin,
    port: Number(port),
    folder,
    libraryFolder,
    uploadsFolder,
    handles,
    freshAddresses,
  };
  return {
    ...base,
    beginSession: async () => secretOf(await postToken(Number(port), new URL(host.address).hash.slice(1))),
    stop: async () => {
      await host.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export interface RawAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

export type RawRequest = Omit<RequestOptions, 'host' | 'port'> & { readonly body?: string | Buffer };

/** A request as written: the path is not tidied up and any header can be given, unlike with fetch. */
export function ask(port: number, options: RawRequest): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const outgoing = open(port, options);
    outgoing.on('error', reject);
    outgoing.on('response', (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }),
      );
    });
    outgoing.end(options.body);
  });
}

/** The same, for a body that is written bit by bit. */
export function open(port: number, { body: _body, ...options }: RawRequest): ClientRequest {
  return request({ ...options, host: '127.0.0.1', port, agent: false });
}

export function postToken(
  port: number,
  token: string,
  headers: Record<string, string> = {},
): Promise<RawAnswer> {
  return ask(port, {
    method: 'POST',
    path: '/session',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ token }),
  });
}

export function secretOf(answer: RawAnswer): string {
  return (JSON.parse(answer.body.toString()) as { secret: string }).secret;
}

export const bearer = (secret: string): Record<string, string> => ({ authorization: `Bearer ${secret}` });
