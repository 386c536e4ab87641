import { type FileHandle, open, rm } from 'node:fs/promises';
import { gatherText } from './gather-text';

/** Puts the failure of a file into words. */
export type FileGuard = <Result>(work: Promise<Result>) => Promise<Result>;

/** Text that cannot be written where it belongs before other text is whole. */
export interface WaitingText {
  /** A promise when a megabyte has gathered and is written; wait for it before adding more. */
  add(text: string): Promise<void> | undefined;
  /** All of it, in pieces of about a megabyte that cut no text that was added. To be called once. */
  read(): AsyncGenerator<string>;
  discard(): Promise<void>;
}

/** Keeps text in a file, so that memory does not grow with it; up to a megabyte needs none. */
export function createWaitingText(path: string, guard: FileGuard): WaitingText {
  const sizes: number[] = [];
  let file: FileHandle | null = null;
  const text = gatherText(async (piece) => {
    const bytes = Buffer.from(piece);
    file ??= await guard(open(path, 'w+'));
    await guard(file.writeFile(bytes));
    sizes.push(bytes.length);
  });
  return {
    add: text.add,
    async *read() {
      let offset = 0;
      for (const size of sizes) {
        yield await guard(readPiece(file as FileHandle, offset, size));
        offset += size;
      }
      yield text.take();
    },
    async discard() {
      await file?.close();
      if (file !== null) await rm(path, { force: true });
      file = null;
    },
  };
}

async function readPiece(file: FileHandle, offset: number, size: number): Promise<string> {
  const bytes = Buffer.allocUnsafe(size);
  for (let filled = 0; filled < size;) {
    const { bytesRead } = await file.read(bytes, filled, size - filled, offset + filled);
    if (bytesRead === 0) throw new Error('what was written a moment ago is not there any more');
    filled += bytesRead;
  }
  return bytes.toString('utf8');
}
