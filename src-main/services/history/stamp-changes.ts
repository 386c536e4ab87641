import { provenanceOf, type Act } from '../../domain/dataset-versions/provenance';
import { diffDatasets } from '../../domain/diff/dataset-diff';
import type { RegionDifference } from '../../domain/diff/region-diff';
import type { DocumentContent } from '../../domain/regions/region';
import type { Steps } from '../../formats/take-turns';
import type { DraftRoots } from '../../storage/repositories/draft-repository';
import type { ObjectBuffer } from '../../storage/repositories/object-buffer';
import { readViewPage } from '../content/content-view';
import { withPages, type TouchedPage } from '../content/draft-roots';
import type { LibraryContext } from '../library-context';

/** The regions of one page that an act changed. */
export interface ChangedPage {
  /** The document as it is after the act, else as it was. */
  readonly document: DocumentContent;
  readonly presence: 'both' | 'added' | 'removed';
  readonly pageIndex: number;
  readonly regions: readonly RegionDifference[];
}

/** What an act changed in a draft. */
export interface Changed {
  readonly documents: number;
  readonly pages: readonly ChangedPage[];
}

/** What differs between the draft before and after an act, page by page; in steps. */
export function* findChanged(
  context: LibraryContext,
  objects: ObjectBuffer,
  { before, after }: { readonly before: DraftRoots; readonly after: DraftRoots },
): Steps<Changed> {
  const { pageSize } = context.reader.fileFacts;
  const sides = { reader: objects, from: before.root, to: after.root, pageSize };
  const changed: ChangedPage[] = [];
  let documents = 0;
  for (const { before: old, after: now, pages } of diffDatasets(sides)) {
    const document = (now ?? old) as DocumentContent;
    const presence = old === null ? 'added' : now === null ? 'removed' : 'both';
    for (const { pageIndex, regions } of pages) changed.push({ document, presence, pageIndex, regions });
    documents += 1;
    yield;
  }
  return { documents, pages: changed };
}

/** Pages put back at once: a few milliseconds of work. */
const PAGES_PER_STEP = 50;

/**
 * The roots with the changed regions marked as changed by whoever did the act, in steps. What came or went with its
 * whole document was not changed itself.
 */
export function* stampChanges(
  objects: ObjectBuffer,
  roots: DraftRoots,
  changes: readonly ChangedPage[],
  act: Act,
): Steps<DraftRoots> {
  const stays = changes.filter(({ presence }) => presence === 'both');
  let current = roots;
  for (let start = 0; start < stays.length; start += PAGES_PER_STEP) {
    const some = stays.slice(start, start + PAGES_PER_STEP);
    const touched = some.flatMap((page) => stampPage({ objects, roots }, page, act) ?? []);
    current = withPages(objects, current, touched);
    yield;
  }
  return current;
}

/** @returns `null` when nothing is left of what was changed on the page */
function stampPage(
  view: { readonly objects: ObjectBuffer; readonly roots: DraftRoots },
  { document, pageIndex, regions }: ChangedPage,
  act: Act,
): TouchedPage | null {
  const changed = regions.filter(({ change }) => change !== 'removed');
  if (changed.length === 0) return null;
  const { content, provenance } = readViewPage(view, document, pageIndex);
  const stamped = changed.map(({ id }) => {
    const made = provenanceOf(provenance, id)?.made ?? act;
    return [id, { made, changed: act }] as const;
  });
  const all = { ...provenance.regions, ...Object.fromEntries(stamped) };
  return { entry: document.entry, pageIndex, content, provenance: { ...provenance, regions: all } };
}
