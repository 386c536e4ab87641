import type { FlowItem } from '../flow';
import type { TextStyle } from '../surface';

export const SERIF: TextStyle = { font: 'serif', size: 11, leading: 1.32 };
export const CLAUSE_HEAD: TextStyle = { font: 'serif-bold', size: 11.5, leading: 1.3 };

/** A numbered section of a contract: its heading, then clauses; a text that starts with `(a)` is a list item. */
export function clauseSection(
  number: number,
  heading: string,
  clauses: readonly string[],
  style: TextStyle = SERIF,
): FlowItem[] {
  let count = 0;
  const items = clauses.map((clause): FlowItem => {
    const [, letter, rest] = /^(\([a-z]\)) (.*)$/s.exec(clause) ?? [];
    if (letter !== undefined && rest !== undefined) {
      return {
        text: rest,
        label: 'List item',
        style,
        before: 3,
        marker: `        ${letter}`,
        indent: 44,
        align: 'justify',
      };
    }
    count += 1;
    return {
      text: clause,
      label: 'Text',
      style,
      before: 5,
      marker: `${number}.${count}`,
      indent: 28,
      align: 'justify',
    };
  });
  return [
    {
      text: `${number}.  ${heading}`,
      label: 'Section header',
      style: {
        ...CLAUSE_HEAD,
        font: style.font === 'sans' ? 'sans-bold' : 'serif-bold',
        size: style.size + 0.5,
      },
      before: 14,
    },
    ...items,
  ];
}
