import type { ChangeItem } from '../../../src-main/contract/changes-contract';
import { changesTexts } from '../../texts/changes-texts';

const texts = changesTexts.row;

/** How a change is marked: as in the pages of a comparison. */
export function lookOf({
  part,
  change,
  kinds,
  cause,
}: ChangeItem): 'added' | 'removed' | 'relabelled' | 'moved' | 'edited' {
  if (part.kind !== 'region' || cause === 'schema') return change === 'changed' ? 'edited' : change;
  if (change !== 'changed') return change;
  return kinds.includes('class') ? 'relabelled' : kinds.includes('geometry') ? 'moved' : 'edited';
}

export const SIGNS = { added: '+', removed: '−', relabelled: '→', moved: '↔', edited: '✎' } as const;

/** What happened, in a few words: "Text → Title, moved or resized". */
export function wordsOf(item: ChangeItem): string {
  const { part, change, kinds, classBefore, classAfter, before, after } = item;
  if (part.kind === 'document' && kinds.length === 0) return texts.document[change];
  const fields = kinds.filter((kind) => kind !== 'class').map((kind) => texts.fields[kind] ?? kind);
  if (part.kind === 'region') {
    const name =
      classBefore !== null && classAfter !== null && classBefore !== classAfter
        ? texts.relabelled(classBefore, classAfter)
        : (classAfter ?? classBefore ?? '');
    return [name, ...fields].join(', ');
  }
  if (part.kind === 'relation') return texts.relation(after ?? before ?? '');
  const values =
    before === null && after === null ? '' : texts.values(before ?? texts.none, after ?? texts.none);
  return [fields.join(', '), ...(part.kind === 'document' && kinds[0] === 'file' ? [] : [values])]
    .filter(Boolean)
    .join(': ');
}

/** The text of a region, where the list has one to show. */
export const textOf = ({ part, before, after }: ChangeItem): string =>
  part.kind === 'region' ? (after ?? before ?? '') : '';
