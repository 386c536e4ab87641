import type { ChangeItem } from '../../../src-main/contract/changes-contract';
import { changesTexts } from '../../texts/changes-texts';
import { capitalised } from '../../texts/words';
import { describeLook } from '../changes/mark-tags';
import { lookOf, type ChangeLook } from '../changes/nature';

const texts = changesTexts.row;

/** How a change is marked: as on the pages of a comparison. */
export function signOf(item: ChangeItem): {
  readonly look: ChangeLook;
  readonly sign: string;
  readonly name: string;
} {
  const look = lookOfItem(item);
  return { look, ...describeLook({ look, isRewritten: false }) };
}

function lookOfItem(item: ChangeItem): ChangeLook {
  const { part, change, cause } = item;
  if (part.kind === 'region' && cause !== 'schema') return lookOf(item);
  return change === 'changed' ? 'edited' : change;
}

/** What a change is of, and what happened to it: "Text → Title", "position and size". */
export interface ChangeWords {
  readonly thing: string;
  readonly what: string;
}

export function wordsOf(item: ChangeItem): ChangeWords {
  const { part, change, kinds, before, after } = item;
  if (part.kind === 'region') return { thing: classWords(item), what: fieldWords(item).join(', ') };
  if (part.kind === 'relation') return { thing: texts.relation(after ?? before ?? ''), what: '' };
  if (part.kind === 'document' && kinds.length === 0) return { thing: texts.document[change], what: '' };
  const hasValues = (before !== null || after !== null) && kinds[0] !== 'file';
  const values = hasValues ? texts.values(before ?? texts.none, after ?? texts.none) : '';
  return { thing: capitalised(fieldWords(item).join(', ')), what: values };
}

const fieldWords = ({ kinds }: ChangeItem): string[] =>
  kinds.filter((kind) => kind !== 'class').map((kind) => texts.fields[kind] ?? kind);

const classWords = ({ classBefore, classAfter }: ChangeItem): string =>
  classBefore !== null && classAfter !== null && classBefore !== classAfter
    ? texts.relabelled(classBefore, classAfter)
    : (classAfter ?? classBefore ?? '');

/** The text of a region, where the list has one to show; of one that was rewritten, what it was, too. */
export function textOf({ part, kinds, change, before, after }: ChangeItem): string {
  if (part.kind !== 'region') return '';
  const quoted = (text: string | null): string =>
    text === null || text === '' ? texts.none : texts.text(text);
  if (change === 'changed' && kinds.includes('text')) return texts.values(quoted(before), quoted(after));
  const text = after ?? before ?? '';
  return text === '' ? '' : texts.text(text);
}
