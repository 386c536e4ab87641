import { createWriteStream } from 'node:fs';
import { open, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { AppError } from '../../domain/errors/app-error';
import { describeFileError, fileLabel } from '../format-errors';

const CHUNK_BYTES = 64 * 1024;
/** Place of the byte in the header of gzip (RFC 1952) that names the operating system, and its value for "unknown". */
const SYSTEM_BYTE = 9;
const UNKNOWN_SYSTEM = 0xff;

/**
 * Packs a stream of pieces into a file that appears under its name whole, or not at all. A file that is there
 * already is replaced by the finished one.
 *
 * @returns bytes of the file
 * @throws AppError `not-found`, `input-invalid`, `disk-failure`, and what the stream or the signal throws
 */
export async function writePacked(
  target: string,
  pieces: AsyncIterable<string | Uint8Array>,
  signal?: AbortSignal,
): Promise<number> {
  await refuseUnsuitable(target);
  const partial = `${target}.${process.pid}.partial`;
  try {
    await pipeline(
      Readable.from(inChunks(pieces), { objectMode: false }),
      createGzip({ level: 6 }),
      sameOnEverySystem(),
      createWriteStream(partial, { mode: 0o600, flush: true }),
      { signal },
    );
    const { size } = await stat(partial);
    await rename(partial, target);
    await syncFolderOf(target);
    return size;
  } catch (error) {
    await rm(partial, { force: true });
    signal?.throwIfAborted();
    throw describeFileError(error, `${fileLabel(target)} was not written.`);
  }
}

const WHAT = 'No changeset was written.';

/** Small pieces together: compressing each alone would take longer than what it saves. */
async function* inChunks(pieces: AsyncIterable<string | Uint8Array>): AsyncGenerator<Buffer> {
  let gathered: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of pieces) {
    const part = typeof piece === 'string' ? Buffer.from(piece) : piece;
    gathered.push(part);
    bytes += part.length;
    if (bytes < CHUNK_BYTES) continue;
    yield Buffer.concat(gathered);
    gathered = [];
    bytes = 0;
  }
  yield Buffer.concat(gathered);
}

function sameOnEverySystem(): Transform {
  let position = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      const at = SYSTEM_BYTE - position;
      if (at >= 0 && at < chunk.length) chunk[at] = UNKNOWN_SYSTEM;
      position += chunk.length;
      done(null, chunk);
    },
  });
}

async function refuseUnsuitable(target: string): Promise<void> {
  const folder = await stat(dirname(target)).catch(() => null);
  if (folder?.isDirectory() !== true) {
    const why = `There is no folder ${dirname(target)}.`;
    throw new AppError('not-found', { what: WHAT, why, next: 'Make the folder first, or name another one.' });
  }
  const there = await stat(target).catch(() => null);
  if (there !== null && !there.isFile())
    throw new AppError('input-invalid', { what: WHAT, why: `${target} is no file.`, next: 'Name a file.' });
}

/** The new name is safe only when the folder is on disk too; systems that cannot do this (Windows) do without. */
async function syncFolderOf(target: string): Promise<void> {
  const handle = await open(dirname(target), 'r').catch(() => null);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}
