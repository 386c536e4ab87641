import { describe, expect, test } from 'vitest';

import { matrixOf } from '../../../src-renderer/compare/overview/matrix-cells';
import { matchesWhat } from '../../../src-renderer/compare/walk/compared-documents';
import { aRegion, changed, looks } from './builders';

describe('the matrix of relabelled regions', () => {
  test('is a square of the classes that occur, most regions first', () => {
    const { cells, square } = matrixOf({ Text: { Table: 4, Title: 16 }, Title: { Text: 1 } });
    expect(cells.map(({ from, to, regions, heat }) => [from, to, regions, heat])).toEqual([
      ['Text', 'Title', 16, 1],
      ['Text', 'Table', 4, 0.5],
      ['Title', 'Text', 1, 0.25],
    ]);
    expect(square).toEqual({ from: ['Text', 'Title'], to: ['Table', 'Text', 'Title'] });
  });

  test('is a list of its cells where a square would be mostly empty, and nothing for nothing', () => {
    const many = Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`c${index}`, { other: 1 }]));
    expect(matrixOf(many).square).toBeNull();
    expect(matrixOf({}).cells).toEqual([]);
  });
});

describe('wishes that are made together', () => {
  const relabelled = { ...changed(['class'], { class: 'title' }), by: 'Ada' };

  test('all have to hold', () => {
    expect(matchesWhat({ kind: 'class', class: 'Title', person: 'Ada' }, relabelled, looks)).toBe(true);
    expect(matchesWhat({ kind: 'class', class: 'Title', person: 'Grace' }, relabelled, looks)).toBe(false);
    expect(matchesWhat({ kind: 'text', class: 'Title' }, relabelled, looks)).toBe(false);
  });

  test('from one class to another is not the other way round', () => {
    expect(matchesWhat({ relabelled: ['Text', 'Title'] }, relabelled, looks)).toBe(true);
    expect(matchesWhat({ relabelled: ['Title', 'Text'] }, relabelled, looks)).toBe(false);
  });

  test('by nobody known is not by anybody', () => {
    const unknown = { ...changed(['text'], aRegion({ text: 'x' })), by: null };
    expect(matchesWhat({ person: null }, unknown, looks)).toBe(true);
    expect(matchesWhat({ person: null }, relabelled, looks)).toBe(false);
    expect(matchesWhat({}, unknown, looks)).toBe(true);
  });
});
