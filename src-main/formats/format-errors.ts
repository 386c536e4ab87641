import type { FileHandle } from 'node:fs/promises';
import { AppError } from '../domain/errors/app-error';
import type { JsonSyntaxError } from './json/json-syntax-error';

const SCAN_BYTES = 1024 * 1024;
const LINE_FEED = 0x0a;

/** The last part of a path: people know their file by it, and temporary folders are none of their business. */
export const fileLabel = (path: string): string => `“${/[^/\\]*$/.exec(path)![0]}”`;

/** A file that is not what it was read as. `why` and `next` are one sentence each. */
export const formatInvalid = (path: string, why: string, next: string): AppError =>
  new AppError('format-invalid', { what: `${fileLabel(path)} was not read.`, why, next });

/** The error for a person: names the file, the line and byte, what stands there and what was expected. */
export async function describeSyntaxError(
  path: string,
  handle: FileHandle,
  error: JsonSyntaxError,
): Promise<AppError> {
  const line = (await countLineFeeds(handle, error.offset)) + 1;
  return formatInvalid(
    path,
    `Line ${line}, byte ${error.offset}: found ${error.found}, expected ${error.expected}.`,
    'Export the file again, or check that it was copied completely.',
  );
}

async function countLineFeeds(handle: FileHandle, end: number): Promise<number> {
  const buffer = Buffer.allocUnsafe(SCAN_BYTES);
  let count = 0;
  for (let offset = 0; offset < end;) {
    const { bytesRead } = await handle.read(buffer, 0, Math.min(SCAN_BYTES, end - offset), offset);
    if (bytesRead === 0) break;
    for (let i = 0; i < bytesRead; i++) if (buffer[i] === LINE_FEED) count++;
    offset += bytesRead;
  }
  return count;
}

/** A failure of the file system in words; any other error as it is. @param what what was not done, as a sentence */
export function describeFileError(error: unknown, what: string): unknown {
  const { code, syscall } = error as NodeJS.ErrnoException;
  if (code === undefined || syscall === undefined) return error;
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    return new AppError('not-found', {
      what,
      why: 'There is no such file or folder.',
      next: 'Check that it was not moved or renamed.',
    });
  }
  if (code === 'EISDIR') {
    return new AppError('input-invalid', { what, why: 'It is a folder.', next: 'Choose the file itself.' });
  }
  const why = code === 'ENOSPC' ? 'The disk is full.' : `The operating system refused (${code}).`;
  return new AppError(
    'disk-failure',
    { what, why, next: 'Check the disk and your rights, then try again.' },
    { cause: error },
  );
}
