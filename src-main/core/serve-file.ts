import { constants } from 'node:fs';
import { lstat, open, readdir } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { Readable } from 'node:stream';

/** First and last byte, both included. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/** One open file. Read it once or close it. */
export interface ServedFile {
  readonly size: number;
  /** @param range the whole file when null */
  stream(range: ByteRange | null): Readable;
  close(): Promise<void>;
}

const SHA256 = /^[0-9a-f]{64}$/;

/**
 * Opens a file of a library by its hash, for a page to read. Null for anything that is not a plain file of the
 * library's objects: a name that is no hash, a symbolic link on the way, a folder, nothing at all.
 */
export async function openLibraryFile(libraryFolder: string, sha256: string): Promise<ServedFile | null> {
  if (!SHA256.test(sha256)) return null;
  const objects = join(libraryFolder, 'objects');
  const shelf = join(objects, sha256.slice(0, 2));
  // A library is copied and shared as a folder; a link inside it could point at any file of this machine.
  if (!(await isRealFolder(objects)) || !(await isRealFolder(shelf))) return null;
  return openPlainFile(join(shelf, sha256));
}

/** Opens a file for reading once, or gives null when it is missing or no plain file. Never follows a link at its end. */
export async function openPlainFile(path: string): Promise<ServedFile | null> {
  const found = await lstat(path).catch(() => null);
  if (found === null || !found.isFile()) return null;
  // Windows has no O_NOFOLLOW; there the check above is all there is.
  const noFollow = constants.O_NOFOLLOW ?? 0;
  const file = await open(path, constants.O_RDONLY | noFollow).catch(() => null);
  if (file === null) return null;
  const status = await file.stat();
  if (!status.isFile()) {
    await file.close();
    return null;
  }
  return {
    size: status.size,
    stream: (range) => file.createReadStream(range === null ? {} : { start: range.start, end: range.end }),
    close: () => file.close(),
  };
}

async function isRealFolder(path: string): Promise<boolean> {
  const found = await lstat(path).catch(() => null);
  return found !== null && found.isDirectory();
}

/** How a request for bytes is answered: the status, the headers that go with it, and what to send. */
export interface RangeAnswer {
  readonly status: 200 | 206 | 416;
  readonly headers: Readonly<Record<string, string>>;
  readonly range: ByteRange | null;
}

/**
 * Answers a `Range` header (RFC 9110 §14). One range of bytes is honoured; several, or what is not understood, are
 * ignored as the standard allows, and the whole file is sent.
 */
export function answerRange(header: string | null | undefined, size: number): RangeAnswer {
  const range = parseRange(header, size);
  if (range === 'outside') {
    return {
      status: 416,
      headers: { 'content-range': `bytes */${size}`, 'content-length': '0' },
      range: null,
    };
  }
  const common = {
    'accept-ranges': 'bytes',
    'content-length': String(range ? range.end - range.start + 1 : size),
  };
  if (range === null) return { status: 200, headers: common, range };
  return {
    status: 206,
    headers: { ...common, 'content-range': `bytes ${range.start}-${range.end}/${size}` },
    range,
  };
}

function parseRange(header: string | null | undefined, size: number): ByteRange | 'outside' | null {
  const [, first, last] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.trim() ?? '') ?? [];
  if (first === undefined || last === undefined || (first === '' && last === '')) return null;
  if (first === '') {
    const length = Math.min(Number(last), size);
    return length === 0 ? 'outside' : { start: size - length, end: size - 1 };
  }
  const start = Number(first);
  const end = last === '' ? size - 1 : Math.min(Number(last), size - 1);
  if (last !== '' && Number(last) < start) return null;
  return start >= size ? 'outside' : { start, end };
}

/** A file of the built page. */
export interface PageFile {
  readonly path: string;
  readonly contentType: string;
  readonly cacheControl: string;
}

/**
 * All files of the built page by their address, with `/` for the page itself. A host looks addresses up here instead of
 * making paths out of them, so there is no path for a request to traverse. Links are left out.
 */
export async function listPageFiles(pagesFolder: string): Promise<ReadonlyMap<string, PageFile>> {
  const files = new Map<string, PageFile>();
  const walk = async (folder: string, address: string): Promise<void> => {
    for (const entry of await readdir(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      const name = `${address}/${entry.name}`;
      if (entry.isDirectory()) await walk(path, name);
      else if (entry.isFile()) files.set(name, describePageFile(path, name));
    }
  };
  await walk(pagesFolder, '');
  const start = files.get('/index.html');
  if (start !== undefined) files.set('/', start);
  return files;
}

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
};

/** Names under `assets/` carry a hash of their content; everything else is asked for anew. */
function describePageFile(path: string, address: string): PageFile {
  const isHashed = /^\/assets\/.*-[\w-]{8,}\.\w+$/.test(address);
  return {
    path,
    contentType: CONTENT_TYPES[extname(path).toLowerCase()] ?? 'application/octet-stream',
    cacheControl: isHashed ? 'public, max-age=31536000, immutable' : 'no-cache',
  };
}
