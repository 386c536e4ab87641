import type { Condition, Range } from '../../../src-main/domain/migration/plan';

export type ConditionKind =
  | 'centre'
  | 'text'
  | 'attribute'
  | 'geometry'
  | 'page'
  | 'size'
  | 'all'
  | 'any'
  | 'not';

/** In the order in which they are offered. */
export const CONDITION_KINDS: readonly ConditionKind[] = [
  'centre',
  'text',
  'attribute',
  'geometry',
  'page',
  'size',
  'all',
  'any',
  'not',
];

export type ConditionOf<Kind extends ConditionKind> = Extract<Condition, Record<Kind, unknown>>;

export function kindOf(condition: Condition): ConditionKind {
  return CONDITION_KINDS.find((kind) => kind in condition) ?? 'all';
}

/** A condition of a kind to begin with; it holds for something, so that the preview shows an effect at once. */
export function newCondition(kind: ConditionKind): Condition {
  switch (kind) {
    case 'centre':
      return { centre: { y: { max: 0.5 } } };
    case 'text':
      return { text: { contains: '' } };
    case 'attribute':
      return { attribute: '' };
    case 'geometry':
      return { geometry: 'box' };
    case 'page':
      return { page: { min: 1, max: 1 } };
    case 'size':
      return { size: { height: { max: 0.1 } } };
    case 'all':
    case 'any':
      return { [kind]: [newCondition('centre')] } as unknown as Condition;
    case 'not':
      return { not: newCondition('centre') };
  }
}

export type TextCondition = ConditionOf<'text'>['text'];
export type TextTest = 'contains' | 'startsWith' | 'endsWith' | 'equals' | 'matches' | 'isEmpty';

export const TEXT_TESTS: readonly TextTest[] = [
  'contains',
  'startsWith',
  'endsWith',
  'equals',
  'matches',
  'isEmpty',
];

export const textTestOf = (text: TextCondition): TextTest =>
  TEXT_TESTS.find((test) => test in text) ?? 'contains';

/** The words of a text condition; none for "has no text". */
export const textWords = (text: TextCondition): string => {
  const value = Object.values(text)[0] as string | boolean;
  return typeof value === 'string' ? value : '';
};

export const textCondition = (test: TextTest, words: string): ConditionOf<'text'> => ({
  text: (test === 'isEmpty' ? { isEmpty: true } : { [test]: words }) as TextCondition,
});

/** A range with one end changed; `null` when neither end is left. */
export function withEnd(range: Range | undefined, end: 'min' | 'max', value: number | null): Range | null {
  const { [end]: _, ...rest } = range ?? {};
  const next: Range = value === null ? rest : { ...rest, [end]: value };
  return next.min === undefined && next.max === undefined ? null : next;
}

/** The same with another range under a name, left out where there is none. */
export function withRange<Ranges extends Record<string, Range | undefined>>(
  ranges: Ranges,
  name: keyof Ranges & string,
  range: Range | null,
): Ranges {
  const { [name]: _, ...rest } = ranges;
  return (range === null ? rest : { ...rest, [name]: range }) as Ranges;
}

/** Whether a condition lacks something the core needs: an attribute, words, a range, a part. */
export function isUnfinished(condition: Condition): boolean {
  if ('all' in condition) return condition.all.length === 0 || condition.all.some(isUnfinished);
  if ('any' in condition) return condition.any.length === 0 || condition.any.some(isUnfinished);
  if ('not' in condition) return isUnfinished(condition.not);
  if ('attribute' in condition) return condition.attribute === '';
  if ('text' in condition)
    return textTestOf(condition.text) !== 'isEmpty' && textWords(condition.text) === '';
  if ('centre' in condition) return Object.keys(condition.centre).length === 0;
  if ('size' in condition) return Object.keys(condition.size).length === 0;
  return 'page' in condition && Object.keys(condition.page).length === 0;
}
