import { compareTexts } from '../../texts/compare-texts';
import type { Looks } from '../changes/class-looks';
import type { Mark, MarkLook } from './merge-page-sides';

/** Colours on paper, which is white in both themes; white text on each is at least 4.5:1. */
export const MARK_COLORS: Readonly<Record<MarkLook | 'ghost', string>> = {
  added: '#17703a',
  removed: '#b3261e',
  relabelled: '#7a3db8',
  moved: '#1f5fbf',
  edited: '#8a5200',
  rewritten: '#0f6674',
  ghost: '#6b7280',
};

/** Never colour alone: each look has a sign as well. */
export const MARK_SIGNS: Readonly<Record<MarkLook, string>> = {
  added: '+',
  removed: '−',
  relabelled: '→',
  moved: '↔',
  edited: '✎',
  rewritten: '§',
};

type Tagged = Pick<Mark, 'change' | 'look' | 'isMoved' | 'isRelabelled' | 'isEdited'>;

/**
 * Words on the tag of a mark: "+ Text", "→ Title (was Text)", "→ ↔ ✎ Title (was Text)". The signs are those
 * of the legend, the one that gives the colour first. On the old side alone, a region has its old class.
 */
export function tagOf(mark: Tagged, looks: Looks, side: 'before' | 'after' = 'after'): string {
  const { before, after } = mark.change;
  const old = before === null ? '' : looks.before(before.class).name;
  const now = after === null ? '' : looks.after(after.class).name;
  if (mark.look === 'added') return `${MARK_SIGNS.added} ${now}`;
  if (mark.look === 'removed') return `${MARK_SIGNS.removed} ${old}`;
  if (mark.look === 'rewritten' && after === null)
    return `${MARK_SIGNS.rewritten} ${MARK_SIGNS.removed} ${old}`;
  const name = side === 'before' ? old : mark.isRelabelled ? compareTexts.change.relabelled(now, old) : now;
  return [...(mark.look === 'rewritten' ? [MARK_SIGNS.rewritten] : []), ...signsOfChanged(mark), name].join(
    ' ',
  );
}

/** What stands on a mark that is too small for words. */
export const signsOf = (mark: Tagged): string =>
  mark.look === 'added' || mark.look === 'removed' || mark.look === 'rewritten'
    ? MARK_SIGNS[mark.look]
    : signsOfChanged(mark).join('');

function signsOfChanged({ isRelabelled, isMoved, isEdited }: Tagged): readonly string[] {
  return [
    ...(isRelabelled ? [MARK_SIGNS.relabelled] : []),
    ...(isMoved ? [MARK_SIGNS.moved] : []),
    ...(isEdited ? [MARK_SIGNS.edited] : []),
  ];
}
