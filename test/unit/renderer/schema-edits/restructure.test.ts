import { describe, expect, test } from 'vitest';
import type { LabelSchema } from '../../../../src-main/domain/label-schema/label-schema';
import type { MigrationPlan } from '../../../../src-main/domain/migration/plan';
import {
  mergeClass,
  removeClass,
  withoutClass,
  withRules,
} from '../../../../src-renderer/schema-edits/restructure';
import { splitClass } from '../../../../src-renderer/schema-edits/split-class';

const currency = { id: 'cur', name: 'currency', type: 'string' } as const;
const scanned = { id: 'scan', name: 'scanned', type: 'boolean' } as const;
const schema: LabelSchema = {
  classes: [
    { id: 'cell', name: 'Cell', parent: 'tab', allowedParents: ['tab'] },
    { id: 'fig', name: 'Figure', attributes: [{ id: 'cur2', name: 'currency', type: 'string' }] },
    { id: 'tab', name: 'Table', parent: 'fig', hotkey: '1', attributes: [currency, scanned] },
    { id: 'text', name: 'Text' },
  ],
  relationTypes: [
    { id: 'r1', name: 'in', from: ['cell'], to: ['tab'] },
    { id: 'r2', name: 'of', from: ['text'], to: ['fig', 'tab'] },
  ],
};
const classOf = (of: LabelSchema, id: string) => of.classes.find((each) => each.id === id);

describe('removing a class', () => {
  test('what was below it goes up, and what named it forgets it', () => {
    const rest = withoutClass(schema, 'tab');
    expect(classOf(rest, 'tab')).toBeUndefined();
    expect(classOf(rest, 'cell')).toEqual({ id: 'cell', name: 'Cell', parent: 'fig' });
    // Without its only end, a relation would allow every class: it goes.
    expect(rest.relationTypes).toEqual([{ id: 'r2', name: 'of', from: ['text'], to: ['fig'] }]);
  });

  test.each([
    [{ kind: 'delete' }, { class: 'tab', action: 'delete' }],
    [{ kind: 'unlabel' }, { class: 'tab', action: 'unlabel' }],
    [{ kind: 'review' }, { class: 'tab', action: 'review' }],
    [
      { kind: 'map', to: 'text' },
      { class: 'tab', action: 'map', to: 'text' },
    ],
  ] as const)('the choice %o is the rule of the plan', (fate, rule) => {
    expect(removeClass(schema, 'tab', fate).rules).toEqual([rule]);
  });
});

describe('merging a class', () => {
  test('the other class takes its place everywhere', () => {
    const { schema: merged, rules } = mergeClass(schema, 'tab', 'text', true);
    expect(rules).toEqual([{ class: 'tab', action: 'map', to: 'text' }]);
    expect(classOf(merged, 'cell')?.allowedParents).toEqual(['text']);
    expect(merged.relationTypes?.[0]).toEqual({ id: 'r1', name: 'in', from: ['cell'], to: ['text'] });
    expect(classOf(merged, 'text')?.attributes?.map(({ id }) => id)).toEqual(['cur', 'scan']);
  });

  test('attributes of the same name become one, others are taken over or dropped', () => {
    const taken = mergeClass(schema, 'tab', 'fig', true);
    expect(taken.attributes).toEqual([{ class: 'tab', attribute: 'cur', to: 'cur2' }]);
    expect(classOf(taken.schema, 'fig')?.attributes?.map(({ id }) => id)).toEqual(['cur2', 'scan']);
    expect(mergeClass(schema, 'tab', 'fig', false).attributes).toEqual([
      { class: 'tab', attribute: 'cur', to: 'cur2' },
      { class: 'tab', attribute: 'scan', to: null },
    ]);
  });

  test('into a class below it leaves no circle', () => {
    const { schema: merged } = mergeClass(schema, 'tab', 'cell', true);
    expect(classOf(merged, 'cell')?.parent).toBe('fig');
  });
});

describe('splitting a class', () => {
  const parts = [
    { id: 'tab', name: 'Table', value: 'true' },
    { id: 'new', name: ' Form ', value: 'false' },
  ];

  test('a part that keeps the name keeps the class; a new one is like it, with looks of its own', () => {
    const { schema: split } = splitClass(schema, 'tab', parts, { kind: 'hand' });
    expect(classOf(split, 'tab')).toBe(classOf(schema, 'tab'));
    expect(classOf(split, 'new')).toEqual({
      id: 'new',
      name: 'Form',
      parent: 'fig',
      attributes: [currency, scanned],
    });
  });

  test('a class that no part keeps goes, and all parts stand where it was named', () => {
    const both = [{ ...parts[0]!, id: 'a', name: 'A' }, parts[1]!];
    const { schema: split } = splitClass(schema, 'tab', both, { kind: 'hand' });
    expect(classOf(split, 'tab')).toBeUndefined();
    expect(classOf(split, 'cell')?.allowedParents).toEqual(['a', 'new']);
  });

  test.each([
    [{ kind: 'hand' }, { class: 'tab', action: 'review', candidates: ['tab', 'new'] }],
    [
      { kind: 'attribute', attribute: scanned },
      {
        class: 'tab',
        action: 'split',
        rules: [
          { when: { attribute: 'scan', is: [true] }, to: 'tab' },
          { when: { attribute: 'scan', is: [false] }, to: 'new' },
        ],
        otherwise: 'review',
      },
    ],
    [
      { kind: 'position', axis: 'y' },
      {
        class: 'tab',
        action: 'split',
        rules: [
          { when: { centre: { y: { max: 0.5 } } }, to: 'tab' },
          { when: { centre: { y: { min: 0.5 } } }, to: 'new' },
        ],
        otherwise: 'review',
      },
    ],
  ] as const)('by %o the plan begins with these rules', (by, rule) => {
    expect(splitClass(schema, 'tab', parts, by).rules).toEqual([rule]);
  });

  test('words decide only where there are words', () => {
    const some = [parts[0]!, { ...parts[1]!, value: '  ' }].map((part) => ({ ...part, value: part.value }));
    const [rule] = splitClass(schema, 'tab', some, { kind: 'text' }).rules;
    expect(rule).toMatchObject({ rules: [{ when: { text: { contains: 'true' } }, to: 'tab' }] });
  });
});

test('rules of the edit replace derived ones of the same class and attribute, and nothing else', () => {
  const plan: MigrationPlan = {
    steps: [
      {
        from: 'x',
        to: 'y',
        classes: [
          { class: 'a', action: 'map', to: 'b' },
          { class: 'tab', action: 'review' },
        ],
        attributes: [{ class: 'a', attribute: 'q', to: 'r' }],
        fills: [{ class: 'b', attribute: 'r', value: 'review' }],
      },
    ],
  };
  const next = withRules(plan, mergeClass(schema, 'tab', 'fig', true));
  expect(next.steps[0]).toEqual({
    ...plan.steps[0],
    classes: [
      { class: 'a', action: 'map', to: 'b' },
      { class: 'tab', action: 'map', to: 'fig' },
    ],
    attributes: [
      { class: 'a', attribute: 'q', to: 'r' },
      { class: 'tab', attribute: 'cur', to: 'cur2' },
    ],
  });
});
