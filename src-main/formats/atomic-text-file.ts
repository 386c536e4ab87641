import { open, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { AppError } from '../domain/errors/app-error';
import { describeFileError, fileLabel } from './format-errors';
import { gatherText } from './gather-text';
import { createWaitingText, type FileGuard, type WaitingText } from './waiting-text';

/** A text file that appears under its name whole, or not at all. */
export interface AtomicTextFile {
  /** A promise when a megabyte has gathered and is written; wait for it before writing more. */
  write(text: string): Promise<void> | undefined;
  /** For text that belongs further down than what is still to be written. It goes with the file if nobody writes it. */
  readonly later: Pick<WaitingText, 'add' | 'read'>;
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
  const guard: FileGuard = (work) =>
    work.catch((error: unknown) => {
      throw describeFileError(error, `${fileLabel(target)} was not written.`);
    });
  const handle = await guard(open(partial, 'w'));
  const text = gatherText((piece) => guard(handle.writeFile(piece)));
  const later = createWaitingText(`${target}.${process.pid}.later.partial`, guard);
  let isOpen = true;
  const close = async (): Promise<void> => {
    if (isOpen) await handle.close();
    isOpen = false;
    await later.discard();
  };
  return {
    write: text.add,
    later,
    async commit() {
      await guard(handle.writeFile(text.take()));
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
