import { copyFile, mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { AppError } from '../../domain/errors/app-error';
import { hashFile } from '../../storage/files/file-store';
import { DATABASE_FILE } from '../../storage/library-folder';
import { openLibraryReadOnly } from '../../storage/library-storage';
import { refuseInsideLibrary } from '../inside-library';
import type { LibraryContext } from '../library-context';

/**
 * Makes a copy of the library while it is in use: first the database at one moment, then the files
 * that this copy names, each checked against its SHA-256. The copy is a library of its own.
 *
 * @param givenTarget a folder that is empty or does not exist
 * @throws AppError `already-exists`, `input-invalid`, `disk-failure`, `cancelled`; then no copy is left behind
 */
export async function backupLibrary(
  context: LibraryContext,
  givenTarget: string,
  options: {
    signal?: AbortSignal | undefined;
    onProgress: (what: string, done: number, total: number | null) => void;
  },
): Promise<{ path: string; files: number; bytes: number }> {
  const target = resolve(givenTarget); // without a slash at its end, which would put the copy inside itself
  refuseInsideLibrary(context, target, 'No backup was made.');
  await refuseOccupied(target);
  const partial = `${target}.partial-${process.pid}`;
  await mkdir(join(partial, 'objects'), { recursive: true });
  try {
    options.onProgress('Copying the database', 0, null);
    context.reader.copyDatabase(join(partial, DATABASE_FILE));
    const { files, bytes } = await copyNamedFiles(context, partial, options);
    await rm(target, { recursive: true, force: true });
    await mkdir(dirname(target), { recursive: true });
    await rename(partial, target);
    return { path: target, files, bytes };
  } catch (error) {
    await rm(partial, { recursive: true, force: true });
    throw error;
  }
}

async function copyNamedFiles(
  context: LibraryContext,
  partial: string,
  { signal, onProgress }: Parameters<typeof backupLibrary>[2],
): Promise<{ files: number; bytes: number }> {
  const copy = openLibraryReadOnly(partial);
  try {
    const files = copy.fileFacts.list();
    let bytes = 0;
    for (const [index, file] of files.entries()) {
      signal?.throwIfAborted();
      onProgress('Copying files', index, files.length);
      const to = copy.files.pathOf(file.sha256);
      await mkdir(dirname(to), { recursive: true });
      await copyFile(context.reader.files.pathOf(file.sha256), to).catch((error: unknown) => {
        throw isMissing(error) ? fileDamaged(file.sha256, 'is missing') : error;
      });
      if ((await hashFile(to, signal)) !== file.sha256)
        throw fileDamaged(file.sha256, 'does not match its hash');
      bytes += file.size;
    }
    return { files: files.length, bytes };
  } finally {
    copy.close();
  }
}

async function refuseOccupied(target: string): Promise<void> {
  const stats = await stat(target).catch(() => null);
  if (stats === null) return;
  const isEmptyFolder = stats.isDirectory() && (await readdir(target)).length === 0;
  if (isEmptyFolder) return;
  throw new AppError('already-exists', {
    what: 'No backup was made.',
    why: `${target} exists and is not an empty folder.`,
    next: 'Name a folder that does not exist yet.',
  });
}

const isMissing = (error: unknown): boolean => (error as { code?: string }).code === 'ENOENT';

const fileDamaged = (sha256: string, how: string): AppError =>
  new AppError('object-damaged', {
    what: 'No backup was made.',
    why: `The file ${sha256.slice(0, 12)}… ${how}.`,
    next: 'Check every file of the library to see what is affected, and restore that file from an earlier backup.',
    inTerminal: 'See what is affected with: colophon verify, and restore that file from an earlier backup.',
  });
