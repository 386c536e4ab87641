import { rename, rm, writeFile } from 'node:fs/promises';
import { AppError } from '../../domain/errors/app-error';

/** Writes a whole text file: what was there before stays until all of it is written. */
export async function writeTextFile(path: string, text: string): Promise<void> {
  const unfinished = `${path}.${process.pid}.part`;
  try {
    await writeFile(unfinished, text, { flush: true });
    await rename(unfinished, path);
  } catch (cause) {
    await rm(unfinished, { force: true });
    const { code, message } = cause as NodeJS.ErrnoException;
    throw new AppError(
      'input-invalid',
      {
        what: `${path} was not written.`,
        why: `It could not be made (${code ?? message}).`,
        next: 'Check that the folder exists and may be written to.',
      },
      { cause },
    );
  }
}
