import { expect, test } from 'vitest';

import type { LabelSchema } from '../../../src-main/domain/label-schema/label-schema';
import type { Condition, MigrationPlan } from '../../../src-main/domain/migration/plan';
import { findMistakes } from '../../../src-renderer/migration/mistakes/plan-mistakes';

const from: LabelSchema = {
  classes: [
    { id: 'a1', name: 'Note' },
    { id: 't1', name: 'Text', attributes: [{ id: 's1', name: 'size', type: 'number' }] },
  ],
};
const to: LabelSchema = {
  classes: [
    { id: 'h1', name: 'Header' },
    { id: 't1', name: 'Text', attributes: [{ id: 's1', name: 'size', type: 'number', max: 9 }] },
  ],
};

const planOf = (...conditions: readonly Condition[]): MigrationPlan => ({
  steps: [
    {
      from: 'a',
      to: 'b',
      classes: [
        { class: 'a1', action: 'map', to: 'h1' },
        {
          class: 't1',
          action: 'split',
          rules: conditions.map((when) => ({ when, to: 'h1' })),
          otherwise: 'review',
        },
      ],
    },
  ],
});
const wordsOf = (plan: MigrationPlan): string[] =>
  findMistakes(plan, [{ from, to }]).map(({ words }) => words);

test('mistakes are told in the words of the screen, all at once', () => {
  const plan = planOf(
    { centre: { y: { min: 0.6, max: 0.2 } } },
    { text: { matches: '(' } },
    { all: [{ size: { width: { min: 0.5, max: 0.25 } } }, { page: {} }] },
    { attribute: '' },
    { attribute: 's1', is: ['big'] },
    { any: [] },
  );
  expect(wordsOf(plan)).toEqual([
    'Text: Rule 1, From the top: nothing lies between 60 % and 20 %; the first is larger.',
    'Text: Rule 2, Text: “(” is no pattern (RE2).',
    'Text: Rule 3, Width: nothing lies between 50 % and 25 %; the first is larger.',
    'Text: Rule 3, Page: say from where or up to where.',
    'Text: Rule 4, Attribute: choose which one.',
    'Text: Rule 5, Attribute: “big” is not a number, as "size" is.',
    'Text: Rule 6, Any of these: there is no condition in it.',
  ]);
});

test('a mistake knows its tab, its row and its field', () => {
  expect(findMistakes(planOf({ centre: { y: { min: 0.6, max: 0.2 } } }), [{ from, to }])).toMatchObject([
    { step: 0, tab: 'classes', row: 't1', field: 'rules[0].when.centre.y' },
  ]);
  const [step] = planOf({ page: { min: 1 } }).steps;
  const plan = { steps: [{ ...step!, fills: [{ class: 't1', attribute: 's1', value: 12 }] }] };
  expect(findMistakes(plan, [{ from, to }])).toMatchObject([
    { tab: 'fills', row: 't1\ns1', field: 'value', words: expect.stringMatching(/^size of Text: /) },
  ]);
});

test('steps that do not join are told without a row', () => {
  const [step] = planOf({ page: { min: 1 } }).steps;
  const plan = { steps: [step!, step!] };
  expect(
    findMistakes(plan, [
      { from, to },
      { from, to },
    ]),
  ).toMatchObject([{ row: '', words: expect.stringContaining('does not fit') }]);
});
