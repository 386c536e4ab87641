import { createDraftActs, type DraftActs } from '../content/draft-acts';
import type { LibraryContext } from '../library-context';
import type { ChangeItem } from './change-items';
import type { DraftChanges } from './draft-changes';

/** In place of a name where none is recorded: bulk acts of several people may have done it, or it came before names were kept. */
export const NOBODY = '';

/** What the journal knows at a moment of a draft, which every slice of a long list asks for. */
const actsOf = new WeakMap<DraftChanges, DraftActs>();

/** Says who made a change. Who removed a region or marked a page stands in no content; the journal knows it. */
export function personNamer(context: LibraryContext, changes: DraftChanges): (item: ChangeItem) => string {
  const acts = actsOf.get(changes) ?? createDraftActs(context, changes.draft);
  actsOf.set(changes, acts);
  return ({ part, change, by }) => {
    if (by !== null) return by;
    if (part.kind === 'region' && change === 'removed') return acts.removerOf(part.region) ?? NOBODY;
    return (part.kind === 'page' ? acts.markerOf(part.document, part.pageIndex) : null) ?? NOBODY;
  };
}
