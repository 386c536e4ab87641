import type { RegionChangeView } from '../../../src-main/contract/version-contract';
import { compareTexts } from '../../texts/compare-texts';
import type { Looks } from '../../sides/class-looks';
import type { ChangeLook, Nature } from './nature';

/** Never colour alone: each look has a sign as well. */
export const MARK_SIGNS: Readonly<Record<ChangeLook, string>> = {
  added: '+',
  removed: '−',
  relabelled: '→',
  moved: '↔',
  edited: '✎',
  rewritten: '§',
};

/** A look in words and as a sign; where a migration and people changed a region, both are named. */
export function describeLook({ look, isRewritten }: Pick<Nature, 'look' | 'isRewritten'>): {
  readonly name: string;
  readonly sign: string;
} {
  const name = compareTexts.change.looks[look];
  if (!isRewritten || look === 'rewritten') return { name, sign: MARK_SIGNS[look] };
  return { name: compareTexts.change.both(name), sign: `${MARK_SIGNS.rewritten}${MARK_SIGNS[look]}` };
}

type Tagged = Nature & { readonly change: RegionChangeView };

/**
 * Words on the tag of a mark: "+ Text", "→ Title (was Text)", "→ ↔ ✎ Title (was Text)", "§ → Title (was Text)".
 * The signs are those of the legend. On the old side alone, a region has its old class.
 */
export function tagOf(mark: Tagged, looks: Looks, side: 'before' | 'after' = 'after'): string {
  const { before, after } = mark.change;
  const old = before === null ? '' : looks.before(before.class).name;
  const now = after === null ? '' : looks.after(after.class).name;
  const words =
    before === null
      ? [MARK_SIGNS.added, now]
      : after === null
        ? [MARK_SIGNS.removed, old]
        : [
            ...signsOfChanged(mark),
            side === 'before' ? old : mark.isRelabelled ? compareTexts.change.relabelled(now, old) : now,
          ];
  return [...(mark.isRewritten ? [MARK_SIGNS.rewritten] : []), ...words].join(' ');
}

/** What stands on a mark that is too small for words. */
export function signsOf(mark: Tagged): string {
  const { look } = mark;
  if (look === 'rewritten') return MARK_SIGNS.rewritten;
  const own = look === 'added' || look === 'removed' ? MARK_SIGNS[look] : signsOfChanged(mark).join('');
  return mark.isRewritten ? `${MARK_SIGNS.rewritten}${own}` : own;
}

function signsOfChanged({ isRelabelled, isMoved, isEdited }: Tagged): readonly string[] {
  return [
    ...(isRelabelled ? [MARK_SIGNS.relabelled] : []),
    ...(isMoved ? [MARK_SIGNS.moved] : []),
    ...(isEdited ? [MARK_SIGNS.edited] : []),
  ];
}
