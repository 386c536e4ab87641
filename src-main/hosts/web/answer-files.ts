import { basename } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { HOST_PATHS, PAGE_POLICY } from '../../contract/host-capabilities';
import type { HandleRegistry } from '../../core/handles';
import {
  answerRange,
  openLibraryFile,
  openPlainFile,
  type PageFile,
  type ServedFile,
} from '../../core/serve-file';
import { answerSentence, isReading, type Exchange } from './exchange';

/** The application itself, open to everyone on this machine: it holds nothing of the library. */
export async function answerPageFile(exchange: Exchange, found: PageFile): Promise<void> {
  const file = await openPlainFile(found.path);
  if (file === null) return answerSentence(exchange, 404, 'There is nothing here.');
  await sendFile(exchange, file, {
    'content-type': found.contentType,
    'cache-control': found.cacheControl,
    'content-security-policy': PAGE_POLICY,
  });
}

/** A file of the open library by its hash. */
export async function answerLibraryFile(exchange: Exchange, libraryFolder: string | null): Promise<void> {
  if (!isReading(exchange)) return answerSentence(exchange, 405, 'A file can only be read.');
  const sha256 = exchange.path.slice(HOST_PATHS.file.length);
  const file = libraryFolder === null ? null : await openLibraryFile(libraryFolder, sha256);
  if (file === null) return answerSentence(exchange, 404, 'The open library has no such file.');
  // Never under its own type: a file that someone else made is to be read by our page, not shown by the browser.
  await sendFile(exchange, file, { 'content-type': 'application/octet-stream' });
}

/** A file that an export made, under its own name. */
export async function answerDownload(exchange: Exchange, handles: HandleRegistry): Promise<void> {
  if (!isReading(exchange)) return answerSentence(exchange, 405, 'A download can only be read.');
  const path = resolveOrNull(handles, exchange.path.slice(HOST_PATHS.download.length));
  const file = path === null ? null : await openPlainFile(path);
  if (path === null || file === null)
    return answerSentence(exchange, 404, 'There is no such download. Export again.');
  const name = encodeURIComponent(basename(path)).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16)}`,
  );
  await sendFile(exchange, file, {
    'content-type': 'application/octet-stream',
    'content-disposition': `attachment; filename*=UTF-8''${name}`,
  });
}

function resolveOrNull(handles: HandleRegistry, handle: string): string | null {
  try {
    return handles.resolve(handle);
  } catch {
    return null;
  }
}

async function sendFile(
  { request, response, method }: Exchange,
  file: ServedFile,
  headers: Readonly<Record<string, string>>,
): Promise<void> {
  const answer = answerRange(request.headers.range, file.size);
  response.writeHead(answer.status, { ...headers, ...answer.headers });
  if (method === 'HEAD' || answer.status === 416) {
    await file.close();
    response.end();
    return;
  }
  // The page stops reading when it turns to another document: that is no failure.
  await pipeline(file.stream(answer.range), response).catch(() => response.destroy());
}
