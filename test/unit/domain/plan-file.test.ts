import { describe, expect, test } from 'vitest';

import type { LabelSchema } from '../../../src-main/domain/label-schema/label-schema';
import { parsePlanFile } from '../../../src-main/domain/migration/plan-file';

const from: LabelSchema = {
  classes: [
    { id: 't', name: 'Text', attributes: [{ id: 's', name: 'size', type: 'number' }] },
    { id: 'n', name: 'Note' },
  ],
};
const to: LabelSchema = {
  classes: [
    { id: 't', name: 'Text', attributes: [{ id: 's', name: 'size', type: 'number', max: 9 }] },
    { id: 'h', name: 'Header' },
  ],
};
const schemas = new Map([
  ['a', from],
  ['b', to],
]);
const STEP = { from: 'a', to: 'b', classes: [] };
const placesOf = (file: unknown, steps = [STEP]): string[] =>
  parsePlanFile(file, { steps }, schemas).problems.map(({ place }) => place);
const split = (name: string, ...conditions: readonly object[]): object => ({
  class: name,
  action: 'split',
  rules: conditions.map((when) => ({ when, to: 'Header' })),
  otherwise: 'Text',
});

const WRONG = {
  classes: [
    split(
      'Text',
      { centre: { x: { min: 0.1 }, y: { min: 0.6, max: 0.2 } } },
      { text: { matches: '(' } },
      { any: [{ page: {} }, { all: [] }] },
      { attribute: 'size', range: { min: 5, max: 2 } },
      { attribute: 'colour' },
    ),
    split('Nothing', { size: { width: { min: 2, max: 1 } } }),
    { class: 'Note', action: 'map', to: 'Nowhere' },
  ],
  attributes: [{ class: 'Text', attribute: 'size', to: 'size', values: [['big', 10]] }],
  fills: [{ class: 'Text', attribute: 'size', value: 12 }],
};

const PLACES = [
  'classes[0].rules[0].when.centre.y',
  'classes[0].rules[1].when.text.matches',
  'classes[0].rules[2].when.any[0].page',
  'classes[0].rules[2].when.any[1].all',
  'classes[0].rules[3].when.range',
  'classes[0].rules[4].when.attribute',
  'classes[1].class',
  'classes[1].rules[0].when.size.width',
  'classes[2].to',
  'attributes[0].values[0][0]',
  'attributes[0].values[0][1]',
  'fills[0].value',
];

describe('what is wrong with a plan file', () => {
  test('is told all at once, each at the place where it stands in the file', () => {
    expect(placesOf(WRONG)).toEqual(PLACES);
  });

  test('names the step where the file has steps', () => {
    expect(placesOf({ steps: [{}, WRONG] }, [STEP, STEP])).toEqual(
      PLACES.map((place) => `steps[1].${place}`),
    );
  });

  test('is told once: an end that is no number makes no empty range', () => {
    expect(placesOf({ classes: [split('Text', { page: { min: 'x' } })] })).toEqual([
      'classes[0].rules[0].when.page.min',
    ]);
  });
});
