import type { PageSize } from '../../domain/geometry/units';
import type { LibraryContext } from '../library-context';

/** Files whose page sizes stay at hand. */
const FILES_KNOWN = 1000;

/** Sizes of the pages of files, in units, by page index. */
export function fileSizes({ reader }: LibraryContext): (file: string) => readonly PageSize[] {
  const known = new Map<string, readonly PageSize[]>();
  return (file) => {
    const sizes =
      known.get(file) ?? reader.fileFacts.pages(file).map(({ width, height }) => ({ width, height }));
    if (known.size >= FILES_KNOWN) known.clear();
    known.set(file, sizes);
    return sizes;
  };
}
