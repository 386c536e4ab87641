import type { ActsSince } from '../../storage/repositories/journal-repository';
import type { LibraryContext } from '../library-context';
import type { ContentView } from './content-view';

/** Who did in a draft what stands in no content; `null` where that is not known. */
export interface DraftActs {
  /** Who took a region away. */
  removerOf(region: string): string | null;
  /** Who marked a page. @param entry id of its document */
  markerOf(entry: string, pageIndex: number): string | null;
}

/**
 * What the journal knows of a draft since the version that it started from. It is read once, and only where it is
 * needed. What several people did in bulk is nobody's: which of them did it is not recorded.
 */
export function createDraftActs(
  context: LibraryContext,
  { dataset, draft }: Pick<ContentView, 'dataset' | 'draft'>,
): DraftActs {
  let acts: ActsSince | null = null;
  const sinceOf = (): string =>
    context.reader.versions.byId(dataset.id, draft?.headVersion ?? '')?.time ?? '';
  const read = (): ActsSince => (acts ??= context.reader.journal.actsSince(draft?.id ?? 0, sinceOf()));
  return {
    removerOf: (region) => read().oneByOne.get(region) ?? read().ofBulk,
    markerOf: (entry, pageIndex) => read().oneByOne.get(`${entry}/${pageIndex}`) ?? null,
  };
}
