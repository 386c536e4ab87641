import { describe, expect, test } from 'vitest';
import type { DocumentRow } from '../../../src-main/contract/document-contract';
import {
  moveCursor,
  selectOne,
  selectRange,
  toggleOne,
  type Selection,
} from '../../../src-renderer/documents/browsing/selection';

const rowAt = (index: number) =>
  index >= 0 && index < 20 ? ({ id: `e${index}` } as DocumentRow) : undefined;
const ids = (selection: Selection) => [...selection.rows.keys()];

describe('selecting', () => {
  test('a range grows and shrinks from where it began', () => {
    const one = selectOne(5, rowAt);
    const down = selectRange(one, 7, rowAt);
    expect(ids(down)).toEqual(['e5', 'e6', 'e7']);
    expect(ids(selectRange(down, 4, rowAt))).toEqual(['e4', 'e5']);
  });

  test('single documents are added and taken out', () => {
    const two = toggleOne(selectOne(1, rowAt), 3, rowAt);
    expect(ids(two)).toEqual(['e1', 'e3']);
    expect(ids(toggleOne(two, 1, rowAt))).toEqual(['e3']);
  });

  test('what is not loaded is not selected', () => {
    expect(ids(selectOne(99, rowAt))).toEqual([]);
  });
});

describe('moving', () => {
  const grid = { columns: 4, rowsInView: 3, total: 18 };

  test.each([
    ['ArrowRight', 5, 6],
    ['ArrowLeft', 0, 0],
    ['ArrowDown', 5, 9],
    ['ArrowDown', 15, 15],
    ['ArrowUp', 2, 2],
    ['PageDown', 1, 13],
    ['End', 3, 17],
    ['Home', 9, 0],
  ])('%s leads from %i to %i in a grid of 4', (key, from, to) => {
    expect(moveCursor(key, from, grid)).toBe(to);
  });

  test('other keys, and an empty list, move nothing', () => {
    expect(moveCursor('x', 3, grid)).toBeNull();
    expect(moveCursor('ArrowDown', 0, { ...grid, total: 0 })).toBeNull();
  });
});
