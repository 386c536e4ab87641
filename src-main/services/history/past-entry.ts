import { AppError } from '../../domain/errors/app-error';
import type { ContentView } from '../content/content-view';
import { resolveEntry } from '../documents/find-entry';
import type { LibraryContext } from '../library-context';

/**
 * Entry id of a document that is in one of several views, the first of them first; `null` when it is in none.
 *
 * @param ref a name, an entry id, or at least 6 digits of one
 * @throws AppError `ambiguous`
 */
export function findPastEntry(
  context: LibraryContext,
  views: Iterable<ContentView>,
  ref: string,
): { readonly entry: string; readonly view: ContentView } | null {
  for (const view of views) {
    const entry = entryIn(context, view, ref);
    if (entry !== null) return { entry, view };
  }
  return null;
}

function entryIn(context: LibraryContext, view: ContentView, ref: string): string | null {
  const { dataset, roots, objects } = view;
  try {
    return resolveEntry(context, { dataset, root: roots.root, objects }, ref);
  } catch (error) {
    if (error instanceof AppError && error.code === 'not-found') return null;
    throw error;
  }
}
