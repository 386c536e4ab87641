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

/** Words on the tag of a mark: "+ Text", "Text → Title", "↔ ✎ Text". */
export function tagOf(mark: Tagged, looks: Looks): string {
  const { before, after } = mark.change;
  const old = before === null ? '' : looks.before(before.class).name;
  const now = after === null ? '' : looks.after(after.class).name;
  if (mark.look === 'added') return `${MARK_SIGNS.added} ${now}`;
  if (mark.look === 'removed') return `${MARK_SIGNS.removed} ${old}`;
  if (mark.look === 'rewritten' && after === null)
    return `${MARK_SIGNS.rewritten} ${MARK_SIGNS.removed} ${old}`;
  const signs = [
    mark.look === 'rewritten' ? MARK_SIGNS.rewritten : '',
    mark.isMoved ? MARK_SIGNS.moved : '',
    mark.isEdited ? MARK_SIGNS.edited : '',
  ];
  const name = mark.isRelabelled ? `${old} ${MARK_SIGNS.relabelled} ${now}` : now;
  return [...signs, name].filter((part) => part !== '').join(' ');
}

/** What stands on a mark that is too small for words. */
export const signsOf = (mark: Tagged): string =>
  mark.look === 'added' || mark.look === 'removed' || mark.look === 'rewritten'
    ? MARK_SIGNS[mark.look]
    : [
        mark.isRelabelled ? MARK_SIGNS.relabelled : '',
        mark.isMoved ? MARK_SIGNS.moved : '',
        mark.isEdited ? MARK_SIGNS.edited : '',
      ].join('');
