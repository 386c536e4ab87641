import { expect, test } from 'vitest';
import { toUnits } from '../../../src-main/domain/geometry/units';
import { inReadingOrder, placeOfChange } from '../../../src-renderer/sides/region-place';
import { added, aRegion, boxPart, changed, removed } from './builders';

const units = (...points: number[]): number[] => points.map(toUnits);
const at = (id: string, left: number, top: number, pageIndex = 0) =>
  added(aRegion({ id, parts: [boxPart([left, top, left + 10, top + 10])] }), pageIndex);

test('a move is looked at with its old and its new place', () => {
  const change = changed(['geometry'], { parts: [boxPart([200, 300, 210, 310])] });
  expect(placeOfChange(change)).toEqual({ pageIndex: 0, box: units(10, 20, 210, 310) });
});

test('what was removed is looked at where it was', () => {
  expect(placeOfChange(removed(aRegion(), 4))).toEqual({ pageIndex: 4, box: units(10, 20, 110, 40) });
});

test('a region whose first part names another page is looked at there', () => {
  expect(placeOfChange(added(aRegion({ parts: [boxPart([0, 0, 5, 5], 2)] })))?.pageIndex).toBe(2);
});

test('changes are read by page, from the top, from the left', () => {
  const ids = inReadingOrder([
    at('second page', 0, 0, 1),
    at('below', 10, 300),
    at('right', 300, 51),
    at('left', 10, 55),
  ]).map(({ id }) => id);
  expect(ids).toEqual(['left', 'right', 'below', 'second page']);
});
