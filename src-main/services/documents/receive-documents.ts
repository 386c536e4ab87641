import { stat } from 'node:fs/promises';
import { AppError } from '../../domain/errors/app-error';
import type { DocumentFacts } from '../../pdf/document-facts';
import type { DocumentReader } from '../../pdf/document-reader';
import type { ReceivedFile } from '../../storage/files/file-store';
import type { LibraryContext } from '../library-context';
import type { SourceFile } from './walk-sources';

/** Files read at the same time: while one is parsed, the next is copied and hashed. */
const PARALLEL_FILES = 4;

/** A file that can become a document. `facts` is `null` when the library knows the file already. */
export interface ReceivedDocument {
  readonly source: SourceFile;
  readonly file: ReceivedFile;
  readonly facts: DocumentFacts | null;
  readonly password: string | null;
}

export interface FailedSource {
  readonly path: string;
  readonly reason: string;
  readonly code: string;
}

export interface ReceiveOptions {
  readonly reader: DocumentReader;
  readonly passwords: readonly string[];
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

/**
 * Copies, hashes and reads files that shall become documents. What cannot be read is listed with the
 * reason; the rest goes on. Nothing belongs to the library yet: the caller keeps or discards.
 */
export async function receiveDocuments(
  context: LibraryContext,
  sources: readonly SourceFile[],
  options: ReceiveOptions,
): Promise<{ received: ReceivedDocument[]; failed: FailedSource[] }> {
  const received: (ReceivedDocument | undefined)[] = [];
  const failed: FailedSource[] = [];
  let next = 0;
  let done = 0;
  const work = async (): Promise<void> => {
    for (let index = next++; index < sources.length; index = next++) {
      options.signal?.throwIfAborted();
      const source = sources[index] as SourceFile;
      try {
        received[index] = await receiveOne(context, source, options);
      } catch (error) {
        if (isCancel(error, options.signal)) throw error;
        failed.push(describeFailure(source, error));
      }
      options.onProgress?.(++done, sources.length);
    }
  };
  const results = await Promise.allSettled(Array.from({ length: PARALLEL_FILES }, work));
  const complete = received.filter((item) => item !== undefined);
  const rejected = results.find((result) => result.status === 'rejected');
  if (rejected === undefined) return { received: complete, failed };
  await discardAll(context, complete);
  throw rejected.reason;
}

async function receiveOne(
  context: LibraryContext,
  source: SourceFile,
  options: ReceiveOptions,
): Promise<ReceivedDocument> {
  // A device or a pipe has no end: only what is a file can become a document.
  const stats = await stat(source.path);
  if (!stats.isFile()) throw notAFile(source.name, stats.isDirectory());
  const file = await context.reader.files.receive(source.path, options.signal);
  try {
    if (context.reader.fileFacts.get(file.sha256) !== undefined)
      return { source, file, facts: null, password: null };
    return { source, file, ...(await inspect(file, source, options)) };
  } catch (error) {
    await context.reader.files.discard(file);
    throw error;
  }
}

/** Reads the facts, trying no password first and then those given. @throws AppError that says why it cannot be read */
export async function inspect(
  file: ReceivedFile,
  source: Pick<SourceFile, 'name'>,
  { reader, passwords, signal }: ReceiveOptions,
): Promise<{ facts: DocumentFacts; password: string | null }> {
  const common = { name: source.name, ...(signal !== undefined && { signal }) };
  let refused: unknown;
  for (const password of [null, ...passwords]) {
    try {
      const facts = await reader.inspect(file.path, { ...common, ...(password !== null && { password }) });
      return { facts, password };
    } catch (error) {
      const code = error instanceof AppError ? error.code : '';
      if (code !== 'password-needed' && code !== 'password-wrong') throw error;
      refused = error;
    }
  }
  throw refused;
}

export async function discardAll(
  context: LibraryContext,
  received: readonly ReceivedDocument[],
): Promise<void> {
  await Promise.all(received.map(({ file }) => context.reader.files.discard(file)));
}

const isCancel = (error: unknown, signal: AbortSignal | undefined): boolean =>
  signal?.aborted === true || (error instanceof AppError && error.code === 'cancelled');

function describeFailure(source: SourceFile, error: unknown): FailedSource {
  if (error instanceof AppError) {
    const { why, next } = error.userMessage;
    return { path: source.path, reason: `${why} ${next}`.trim(), code: error.code };
  }
  const code = (error as { code?: string }).code;
  if (code === 'ENOENT')
    return { path: source.path, reason: 'There is no such file or folder.', code: 'not-found' };
  if (code === 'EACCES' || code === 'EPERM')
    return { path: source.path, reason: 'It may not be read by this user.', code: 'document-unreadable' };
  if (code === 'ENOSPC') throw diskFull(error);
  return {
    path: source.path,
    reason: `It could not be read: ${(error as Error).message}.`,
    code: 'document-unreadable',
  };
}

const diskFull = (cause: unknown): AppError =>
  new AppError(
    'disk-failure',
    {
      what: 'Nothing was added.',
      why: 'The disk that holds the library is full.',
      next: 'Free some space and add the files again.',
    },
    { cause },
  );

const notAFile = (name: string, isFolder: boolean): AppError =>
  new AppError('document-unreadable', {
    what: `${name} was not added.`,
    why: isFolder ? 'The folder may not be read by this user.' : 'It is no regular file.',
    next: 'Choose a PDF, PNG, JPEG or TIFF file, or a folder.',
  });
