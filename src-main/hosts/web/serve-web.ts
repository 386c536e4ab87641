import { writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import type { AnyRouter } from '@orpc/server';
import { BodyLimitPlugin, RPCHandler } from '@orpc/server/node';
import { HOST_PATHS } from '../../contract/host-capabilities';
import type { HandleRegistry } from '../../core/handles';
import { listPageFiles, type PageFile } from '../../core/serve-file';
import { answerDownload, answerLibraryFile, answerPageFile } from './answer-files';
import { answerSession } from './answer-session';
import { answerUpload } from './answer-uploads';
import { answerSentence, isReading, readExchange, setSafeHeaders, type Exchange } from './exchange';
import { refuseStranger } from './request-guard';
import { createSessions, type Sessions } from './sessions';
import { openUploadStore, type UploadStore } from './upload-store';

/** 10,000 edits with long polygons stay well below; files come as uploads, not in calls. */
const MAX_CALL_BYTES = 64 * 1024 * 1024;

export interface WebHostOptions {
  readonly core: { readonly router: AnyRouter; readonly handles: HandleRegistry };
  /** The folder of the open library, asked for at every file. */
  readonly libraryFolder: () => string | null;
  /** The built page (`out/renderer`). */
  readonly pagesFolder: string;
  /** For uploads while the server runs. Made where missing; must be this person's own. */
  readonly uploadsFolder: string;
  /** Any free one when absent. */
  readonly port?: number;
  /** An address was used: this is the next, to be printed. */
  readonly onFreshAddress?: (address: string) => void;
}

export interface WebHost {
  /** `http://127.0.0.1:<port>/#<token>`, good once. Each call gives the one that is good now. */
  readonly address: string;
  /**
   * A page on disk, readable by this person alone, that leads to the address. To open a browser with: the arguments of a
   * running program, and so the address, can be seen by every user of the machine.
   */
  writeStartPage(): Promise<string>;
  close(): Promise<void>;
}

interface Serving {
  readonly options: WebHostOptions;
  readonly pages: ReadonlyMap<string, PageFile>;
  readonly sessions: Sessions;
  readonly uploads: UploadStore;
  readonly calls: RPCHandler<Record<never, never>>;
  readonly ownHost: () => string;
  readonly onSpent: () => void;
}

/** Serves the page and the core to browsers on this machine, and to nobody else. */
export async function serveWeb(options: WebHostOptions): Promise<WebHost> {
  const pages = await listPageFiles(options.pagesFolder);
  const uploads = await openUploadStore(options.uploadsFolder, options.core.handles);
  const sessions = createSessions();
  const calls = new RPCHandler(options.core.router, {
    plugins: [new BodyLimitPlugin({ maxBodySize: MAX_CALL_BYTES })],
  });
  const server = createServer();
  const ownHost = (): string => hostOf(server);
  const address = (): string => `http://${ownHost()}/#${sessions.token()}`;
  const onSpent = (): void => options.onFreshAddress?.(address());
  const serving: Serving = { options, pages, sessions, uploads, calls, ownHost, onSpent };
  server.on('request', (request, response) => void answer(serving, request, response));
  // An upload may take hours; a request's head may not.
  server.requestTimeout = 0;
  await listen(server, options.port ?? 0).catch(async (error: unknown) => {
    await uploads.close();
    throw error;
  });
  return {
    get address() {
      return address();
    },
    async writeStartPage() {
      const path = join(uploads.folder, 'open-colophon.html');
      const content = `<!doctype html><title>Colophon</title><meta http-equiv="refresh" content="0;url=${address()}">\n`;
      await writeFile(path, content, { mode: 0o600 });
      return path;
    },
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
      await uploads.close();
    },
  };
}

async function answer(serving: Serving, request: IncomingMessage, response: ServerResponse): Promise<void> {
  setSafeHeaders(response);
  const exchange = readExchange(request, response);
  if (exchange === null) return void response.writeHead(400).end();
  const refusal = refuseStranger({ ...exchange, headers: request.headers }, serving.ownHost());
  if (refusal !== null) return answerSentence(exchange, refusal.status, refusal.sentence);
  try {
    await route(serving, exchange);
  } catch {
    // Nothing of the failure is told: it may hold paths. The core words its own failures inside its answers.
    answerSentence(exchange, 500, 'Something went wrong inside Colophon.');
  }
}

async function route(serving: Serving, exchange: Exchange): Promise<void> {
  const { path, request, response } = exchange;
  const page = serving.pages.get(path);
  if (page !== undefined && isReading(exchange)) return answerPageFile(exchange, page);
  if (path === HOST_PATHS.session) return answerSession(exchange, serving.sessions, serving.onSpent);
  // From here on everything wants the secret, also what does not exist.
  if (!serving.sessions.isOpen(request.headers.authorization)) {
    return answerSentence(exchange, 401, 'Open the newest address that Colophon printed.');
  }
  if (path.startsWith(HOST_PATHS.file)) return answerLibraryFile(exchange, serving.options.libraryFolder());
  if (path.startsWith(HOST_PATHS.download)) return answerDownload(exchange, serving.options.core.handles);
  if (path === HOST_PATHS.upload || path.startsWith(`${HOST_PATHS.upload}/`))
    return answerUpload(exchange, serving.uploads);
  if (path.startsWith(`${HOST_PATHS.rpc}/`)) {
    const { matched } = await serving.calls.handle(request, response, {
      prefix: HOST_PATHS.rpc,
      context: {},
    });
    if (matched) return;
  }
  answerSentence(exchange, 404, 'There is nothing here.');
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function hostOf(server: Server): string {
  const address = server.address();
  if (address === null || typeof address === 'string') return '';
  // A browser leaves the port of http out.
  return address.port === 80 ? '127.0.0.1' : `127.0.0.1:${address.port}`;
}
