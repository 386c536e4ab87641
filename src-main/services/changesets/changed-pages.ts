import type { ObjectId } from '../../domain/dataset-versions/object-store';
import type { DocumentContent } from '../../domain/regions/region';

/**
 * Counts the pages whose objects go along: one that several versions changed is one page, and one object that is a page
 * of two documents is two. A document comes before its pages, which come once each.
 */
export function createPageCount() {
  const waiting = new Map<ObjectId, Set<string>>();
  const arrived = new Set<ObjectId>();
  const places = new Set<string>();
  return {
    noteDocument({ entry, pages }: Pick<DocumentContent, 'entry' | 'pages'>): void {
      for (const [pageIndex, id] of pages) {
        const place = `${entry} ${pageIndex}`;
        if (arrived.has(id)) places.add(place);
        else waiting.set(id, (waiting.get(id) ?? new Set()).add(place));
      }
    },
    notePage(id: ObjectId): void {
      arrived.add(id);
      for (const place of waiting.get(id) ?? []) places.add(place);
      waiting.delete(id);
    },
    get pages() {
      return places.size;
    },
  };
}
