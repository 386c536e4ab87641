import { readPage } from '../../domain/dataset-versions/object-forms';
import { findDocument, type ContentView } from '../content/content-view';

/** Where a region is, and what people call it. */
export interface RegionPlace {
  /** 0-based. */
  readonly pageIndex: number;
  /** Name of its class; `null` for none. */
  readonly class: string | null;
}

/**
 * Finds a region of a document in the first of several views that has it; `null` when none does. A document is read
 * once, however many of its regions are asked for.
 */
export function regionPlaces(
  views: readonly ContentView[],
): (document: string, region: string) => RegionPlace | null {
  const known = new Map<string, Map<string, RegionPlace>>();
  const placesOf = (view: ContentView, entry: string): Map<string, RegionPlace> => {
    const key = `${view.label} ${entry}`;
    const read = known.get(key) ?? readPlaces(view, entry);
    known.set(key, read);
    return read;
  };
  return (document, region) => {
    for (const view of views) {
      const place = placesOf(view, document).get(region);
      if (place !== undefined) return place;
    }
    return null;
  };
}

function readPlaces(view: ContentView, entry: string): Map<string, RegionPlace> {
  const pages = findDocument(view, entry)?.pages ?? [];
  const names = new Map(view.schema.classes.map(({ id, name }) => [id, name]));
  return new Map(
    pages.flatMap(([pageIndex, page]) =>
      readPage(view.objects, page).regions.map(({ id, class: classId }) => {
        const name = classId === null ? null : (names.get(classId) ?? classId);
        return [id, { pageIndex, class: name }] as const;
      }),
    ),
  );
}
