import { describe, expect, test } from 'vitest';

import { carryForward } from '../../../src-main/domain/matching/carry-forward';
import type { Part } from '../../../src-main/domain/regions/region';
import { aRegion } from '../../builders/regions';

const box = (...edges: [number, number, number, number]): Part => ({ box: edges });
const found = (part: Part) => aRegion({ id: 'new', class: 'table', parts: [part], source: { id: 7 } });

describe('a box of a file that belongs to a known region', () => {
  test('moves what lies on the page, and leaves the parts on other pages where they are', () => {
    const onNext: Part = { box: [5, 5, 95, 40], page: 1 };
    const known = aRegion({ id: 'old', class: 'text', parts: [box(0, 0, 100, 100), onNext], text: 'kept' });
    const { continued, others } = carryForward([known], [found(box(0, 10, 100, 110))], 0.5);
    expect(others).toEqual([]);
    expect(continued).toEqual([
      { ...known, class: 'table', parts: [box(0, 10, 100, 110), onNext], source: { id: 7 } },
    ]);
  });

  test('takes the place of several parts on the page, and of none on another', () => {
    const onOthers: Part[] = [
      { box: [0, 0, 9, 9], page: 4 },
      { polygon: [0, 0, 9, 0, 9, 9], page: 2 },
    ];
    const parts = [box(0, 0, 100, 40), onOthers[0]!, box(0, 50, 100, 100), onOthers[1]!];
    const { continued } = carryForward([aRegion({ id: 'old', parts })], [found(box(0, 4, 100, 104))], 0.5);
    expect(continued[0]!.parts).toEqual([box(0, 4, 100, 104), ...onOthers]);
  });

  test('leaves every part as it is while the box around those on the page stays', () => {
    const parts = [box(0, 0, 100, 40), box(0, 50, 100, 100), { box: [0, 0, 9, 9], page: 1 } as Part];
    const { continued } = carryForward([aRegion({ id: 'old', parts })], [found(box(0, 0, 100, 100))], 0.5);
    expect(continued[0]!.parts).toEqual(parts);
  });

  test('leaves a region its class where the file names none', () => {
    const known = aRegion({ id: 'old', class: 'text', parts: [box(0, 0, 100, 100)] });
    const unnamed = aRegion({ id: 'new', class: null, parts: [box(0, 10, 100, 110)] });
    expect(carryForward([known], [unnamed], 0.5).continued).toEqual([
      { ...known, parts: [box(0, 10, 100, 110)] },
    ]);
  });

  test('with other numbers for what it is elsewhere, but the same place and class, is no change', () => {
    const place = box(0, 0, 100, 100);
    const known = aRegion({ id: 'old', class: 'table', parts: [place], source: { id: 3 } });
    expect(carryForward([known], [found(place)], 0.5)).toEqual({
      continued: [],
      others: [],
      matched: ['old'],
    });
    const scored = { ...found(place), source: { id: 7, score: 0.5 } };
    expect(carryForward([known], [scored], 0.5).continued).toEqual([
      { ...known, source: { id: 3, score: 0.5 } },
    ]);
    const moved = carryForward([known], [found(box(0, 1, 100, 101))], 0.5).continued;
    expect(moved[0]!.source).toEqual({ id: 7 });
  });
});
