import { isAbsolute, relative, resolve, sep } from 'node:path';
import { AppError } from '../domain/errors/app-error';
import type { LibraryContext } from './library-context';

/**
 * Keeps files for others out of the library's own folder.
 *
 * @param what what is not done, as a sentence
 * @throws AppError `input-invalid`
 */
export function refuseInsideLibrary({ reader }: LibraryContext, target: string, what: string): void {
  const way = relative(reader.folder, resolve(target));
  // A name may itself begin with two dots; to another drive there is no way but the whole path.
  if (way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way)) return;
  throw new AppError('input-invalid', {
    what,
    why: `${target} lies inside the library's own folder.`,
    next: 'Choose a place outside of it.',
  });
}
