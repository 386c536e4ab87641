import type { LibraryContext } from '../library-context';
import type { ChangeItem } from './change-items';
import type { DraftChanges } from './draft-changes';

/** In place of a name where none is recorded: a bulk act removed the region, or it came before names were kept. */
export const NOBODY = '';

/** What the journal knows at a moment of a draft, which every slice of a long list asks for. */
const actsOf = new WeakMap<DraftChanges, ReadonlyMap<string, string>>();

/**
 * Says who made a change. Who removed a region or marked a page stands in no content; the journal knows it, as far as
 * it was done region by region. It is read once for each state of the draft, and only where it is needed.
 */
export function personNamer(context: LibraryContext, changes: DraftChanges): (item: ChangeItem) => string {
  const { base, draft } = changes;
  const fromJournal = (key: string): string => {
    const known = actsOf.get(changes);
    const acts = known ?? context.reader.journal.lastActs(draft.draft?.id ?? 0, base.version?.time ?? '');
    if (known === undefined) actsOf.set(changes, acts);
    return acts.get(key) ?? NOBODY;
  };
  return ({ part, pageIndex, change, by }) => {
    if (by !== null) return by;
    if (part.kind === 'region') return change === 'removed' ? fromJournal(part.region) : NOBODY;
    return part.kind === 'page' ? fromJournal(`${part.document}/${pageIndex}`) : NOBODY;
  };
}
