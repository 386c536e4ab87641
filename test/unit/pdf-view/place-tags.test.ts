import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Box, toUnits } from '../../../src-main/domain/geometry/units';
import { boxFromSheet } from '../../../src-renderer/pdf-view/page-transform';
import { TAG_HEIGHT } from '../../../src-renderer/pdf-view/shapes/label-tags';
import { type PageShape, shapeOfPart } from '../../../src-renderer/pdf-view/shapes/page-shape';
import { placeInHand, placeTags } from '../../../src-renderer/pdf-view/shapes/place-tags';
import { indexShapes } from '../../../src-renderer/pdf-view/shapes/shape-index';

const WIDTH = 40;
const style = { color: '#112233', label: 'Text' };

/** Boxes in points, at one pixel for a point. */
const shapeOf = (id: string, [left, top, right, bottom]: Box): PageShape =>
  shapeOfPart(id, { box: [toUnits(left), toUnits(top), toUnits(right), toUnits(bottom)] }, style);

/** Where the tags of some boxes stand, as `[x, y]`; null for one without. */
function placesOf(boxes: Readonly<Record<string, Box>>, scale = 1) {
  const shapes = Object.entries(boxes).map(([id, box]) => shapeOf(id, box));
  const places = placeTags(indexShapes(shapes), scale, () => WIDTH);
  return Object.fromEntries(
    shapes.map((shape) => {
      const place = places.get(shape);
      return [shape.id, place === undefined ? null : [Math.round(place.x), Math.round(place.y)]];
    }),
  );
}

describe('the tag of a region', () => {
  test('stands above it', () => {
    expect(placesOf({ a: [100, 100, 300, 200] })).toEqual({ a: [99, 100 - TAG_HEIGHT] });
  });

  test('stands in the margin when it would cover the region above, and nowhere without a margin', () => {
    expect(placesOf({ a: [100, 100, 300, 200], b: [100, 204, 300, 250] })).toMatchObject({ b: [60, 204] });
    expect(placesOf({ a: [30, 100, 300, 200], b: [30, 204, 300, 250] })).toMatchObject({ b: null });
  });

  test('has room that the next zoom step gives', () => {
    const lines = { a: [30, 100, 300, 120], b: [30, 130, 300, 149] } satisfies Record<string, Box>;
    expect(placesOf(lines)).toMatchObject({ b: null });
    expect(placesOf(lines, 2)).toMatchObject({ b: [59, 260 - TAG_HEIGHT] });
  });

  test('may cover the region that its own lies in', () => {
    expect(placesOf({ table: [100, 100, 400, 400], cell: [150, 200, 250, 240] })).toMatchObject({
      cell: [149, 200 - TAG_HEIGHT],
    });
  });

  test('gives way to the one of an equal region', () => {
    expect(placesOf({ a: [100, 100, 300, 200], b: [100, 100, 300, 200] })).toEqual({
      a: [99, 100 - TAG_HEIGHT],
      b: [60, 100],
    });
  });

  test('is never above the page; that of a region in hand is shown all the same', () => {
    expect(placesOf({ a: [10, 4, 300, 200] })).toEqual({ a: null });
    expect(placeInHand(shapeOf('a', [10, 4, 300, 200]).box, 1, WIDTH).y).toBe(4);
  });

  test('is left out on regions smaller than itself, and on faded ones', () => {
    expect(placesOf({ a: [100, 100, 120, 200], b: [200, 100, 300, 108] })).toEqual({ a: null, b: null });
    const faded: PageShape = { ...shapeOf('a', [100, 100, 300, 200]), style: { ...style, isFaded: true } };
    expect(placeTags(indexShapes([faded]), 1, () => WIDTH).size).toBe(0);
  });

  test('is left to the large regions on a crowded page, and comes back closer up', () => {
    const words = Object.fromEntries(
      Array.from({ length: 400 }, (_, at): [string, Box] => {
        const [x, y] = [(at % 10) * 60, Math.floor(at / 10) * 40 + TAG_HEIGHT];
        return [`word${at}`, [x, y, x + 45, y + 14]];
      }),
    );
    const tagged = (scale: number): readonly string[] =>
      Object.entries(placesOf({ ...words, block: [0, 1640, 590, 1700] }, scale))
        .filter(([, place]) => place !== null)
        .map(([id]) => id);
    expect(tagged(1)).toContain('block');
    expect(tagged(1).length).toBeLessThan(70);
    expect(tagged(4)).toHaveLength(401);
  });

  test('covers no other region and no other tag, however regions lie', () => {
    const anyBox = fc
      .tuple(fc.nat(600), fc.nat(800), fc.integer({ min: 5, max: 300 }), fc.integer({ min: 5, max: 200 }))
      .map(([x, y, w, h]): Box => [x, y, x + w, y + h]);
    fc.assert(
      fc.property(fc.array(anyBox, { maxLength: 60 }), (boxes) => {
        const shapes = boxes.map((box, at) => shapeOf(`r${at}`, box));
        const placed = [...placeTags(indexShapes(shapes), 1, () => WIDTH)];
        const tags = placed.map(([shape, rect]) => ({ shape, tag: boxFromSheet(rect, 1) }));
        for (const { shape, tag } of tags) {
          const hidden = shapes.filter(
            (other) => other !== shape && !isAround(other.box, shape.box) && overlaps(other.box, tag, SLACK),
          );
          expect(hidden).toEqual([]);
          expect(tags.filter((other) => other.shape !== shape && overlaps(other.tag, tag, SLACK))).toEqual(
            [],
          );
        }
      }),
    );
  });
});

/** Neighbours may overlap by this much. */
const SLACK = toUnits(2);

const overlaps = (a: Box, b: Box, slack: number): boolean =>
  a[0] + slack < b[2] && b[0] + slack < a[2] && a[1] + slack < b[3] && b[1] + slack < a[3];

const isAround = (outer: Box, inner: Box): boolean =>
  outer[0] - SLACK <= inner[0] &&
  outer[1] - SLACK <= inner[1] &&
  outer[2] + SLACK >= inner[2] &&
  outer[3] + SLACK >= inner[3];
