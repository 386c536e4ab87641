import { describe, expect, test } from 'vitest';
import {
  CONDITION_KINDS,
  isUnfinished,
  kindOf,
  newCondition,
  textCondition,
  textTestOf,
  textWords,
  withEnd,
  withRange,
} from '../../../src-renderer/migration/conditions/condition-kinds';
import { bandOf, centreOf } from '../../../src-renderer/migration/conditions/page-band';
import { matrixRows } from '../../../src-renderer/migration/preview/matrix';

describe('conditions', () => {
  test.each(CONDITION_KINDS)('a new one of kind %s is of that kind', (kind) => {
    expect(kindOf(newCondition(kind))).toBe(kind);
  });

  test('what the core would refuse is unfinished, also deep inside', () => {
    expect(isUnfinished(newCondition('text'))).toBe(true);
    expect(isUnfinished(newCondition('attribute'))).toBe(true);
    expect(isUnfinished({ not: { any: [{ page: {} }] } })).toBe(true);
    expect(isUnfinished({ all: [] })).toBe(true);
    expect(isUnfinished(newCondition('all'))).toBe(false);
    expect(isUnfinished({ text: { isEmpty: false } })).toBe(false);
  });

  test('a text test keeps its words when another is chosen', () => {
    const { text } = textCondition('endsWith', 'total');
    expect([textTestOf(text), textWords(text)]).toEqual(['endsWith', 'total']);
    expect(textCondition('isEmpty', 'total')).toEqual({ text: { isEmpty: true } });
  });

  test('a range loses an end, and then itself', () => {
    expect(withEnd({ min: 1, max: 2 }, 'min', null)).toEqual({ max: 2 });
    expect(withEnd({ max: 2 }, 'max', null)).toBeNull();
    expect(withRange({ x: { min: 0.1 }, y: { max: 1 } }, 'x', null)).toEqual({ y: { max: 1 } });
  });
});

describe('a band dragged on a page', () => {
  test('is the same in any direction, and open where it reaches the edge', () => {
    expect(centreOf(0.2, 0.9, 0.6, 0.01)).toEqual({ x: { min: 0.2, max: 0.6 }, y: { max: 0.9 } });
    expect(centreOf(0.6, 0.01, 0.2, 0.9)).toEqual({ x: { min: 0.2, max: 0.6 }, y: { max: 0.9 } });
    expect(centreOf(-1, -1, 2, 2)).toEqual({});
  });

  test('shows what it says', () => {
    expect(bandOf({ y: { max: 0.5 } })).toEqual({ left: 0, top: 0, right: 1, bottom: 0.5 });
  });
});

test('the matrix lists changes first, the largest first, and no empty cells', () => {
  const rows = matrixRows({ Text: { Text: 900, Title: 4 }, Figure: { Float: 100, Table: 0 } });
  expect(rows.map(({ from, to, isChange }) => [from, to, isChange])).toEqual([
    ['Figure', 'Float', true],
    ['Text', 'Title', true],
    ['Text', 'Text', false],
  ]);
  expect(rows.map(({ heat }) => heat)).toEqual([1, 0.2, 0]);
});
