import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { protocol } from 'electron';
import { HOST_PATHS, PAGE_POLICY } from '../../contract/host-capabilities';
import {
  answerRange,
  openLibraryFile,
  openPlainFile,
  type PageFile,
  type ServedFile,
} from '../../core/serve-file';
import { START_ADDRESS } from './channels';

/** What `app://colophon/` can be asked for. */
export interface AppContent {
  readonly pages: ReadonlyMap<string, PageFile>;
  readonly libraryFolder: () => string | null;
}

const SAFE_HEADERS: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
};

/** Makes `app:` a scheme with an origin of its own. Must be called before the app is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

/** Serves the page and the files of the open library to the window, and nothing else. */
export function serveAppProtocol(content: AppContent): void {
  protocol.handle('app', (request) => answerAppRequest(request, content));
}

/** One answer of `app://colophon/`. */
export async function answerAppRequest(
  request: Request,
  { pages, libraryFolder }: AppContent,
): Promise<Response> {
  const { pathname, host, protocol: scheme } = new URL(request.url);
  if (`${scheme}//${host}/` !== START_ADDRESS) return refuse(404);
  if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405);
  const page = pages.get(pathname);
  if (page !== undefined) {
    return sendFile(request, await openPlainFile(page.path), {
      'content-type': page.contentType,
      'cache-control': page.cacheControl,
      'content-security-policy': PAGE_POLICY,
    });
  }
  const folder = libraryFolder();
  if (folder === null || !pathname.startsWith(HOST_PATHS.file)) return refuse(404);
  return sendFile(request, await openLibraryFile(folder, pathname.slice(HOST_PATHS.file.length)), {
    // Never under its own type: a file that someone else made is to be read by our page, not shown by the window.
    'content-type': 'application/octet-stream',
    'cache-control': 'no-store',
    'content-security-policy': "default-src 'none'; sandbox",
  });
}

async function sendFile(
  request: Request,
  file: ServedFile | null,
  headers: Readonly<Record<string, string>>,
): Promise<Response> {
  if (file === null) return refuse(404);
  const answer = answerRange(request.headers.get('range'), file.size);
  const init = { status: answer.status, headers: { ...SAFE_HEADERS, ...headers, ...answer.headers } };
  if (request.method === 'HEAD' || answer.status === 416) {
    await file.close();
    return new Response(null, init);
  }
  // Node and the DOM describe the same stream with two types.
  return new Response(
    Readable.toWeb(file.stream(answer.range)) as ReadableStream<Uint8Array> as BodyInit,
    init,
  );
}

const refuse = (status: number): Response => new Response(null, { status, headers: SAFE_HEADERS });
