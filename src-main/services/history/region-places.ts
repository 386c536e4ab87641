import { readPage } from '../../domain/dataset-versions/object-forms';
import { findDocument, type ContentView } from '../content/content-view';

/**
 * Finds the page (0-based) that a region of a document is on, in the first of several views that has it; `null`
 * when none does. A document is read once, however many of its regions are asked for.
 */
export function regionPages(
  views: readonly ContentView[],
): (document: string, region: string) => number | null {
  const known = new Map<string, Map<string, number>>();
  const pagesOf = (view: ContentView, entry: string): Map<string, number> => {
    const key = `${view.label} ${entry}`;
    const read = known.get(key) ?? readPages(view, entry);
    known.set(key, read);
    return read;
  };
  return (document, region) => {
    for (const view of views) {
      const pageIndex = pagesOf(view, document).get(region);
      if (pageIndex !== undefined) return pageIndex;
    }
    return null;
  };
}

function readPages(view: ContentView, entry: string): Map<string, number> {
  const pages = findDocument(view, entry)?.pages ?? [];
  return new Map(
    pages.flatMap(([pageIndex, page]) =>
      readPage(view.objects, page).regions.map(({ id }) => [id, pageIndex] as const),
    ),
  );
}
