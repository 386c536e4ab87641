import { describe, expect, test } from 'vitest';
import type { LabelSchema } from '../../../src-main/domain/label-schema/label-schema';
import type { PlanStep } from '../../../src-main/domain/migration/plan';
import {
  actionOf,
  attributeRuleOf,
  fillableAttributes,
  isUndecided,
  ruleOf,
  startRule,
  targetsOf,
  withAttributeRule,
  withFill,
  withGeometry,
  withRelation,
  withRule,
} from '../../../src-renderer/migration/plan/plan-edits';

const STEP: PlanStep = { from: 'a', to: 'b', classes: [{ class: 'table', action: 'map', to: 'float' }] };
const TO: LabelSchema = {
  classes: [
    { id: 'float', name: 'Float' },
    {
      id: 'text',
      name: 'Text',
      attributes: [{ id: 'lang', name: 'language', type: 'string', required: true }],
    },
  ],
};

describe('what becomes of a class', () => {
  test('without a rule it keeps its id, when the other schema has it', () => {
    expect(targetsOf(STEP, 'text', TO)).toEqual(['text']);
    expect(isUndecided(STEP, 'text', TO)).toBe(false);
    expect(isUndecided(STEP, 'figure', TO)).toBe(true);
  });

  test('becoming itself is keeping', () => {
    expect(actionOf({ class: 'text', action: 'map', to: 'text' })).toBe('keep');
    expect(actionOf(ruleOf(STEP, 'table'))).toBe('map');
  });

  test('rules stay in the order of classes, one for each', () => {
    const more = withRule(STEP, 'figure', { class: 'figure', action: 'delete' });
    expect(more.classes.map((rule) => rule.class)).toEqual(['figure', 'table']);
    expect(withRule(more, 'table', null).classes).toEqual([{ class: 'figure', action: 'delete' }]);
    expect(withRule(more, 'figure', startRule('figure', 'review', '')).classes).toHaveLength(2);
  });

  test('a split leads to the class of each rule and to that of the rest, each once', () => {
    const split = withRule(STEP, 'text', {
      class: 'text',
      action: 'split',
      rules: [
        { when: { page: { max: 1 } }, to: 'float' },
        { when: { page: { min: 9 } }, to: 'text' },
      ],
      otherwise: { to: 'float' },
    });
    expect(targetsOf(split, 'text', TO)).toEqual(['float', 'text']);
  });
});

describe('other rules', () => {
  test('come, change and go; an empty list leaves the plan as it was', () => {
    const rule = { class: 'text', attribute: 'lang', to: null };
    const ruled = withAttributeRule(STEP, rule);
    expect(attributeRuleOf(ruled, 'text', 'lang')).toEqual(rule);
    expect(withAttributeRule(ruled, { ...rule, to: 'code' }).attributes).toHaveLength(1);
    expect(withAttributeRule(ruled, rule, false)).toEqual(STEP);
    expect(withGeometry(withGeometry(STEP, 'text', 'box'), 'text', null)).toEqual(STEP);
    expect(withRelation(withRelation(STEP, 'caption', null), 'caption', undefined)).toEqual(STEP);
    expect(withRelation(STEP, 'caption', 'title').relationTypes).toEqual([{ type: 'caption', to: 'title' }]);
  });

  test('required attributes can be filled, and those the plan fills', () => {
    expect(fillableAttributes(STEP, TO)).toEqual([['text', 'lang']]);
    const filled = withFill(STEP, { class: 'float', attribute: 'kind', value: 'review' });
    expect(fillableAttributes(filled, TO)).toEqual([
      ['text', 'lang'],
      ['float', 'kind'],
    ]);
  });
});
