import { provenanceOf, type Act } from '../../domain/dataset-versions/provenance';
import { diffDatasets } from '../../domain/diff/dataset-diff';
import type { RegionDifference } from '../../domain/diff/region-diff';
import type { DocumentContent } from '../../domain/regions/region';
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

/** What differs between the draft before and after an act, page by page. */
export function* changedRegions(
  context: LibraryContext,
  objects: ObjectBuffer,
  { before, after }: { readonly before: DraftRoots; readonly after: DraftRoots },
): Generator<ChangedPage> {
  const { pageSize } = context.reader.fileFacts;
  const sides = { reader: objects, from: before.root, to: after.root, pageSize };
  for (const { before: old, after: now, pages } of diffDatasets(sides)) {
    const document = (now ?? old) as DocumentContent;
    const presence = old === null ? 'added' : now === null ? 'removed' : 'both';
    for (const { pageIndex, regions } of pages) yield { document, presence, pageIndex, regions };
  }
}

/**
 * The roots with the changed regions marked as changed by whoever did the act. What came or went with its whole
 * document was not changed itself.
 */
export function stampChanges(
  objects: ObjectBuffer,
  roots: DraftRoots,
  changes: readonly ChangedPage[],
  act: Act,
): DraftRoots {
  const touched = changes.flatMap(({ document, presence, pageIndex, regions }): TouchedPage[] => {
    const changed = regions.filter(({ change }) => change !== 'removed');
    if (presence !== 'both' || changed.length === 0) return [];
    const { content, provenance } = readViewPage({ objects, roots }, document, pageIndex);
    const stamped = changed.map(({ id }) => {
      const made = provenanceOf(provenance, id)?.made ?? act;
      return [id, { made, changed: act }] as const;
    });
    const all = { ...provenance.regions, ...Object.fromEntries(stamped) };
    return [{ entry: document.entry, pageIndex, content, provenance: { ...provenance, regions: all } }];
  });
  return withPages(objects, roots, touched);
}
