import { describe, expect, test } from 'vitest';

import type { LabelSchema } from '../../../src-main/domain/label-schema/label-schema';
import {
  applyDecision,
  decisionTaken,
  openQuestions,
  questionsLeft,
} from '../../../src-main/domain/migration/decisions';
import type { Question } from '../../../src-main/domain/migration/plan';
import { planObject, readPlan } from '../../../src-main/domain/migration/plan-object';
import { anObjectStore } from '../../builders/object-store';
import { aRegion } from '../../builders/regions';

const SCHEMA: LabelSchema = {
  classes: [
    {
      id: 'float',
      name: 'Float',
      geometry: ['box'],
      attributes: [
        { id: 'kind', name: 'kind', type: 'string', default: 'unknown' },
        { id: 'lines', name: 'lines', type: 'number' },
      ],
    },
    { id: 'text', name: 'Text' },
  ],
};
const shape: Question = { kind: 'geometry', allowed: ['box'] };
const klass: Question = { kind: 'class', was: 'table', candidates: [] };
const lines: Question = { kind: 'attribute', attribute: 'lines', was: null };

const box = { box: [0, 0, 10, 10] as const };
const polygon = { polygon: [0, 0, 10, 0, 10, 10] };
const float = aRegion({ id: 'r', class: 'float', parts: [box] });
const unanswered = aRegion({ id: 'r', class: 'float', parts: [polygon] });
const taken = (questions: readonly Question[], region = float) =>
  decisionTaken({ region: 'r', questions }, region, SCHEMA);

describe('a decision', () => {
  test('holds what was asked and answered, and nothing else', () => {
    const region = { ...float, text: 'x', attributes: { kind: 'chart', lines: 3 } };
    expect(taken([lines], region)).toEqual({ region: 'r', attributes: { lines: 3 } });
    expect(taken([shape], region)).toEqual({ region: 'r', parts: [box] });
    expect(taken([klass], region)).toEqual({ region: 'r', class: 'float' });
    expect(taken([klass, shape, lines], { ...unanswered, class: null })).toBeNull();
  });

  test('on a class takes the defaults along that came with it', () => {
    const region = { ...float, attributes: { kind: 'unknown', lines: 3 } };
    expect(taken([klass], region)).toEqual({ region: 'r', class: 'float', attributes: { kind: 'unknown' } });
  });

  test('on a shape is none while a part of the region is not allowed', () => {
    expect(taken([shape], { ...float, parts: [box, polygon] })).toBeNull();
    expect(taken([{ kind: 'geometry' }])).toBeNull();
  });

  test('gives the shape again as an edit would, with what a format said of another one marked', () => {
    const parts = [box];
    expect(applyDecision(unanswered, { region: 'r', parts }, SCHEMA)).toEqual(float);
    const imported = { ...unanswered, source: { area: 5 } };
    expect(applyDecision(imported, { region: 'r', parts }, SCHEMA)).toMatchObject({ parts, reshaped: true });
    const same = { ...float, source: { area: 5 } };
    expect(applyDecision(same, { region: 'r', parts }, SCHEMA)).toEqual(same);
  });

  test('is read as it was written, with shapes or, as older ones are, without', () => {
    const store = anObjectStore();
    const steps = [{ from: 'a', to: 'b', classes: [] }];
    for (const decision of [
      { region: 'r', parts: [box] },
      { region: 'r', class: 'float' },
    ]) {
      const id = store.write(planObject({ steps, decisions: [decision] }));
      expect(readPlan(store, id).decisions).toEqual([decision]);
    }
  });
});

describe('a question', () => {
  test('is open until it is answered', () => {
    expect(openQuestions({ ...unanswered, class: null }, [klass, shape, lines])).toHaveLength(3);
    expect(openQuestions({ ...float, attributes: { lines: 1 } }, [klass, shape, lines])).toEqual([]);
  });

  test('is left only where the schema still asks it', () => {
    expect(questionsLeft(unanswered, [shape, lines], SCHEMA)).toEqual([shape, lines]);
    expect(questionsLeft(float, [{ kind: 'geometry' }], SCHEMA)).toEqual([]);
    const text = { ...unanswered, class: 'text' };
    expect(questionsLeft(text, [shape, { kind: 'geometry' }, lines], SCHEMA)).toEqual([]);
  });

  test('of a region without a class is for its class first, and for nothing else where none is asked', () => {
    const waiting = { ...unanswered, class: null };
    expect(questionsLeft(waiting, [lines, shape, klass], SCHEMA)).toEqual([klass]);
    expect(questionsLeft(waiting, [lines, shape], SCHEMA)).toEqual([]);
    expect(questionsLeft({ ...waiting, class: 'float' }, [lines, klass], SCHEMA)).toEqual([lines]);
  });
});
