import { findEntry, listEntries } from '../../domain/dataset-versions/document-tree';
import type { ObjectId, ObjectReader } from '../../domain/dataset-versions/object-store';
import { normaliseText } from '../../domain/canonical/normalise-text';
import { AppError } from '../../domain/errors/app-error';
import { entryIdOfFile } from '../../domain/identity/derived-ids';
import type { DocumentContent } from '../../domain/regions/region';
import { sha256 } from '../../storage/hashing';
import type { DatasetRow } from '../../storage/repositories/dataset-repository';
import type { LibraryContext } from '../library-context';

interface Place {
  readonly dataset: DatasetRow;
  readonly root: ObjectId;
  readonly objects: ObjectReader;
}

/**
 * Entry id of a document given by its id, by a name (with or without extension), or by at least 6
 * digits of its id.
 *
 * @throws AppError `not-found`, `ambiguous`
 */
export function resolveEntry(context: LibraryContext, place: Place, ref: string): string {
  const found = findEntries(context, place, ref);
  const [first] = found;
  if (first !== undefined && found.length === 1) return first;
  throw first === undefined ? documentMissing(ref, place.dataset.name) : documentAmbiguous(ref, found);
}

function findEntries(context: LibraryContext, { dataset, root, objects }: Place, ref: string): string[] {
  const isPresent = (entry: string): boolean => findEntry(objects, root, entry) !== undefined;
  if (/^[0-9a-f]{32}$/.test(ref) && isPresent(ref)) return [ref];
  const named = context.reader.datasets.entriesNamed(dataset.id, normaliseText(ref)).filter(isPresent);
  if (named.length > 0 || !/^[0-9a-f]{6,32}$/.test(ref)) return named;
  return [...listEntries(objects, root)].map(([entry]) => entry).filter((entry) => entry.startsWith(ref));
}

/**
 * Entry id for one more document of a file. The first one that is free: a document whose file was replaced
 * keeps the id that followed from its first file.
 */
export function freeEntryOf(file: string, isTaken: (entry: string) => boolean): string {
  for (let ordinal = 0; ; ordinal++) {
    const entry = entryIdOfFile(sha256, file, ordinal);
    if (!isTaken(entry)) return entry;
  }
}

/** Number of pages of a document: of its file, or one for an absent document. */
export function pageCountOf(context: LibraryContext, document: Pick<DocumentContent, 'file'>): number {
  return document.file === null ? 1 : (context.reader.fileFacts.get(document.file)?.pages ?? 0);
}

const documentMissing = (ref: string, dataset: string): AppError =>
  new AppError('not-found', {
    what: `Nothing was done with document "${ref}".`,
    why: `The dataset "${dataset}" has no document of that name or id.`,
    next: 'Check the name; the list of documents in the window and `colophon documents` have them all.',
  });

const documentAmbiguous = (ref: string, found: readonly string[]): AppError =>
  new AppError('ambiguous', {
    what: `Nothing was done with document "${ref}".`,
    why: `${found.length} documents are named so: ${found
      .slice(0, 3)
      .map((id) => id.slice(0, 12))
      .join(', ')}.`,
    next: 'Use the id of the one you mean.',
  });
