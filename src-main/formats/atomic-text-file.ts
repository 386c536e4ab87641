import { open, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { AppError } from '../domain/errors/app-error';
import { describeFileError, fileLabel } from './format-errors';

/** Large enough that the disk, not the number of calls, sets the pace. */
const WRITE_CHARACTERS = 1024 * 1024;

/** A text file that appears under its name whole, or not at all. */
export interface AtomicTextFile {
  /** A promise when a megabyte has gathered and is written; wait for it before writing more. */
  write(text: string): Promise<void> | undefined;
  /** Writes the rest, waits for the disk, and gives the file its name. */
  commit(): Promise<void>;
  /** Removes what was written. */
  discard(): Promise<void>;
}

/**
 * A file that is there already is replaced by the finished one.
 *
 * @throws AppError `not-found`, `input-invalid` or `disk-failure`, here and from every write
 */
export async function createAtomicTextFile(target: string): Promise<AtomicTextFile> {
  await refuseUnsuitable(target);
  const partial = `${target}.${process.pid}.partial`;
  const guard = <Result>(work: Promise<Result>): Promise<Result> =>
    work.catch((error: unknown) => {
      throw describeFileError(error, `${fileLabel(target)} was not written.`);
    });
  const handle = await guard(open(partial, 'w'));
  let gathered: string[] = [];
  let characters = 0;
  let isOpen = true;
  const flush = async (): Promise<void> => {
    const text = gathered.join('');
    gathered = [];
    characters = 0;
    await guard(handle.writeFile(text));
  };
  const close = async (): Promise<void> => {
    if (isOpen) await handle.close();
    isOpen = false;
  };
  return {
    write(text) {
      gathered.push(text);
      characters += text.length;
      return characters >= WRITE_CHARACTERS ? flush() : undefined;
    },
    async commit() {
      await flush();
      await guard(handle.sync());
      await close();
      await guard(rename(partial, target));
      await syncFolder(target);
    },
    async discard() {
      await close();
      await rm(partial, { force: true });
    },
  };
}

async function refuseUnsuitable(target: string): Promise<void> {
  const what = `${fileLabel(target)} was not written.`;
  const folder = await stat(dirname(target)).catch(() => null);
  if (folder?.isDirectory() !== true) {
    const next = 'Make the folder first, or name another one.';
    throw new AppError('not-found', { what, why: `There is no folder ${dirname(target)}.`, next });
  }
  const there = await stat(target).catch(() => null);
  if (there?.isDirectory() !== true) return;
  throw new AppError('input-invalid', { what, why: `${target} is a folder.`, next: 'Name a file.' });
}

/** The new name is safe only when the folder is on disk too; systems that cannot do this (Windows) do without. */
async function syncFolder(target: string): Promise<void> {
  const folder = target.replace(/[^/\\]*$/, '') || '.';
  try {
    const handle = await open(folder, 'r');
    await handle.sync().finally(() => handle.close());
  } catch {
    // the file itself is on disk
  }
}
