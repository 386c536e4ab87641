import { findEntry, listEntriesFrom } from '../../domain/dataset-versions/document-tree';
import type { ObjectId, ObjectReader } from '../../domain/dataset-versions/object-store';
import { normaliseText } from '../../domain/canonical/normalise-text';
import { AppError } from '../../domain/errors/app-error';
import { shellWord } from '../../domain/errors/shell-word';
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

/** Where a document is looked for: a draft, a version, or a side of a merge. */
export interface EntryView {
  readonly dataset: DatasetRow;
  readonly roots: { readonly root: ObjectId };
  readonly objects: ObjectReader;
}

/**
 * The same in the first of several views that has it; `null` when none has.
 *
 * @throws AppError `ambiguous`
 */
export function findEntryIn<View extends EntryView>(
  context: LibraryContext,
  views: Iterable<View>,
  ref: string,
): { readonly entry: string; readonly view: View } | null {
  for (const view of views) {
    const { dataset, roots, objects } = view;
    const found = findEntries(context, { dataset, root: roots.root, objects }, ref);
    const [entry] = found;
    if (entry !== undefined && found.length === 1) return { entry, view };
    if (entry !== undefined) throw documentAmbiguous(ref, found);
  }
  return null;
}

/** The same. @throws AppError `not-found` when none of the views has it, `ambiguous` */
export function resolveEntryIn(
  context: LibraryContext,
  views: readonly [EntryView, ...EntryView[]],
  ref: string,
): string {
  const found = findEntryIn(context, views, ref);
  if (found === null) throw documentMissing(ref, views[0].dataset.name);
  return found.entry;
}

/** Digits of a whole entry id. */
const ID_LENGTH = 32;

function findEntries(context: LibraryContext, { dataset, root, objects }: Place, ref: string): string[] {
  const isPresent = (entry: string): boolean => findEntry(objects, root, entry) !== undefined;
  if (isPresent(ref)) return [ref];
  const named = context.reader.datasets.entriesNamed(dataset.id, normaliseText(ref)).filter(isPresent);
  if (named.length > 0 || ref.length >= ID_LENGTH || !/^[0-9a-f]{6,}$/.test(ref)) return named;
  return [...listEntriesFrom(objects, root, ref)].map(([entry]) => entry);
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
    next: 'Check the name; the list of documents has them all.',
    inTerminal: `Check the name; they are listed by: colophon documents ${shellWord(`${dataset}@draft`)}.`,
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
