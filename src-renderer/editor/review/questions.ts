import type { ReviewItem } from '../../../src-main/contract/migration-contract';
import type { LabelSchema } from '../../../src-main/domain/label-schema/label-schema';
import { questionsLeft } from '../../../src-main/domain/migration/decisions';
import type { Question } from '../../../src-main/domain/migration/plan';
import type { AttributeValue, Region } from '../../../src-main/domain/regions/region';

export type AskedQuestion = ReviewItem['questions'][number];

/** An answer that a digit key gives. */
export type Answer =
  | { readonly kind: 'class'; readonly class: string }
  | { readonly kind: 'attribute'; readonly attribute: string; readonly value: AttributeValue }
  | { readonly kind: 'box' };

/** Digits 1 … 9. */
export const MAX_KEYS = 9;

/** The questions of an item that the region, as it is now, does not answer; none when it is gone. */
export function stillOpen(
  { questions }: Pick<ReviewItem, 'questions'>,
  region: Region | undefined,
  schema: LabelSchema,
): readonly AskedQuestion[] {
  if (region === undefined) return [];
  return questionsLeft(region, questions as readonly Question[], schema) as readonly AskedQuestion[];
}

/** What the digit keys answer, the first for 1. A text or a number is typed: it has none. */
export function answersTo(question: AskedQuestion, region: Region, schema: LabelSchema): readonly Answer[] {
  if (question.kind === 'geometry') return allowsBox(region, schema) ? [{ kind: 'box' }] : [];
  if (question.kind === 'class') {
    const usable = new Set(
      schema.classes.filter(({ deprecated }) => deprecated !== true).map(({ id }) => id),
    );
    return question.candidates
      .filter((id) => usable.has(id))
      .slice(0, MAX_KEYS)
      .map((id) => ({ kind: 'class', class: id }));
  }
  const definition = definitionOf(question.attribute, region, schema);
  const values: readonly AttributeValue[] =
    definition?.type === 'boolean'
      ? [true, false]
      : definition?.type === 'choice'
        ? (definition.choices ?? [])
        : [];
  return values
    .slice(0, MAX_KEYS)
    .map((value) => ({ kind: 'attribute', attribute: question.attribute, value }));
}

/** A region of several parts is reshaped by hand: a box around them would say something else. */
const allowsBox = ({ class: id, parts }: Region, { classes }: LabelSchema): boolean =>
  parts.length === 1 && classes.find((item) => item.id === id)?.geometry?.includes('box') === true;

/** The definition of an attribute for the class that a region has now. */
export const definitionOf = (attribute: string, region: Region, { classes }: LabelSchema) =>
  classes.find(({ id }) => id === region.class)?.attributes?.find(({ id }) => id === attribute);
