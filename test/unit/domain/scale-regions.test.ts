import { expect, test } from 'vitest';

import { scalePage } from '../../../src-main/domain/diff/scale-regions';
import type { Part } from '../../../src-main/domain/regions/region';
import { aPage, aRegion } from '../../builders/regions';

test('every kind of shape is carried to another size of the page, across and down by themselves', () => {
  const parts: Part[] = [
    { box: [10, 20, 30, 40] },
    { quad: [0, 0, 10, 0, 10, 20, 0, 20], page: 1 },
    { polygon: [1, 1, 3, 1, 3, -5] },
  ];
  const scaled = scalePage(
    aPage([aRegion({ parts, text: 'x' })], { state: 'seen' }),
    { width: 100, height: 200 },
    { width: 300, height: 100 },
  );
  expect(scaled).toEqual(
    aPage(
      [
        aRegion({
          text: 'x',
          parts: [
            { box: [30, 10, 90, 20] },
            { quad: [0, 0, 30, 0, 30, 10, 0, 10], page: 1 },
            { polygon: [3, 1, 9, 1, 9, -2] },
          ],
        }),
      ],
      { state: 'seen' },
    ),
  );
});
