import { closeSync, fstatSync, openSync, readSync, statSync } from 'node:fs';
import { RefusalError, unreadable } from '../refusal';

/** A file that is read in pieces. Reading blocks: it happens in a thread made for it. */
export interface ByteSource {
  readonly size: number;
  /** `length` bytes from `position`, fewer at the end of the file. The array owns its buffer. */
  read(position: number, length: number): Uint8Array;
  close(): void;
}

/** Opens a regular file. @throws RefusalError when there is none, or it may not be read. */
export function openByteSource(file: string): ByteSource {
  const descriptor = openRegularFile(file);
  const { size } = fstatSync(descriptor);
  let isOpen = true;
  return {
    size,
    read: (position, length) =>
      readFully(descriptor, position, Math.max(0, Math.min(length, size - position))),
    close: () => {
      if (isOpen) closeSync(descriptor);
      isOpen = false;
    },
  };
}

function openRegularFile(file: string): number {
  try {
    // Opening a pipe would wait for a writer for ever.
    if (!statSync(file).isFile())
      throw unreadable('It is not a regular file.', 'Choose a PDF, PNG, JPEG or TIFF file.');
    return openSync(file, 'r');
  } catch (error) {
    if (error instanceof RefusalError) throw error;
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown';
    if (code === 'ENOENT' || code === 'ENOTDIR') {
      throw new RefusalError({
        code: 'not-found',
        why: 'There is no such file.',
        next: 'Check that it was not moved or renamed.',
      });
    }
    throw unreadable(
      `The operating system refused to open it (${code}).`,
      'Check that you may read this file.',
    );
  }
}

function readFully(descriptor: number, position: number, length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let filled = 0;
  while (filled < length) {
    const count = readSync(descriptor, bytes, filled, length - filled, position + filled);
    if (count === 0) return bytes.slice(0, filled); // the file was cut while we read
    filled += count;
  }
  return bytes;
}
