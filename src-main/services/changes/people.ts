import type { LibraryContext } from '../library-context';
import type { ChangeItem } from './change-items';
import type { DraftChanges } from './draft-changes';

/** In place of a name where none is recorded: a bulk act removed the region, or it came before names were kept. */
export const NOBODY = '';

/**
 * Says who made a change. Who removed a region or marked a page stands in no content; the journal knows it, as far as
 * it was done region by region. It is read once, and only where it is needed.
 */
export function personNamer(
  context: LibraryContext,
  { base, draft }: Pick<DraftChanges, 'base' | 'draft'>,
): (item: ChangeItem) => string {
  let acts: ReadonlyMap<string, string> | null = null;
  const fromJournal = (key: string): string => {
    acts ??= context.reader.journal.lastActs(draft.draft?.id ?? 0, base.version?.time ?? '');
    return acts.get(key) ?? NOBODY;
  };
  return ({ part, pageIndex, change, by }) => {
    if (by !== null) return by;
    if (part.kind === 'region') return change === 'removed' ? fromJournal(part.region) : NOBODY;
    return part.kind === 'page' ? fromJournal(`${part.document}/${pageIndex}`) : NOBODY;
  };
}
