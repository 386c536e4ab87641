import { describe, expect, test } from 'vitest';
import type { ReviewItem } from '../../../src-main/contract/migration-contract';
import type { LabelSchema } from '../../../src-main/domain/label-schema/label-schema';
import { problemsOf } from '../../../src-renderer/editor/problems/find-problems';
import { answersTo, stillOpen } from '../../../src-renderer/editor/review/questions';
import { stepFrom, type ReviewQueue } from '../../../src-renderer/editor/review/review-queue';
import { aRegion } from './fake-core';

const SCHEMA: LabelSchema = {
  classes: [
    { id: 'old', name: 'Old', deprecated: true },
    {
      id: 'text',
      name: 'Text',
      geometry: ['box'],
      attributes: [
        { id: 'kind', name: 'kind', type: 'choice', choices: ['a', 'b'], required: true },
        { id: 'seen', name: 'seen', type: 'boolean' },
      ],
    },
  ],
};
const item = (region: string, questions: ReviewItem['questions'] = []): ReviewItem => ({
  region,
  document: 'doc',
  name: 'doc.pdf',
  pageIndex: 0,
  questions,
});
const asks = item('r', [
  { kind: 'class', was: 'Table', candidates: ['old', 'text'] },
  { kind: 'attribute', attribute: 'kind', name: 'kind', was: null },
]);

describe('open questions', () => {
  test('are answered by a class, then by a value; a region that is gone asks nothing', () => {
    const kinds = (region: Parameters<typeof stillOpen>[1]) =>
      stillOpen(asks, region, SCHEMA).map(({ kind }) => kind);
    expect(kinds(aRegion('r', { class: null }))).toEqual(['class']);
    expect(kinds(aRegion('r'))).toEqual(['attribute']);
    expect(kinds(aRegion('r', { attributes: { kind: 'a' } }))).toEqual([]);
    expect(kinds(undefined)).toEqual([]);
  });

  test('of a shape are answered by one that the class allows', () => {
    const shape = item('r', [{ kind: 'geometry' }]);
    const polygon = aRegion('r', { parts: [{ polygon: [0, 0, 10, 0, 10, 10] }] });
    expect(stillOpen(shape, polygon, SCHEMA)).toHaveLength(1);
    expect(stillOpen(shape, aRegion('r'), SCHEMA)).toEqual([]);
  });

  test('have digits for candidates in use, choices and yes or no', () => {
    const region = aRegion('r');
    expect(answersTo(asks.questions[0]!, region, SCHEMA)).toEqual([{ kind: 'class', class: 'text' }]);
    expect(
      answersTo(asks.questions[1]!, region, SCHEMA).map((answer) => 'value' in answer && answer.value),
    ).toEqual(['a', 'b']);
    const seen = { kind: 'attribute', attribute: 'seen', name: 'seen', was: null } as const;
    expect(answersTo(seen, region, SCHEMA)).toHaveLength(2);
  });
});

describe('the way through the queue', () => {
  const queue = (changes: Partial<ReviewQueue>): ReviewQueue => ({
    dataset: 'd',
    items: [item('a'), item('b'), item('c')],
    offset: 100,
    at: 0,
    decided: new Set(),
    isLoading: false,
    ...changes,
  });

  test('forward passes over what was decided, backward does not', () => {
    expect(stepFrom(queue({ decided: new Set(['b']) }), 1)).toEqual({ at: 2 });
    expect(stepFrom(queue({ at: 2, decided: new Set(['b']) }), -1)).toEqual({ at: 1 });
  });

  test('past the slice it goes on after what was skipped: decided items left the queue', () => {
    expect(stepFrom(queue({ at: 2, decided: new Set(['a', 'c']) }), 1)).toEqual({
      offset: 101,
      end: 'first',
    });
    expect(stepFrom(queue({}), -1)).toEqual({ offset: 0, end: 'last' });
    expect(stepFrom(queue({ offset: 0 }), -1)).toBeNull();
  });
});

test('problems follow the region as it is shown, before the core has answered', () => {
  const codes = (region: Parameters<typeof problemsOf>[0]) =>
    problemsOf(region, SCHEMA).map(({ code }) => code);
  expect(codes(aRegion('r', { class: null }))).toEqual(['class-missing']);
  expect(codes(aRegion('r'))).toEqual(['attribute-missing']);
  expect(codes(aRegion('r', { attributes: { kind: 'a' }, parent: 'elsewhere' }))).toEqual([]);
});
