import { isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { crc32, createGunzip } from 'node:zlib';
import { describeFileError, fileLabel, formatInvalid } from '../format-errors';

/** A stream that unpacks to more than this many times what was read of it is no changeset; bytes of JSON pack 5 to 50 times. */
const MAX_RATIO = 200;
/** Up to here the ratio says nothing: a small file of equal pages packs very well. */
const FREE_BYTES = 16 * 1024 * 1024;
const LINE_FEED = 0x0a;
const TRAILER_BYTES = 8;
/** Every file packed by gzip begins so. */
const MAGIC = [0x1f, 0x8b] as const;

/** A packed stream of lines, some of them followed by bytes. Holds one line, or one chunk of bytes, at a time. */
export interface PackedLines {
  /** Number of the line that was read last, from 1. */
  readonly line: number;
  /**
   * The next line without its end.
   *
   * @param limit bytes that it may have
   */
  next(limit: number): Promise<string>;
  /** So many bytes and a line feed after them. To be read to its end before the next line. */
  bytes(size: number): AsyncGenerator<Buffer>;
  /** Makes sure that nothing follows, neither in the stream nor behind it. */
  expectEnd(): Promise<void>;
  /** The refusal of what stands here: `why` without its full stop. */
  refuse(why: string): Error;
  close(): void;
}

/**
 * Opens a packed stream for reading from its beginning.
 *
 * @param onChunk is given every unpacked byte once, in order
 * @throws AppError, from every function, `format-invalid` that says what is wrong and where; `not-found`, `disk-failure`
 */
export function openPackedLines(
  path: string,
  onRead: (bytes: number) => void = () => undefined,
): PackedLines {
  const source = createPackedSource(path, onRead);
  let line = 0;
  const refuse = (why: string): Error =>
    formatInvalid(path, `Line ${line}: ${why}.`, 'Ask for the file again; nothing was changed.');
  const bytes = createByteQueue(() => source.next());
  return {
    get line() {
      return line;
    },
    async next(limit) {
      line += 1;
      const parts: Buffer[] = [];
      let length = 0;
      for (;;) {
        const end = bytes.indexOf(LINE_FEED);
        const part = bytes.take(end < 0 ? bytes.length : end);
        length += part.length;
        if (length > limit) throw refuse(`it is longer than ${limit.toLocaleString('en-US')} bytes`);
        parts.push(part);
        if (end >= 0) break;
        if (!(await bytes.fill())) throw refuse('the file ends here, before its last line');
      }
      bytes.take(1);
      const [only] = parts;
      const whole = parts.length === 1 && only !== undefined ? only : Buffer.concat(parts);
      if (!isUtf8(whole)) throw refuse('it is no UTF-8 text');
      return whole.toString('utf8');
    },
    async *bytes(size) {
      for (let left = size; left > 0;) {
        if (bytes.length === 0 && !(await bytes.fill()))
          throw refuse(`${left} bytes of the file are missing`);
        const part = bytes.take(Math.min(left, bytes.length));
        left -= part.length;
        yield part;
      }
      if (bytes.length === 0) await bytes.fill();
      if (bytes.take(1)[0] !== LINE_FEED)
        throw refuse('the file that follows it is longer than the line says');
    },
    async expectEnd() {
      if (bytes.length > 0 || (await bytes.fill())) {
        line += 1;
        throw refuse('something follows the last line');
      }
      await source.expectEnd();
    },
    refuse,
    close: () => source.close(),
  };
}

/** Chunks as one run of bytes that is taken from its beginning. */
function createByteQueue(next: () => Promise<Buffer | null>) {
  let buffer: Buffer = Buffer.alloc(0);
  return {
    get length() {
      return buffer.length;
    },
    indexOf: (byte: number) => buffer.indexOf(byte),
    /** Adds a chunk. @returns false when there is none any more */
    async fill(): Promise<boolean> {
      const chunk = await next();
      if (chunk === null) return false;
      buffer = buffer.length === 0 ? chunk : Buffer.concat([buffer, chunk]);
      return true;
    },
    take(size: number): Buffer {
      const taken = buffer.subarray(0, size);
      buffer = buffer.subarray(size);
      return taken;
    },
  };
}

/** The unpacked chunks of a file, guarded against streams that unpack to more than anyone can want. */
function createPackedSource(path: string, onRead: (bytes: number) => void) {
  const file = createReadStream(path);
  const packed = createGunzip();
  file.on('error', (error) => packed.destroy(error));
  let isPacked = false;
  file.on('data', (chunk) => {
    const bytes = chunk as Buffer;
    if (file.bytesRead === bytes.length) isPacked = bytes[0] === MAGIC[0] && bytes[1] === MAGIC[1];
    onRead(bytes.length);
  });
  const chunks = file.pipe(packed)[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  let unpacked = 0;
  let check = 0;
  return {
    async next(): Promise<Buffer | null> {
      const found = await chunks.next().catch((error: unknown) => {
        throw describePacking(path, error, { unpacked, isPacked });
      });
      if (found.done === true) return null;
      const chunk = found.value;
      unpacked += chunk.length;
      check = crc32(chunk, check);
      if (unpacked > FREE_BYTES && unpacked > file.bytesRead * MAX_RATIO)
        throw formatInvalid(
          path,
          `It unpacks to more than ${MAX_RATIO} times its size.`,
          'Do not open it: no changeset is like that; nothing was changed.',
        );
      return chunk;
    },
    async expectEnd(): Promise<void> {
      const trailer = Buffer.alloc(TRAILER_BYTES);
      const handle = await open(path, 'r');
      try {
        const { size } = await handle.stat();
        await handle.read(trailer, 0, TRAILER_BYTES, size - TRAILER_BYTES);
      } finally {
        await handle.close();
      }
      if (trailer.readUInt32LE(0) !== check || trailer.readUInt32LE(4) !== unpacked % 2 ** 32)
        throw formatInvalid(
          path,
          'Something follows its end.',
          'Ask for the file again; nothing was changed.',
        );
    },
    close(): void {
      packed.destroy();
      file.destroy();
    },
  };
}

function describePacking(
  path: string,
  error: unknown,
  { unpacked, isPacked }: { readonly unpacked: number; readonly isPacked: boolean },
): unknown {
  const { code = '' } = error as NodeJS.ErrnoException;
  const after = `after ${unpacked.toLocaleString('en-US')} unpacked bytes`;
  const next = 'Ask for the file again, or copy it again; nothing was changed.';
  if (code.startsWith('Z_') && !isPacked)
    return formatInvalid(path, 'It is no changeset: it does not begin as a packed file.', next);
  if (code === 'Z_BUF_ERROR') return formatInvalid(path, `It is cut off: it ends ${after}.`, next);
  if (code.startsWith('Z_'))
    return formatInvalid(path, `It is damaged ${after}, or something follows its end there.`, next);
  return describeFileError(error, `${fileLabel(path)} was not read.`);
}
