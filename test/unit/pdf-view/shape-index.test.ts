import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Box } from '../../../src-main/domain/geometry/units';
import { type PageShape, shapeOfPart, unionOfBoxes } from '../../../src-renderer/pdf-view/shapes/page-shape';
import { indexShapes } from '../../../src-renderer/pdf-view/shapes/shape-index';
import { luminanceOf, textOn } from '../../../src-renderer/pdf-view/shapes/readable-text';

const style = { color: '#112233', label: null };
const boxShape = (id: string, box: Box): PageShape => shapeOfPart(id, { box }, style);
const anyBox = fc
  .tuple(fc.nat(1000), fc.nat(1000), fc.nat(300), fc.nat(300))
  .map(([x, y, w, h]): Box => [x, y, x + w, y + h]);
const anyShapes = fc
  .array(anyBox, { maxLength: 80 })
  .map((boxes) => boxes.map((box, at) => boxShape(`r${at}`, box)));

describe('finding regions on a page', () => {
  test('a search finds what a look at every region finds, in the order of drawing', () => {
    fc.assert(
      fc.property(anyShapes, anyBox, (shapes, [left, top, right, bottom]) => {
        const index = indexShapes(shapes);
        const expected = index.shapes.filter(
          ({ box }) => box[0] <= right && box[2] >= left && box[1] <= bottom && box[3] >= top,
        );
        expect(index.search([left, top, right, bottom])).toEqual(expected);
      }),
    );
  });

  test('a hit is the smallest region under the point, then the larger ones', () => {
    const index = indexShapes([
      boxShape('word', [110, 110, 140, 120]),
      boxShape('page', [0, 0, 1000, 1000]),
      boxShape('paragraph', [100, 100, 400, 300]),
    ]);
    expect(index.hit(120, 115, 2)).toEqual(['word', 'paragraph', 'page']);
    expect(index.hit(200, 200, 2)).toEqual(['paragraph', 'page']);
  });

  test('near a thin line counts where nothing lies under the pointer itself', () => {
    const index = indexShapes([boxShape('line', [100, 200, 500, 200])]);
    expect(index.hit(300, 203, 3)).toEqual(['line']);
    expect(index.hit(300, 204, 3)).toEqual([]);
    const withBelow = indexShapes([
      boxShape('line', [100, 200, 500, 200]),
      boxShape('area', [0, 0, 900, 900]),
    ]);
    expect(withBelow.hit(300, 203, 3)).toEqual(['area']);
  });

  test('a polygon is hit inside its outline, not in the corner of its bounds', () => {
    const triangle = shapeOfPart('t', { polygon: [0, 0, 100, 0, 0, 100] }, style);
    const index = indexShapes([triangle]);
    expect(index.hit(20, 20, 1)).toEqual(['t']);
    expect(index.hit(90, 90, 1)).toEqual([]);
  });

  test('a frame takes in what lies in it as a whole', () => {
    const index = indexShapes([boxShape('in', [10, 10, 20, 20]), boxShape('across', [10, 10, 90, 20])]);
    expect(index.within([0, 0, 50, 50])).toEqual(['in']);
  });

  test('two parts of one region are found as one', () => {
    const index = indexShapes([boxShape('r', [0, 0, 10, 10]), boxShape('r', [0, 0, 12, 12])]);
    expect(index.hit(5, 5, 1)).toEqual(['r']);
  });

  test('a box with negative width is found where it is drawn', () => {
    expect(indexShapes([boxShape('r', [50, 50, 10, 10])]).hit(30, 30, 1)).toEqual(['r']);
  });

  test('the union holds every box', () => {
    expect(unionOfBoxes([])).toBeNull();
    expect(
      unionOfBoxes([
        [0, 5, 10, 10],
        [-3, 6, 4, 40],
      ]),
    ).toEqual([-3, 5, 10, 40]);
  });
});

test('the words on a tag have a contrast of at least 4.5 : 1 on any colour', () => {
  const channel = fc.nat(255).map((value) => value.toString(16).padStart(2, '0'));
  fc.assert(
    fc.property(fc.tuple(channel, channel, channel), (parts) => {
      const color = `#${parts.join('')}`;
      const [light, dark] = [luminanceOf(color), luminanceOf(textOn(color))].toSorted((a, b) => b - a);
      expect((light! + 0.05) / (dark! + 0.05)).toBeGreaterThanOrEqual(4.5);
    }),
  );
});
