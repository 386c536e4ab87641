import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { matchRegions, type Match } from '../../../src-main/domain/matching/match-regions';
import type { Part, Region } from '../../../src-main/domain/regions/region';
import { aRegion } from '../../builders/regions';

type Edges = readonly [number, number, number, number];

/** IoU of two boxes, written down anew: the oracle shares no code with what it judges. */
function iouOfBoxes(a: Edges, b: Edges): number {
  const width = Math.min(a[2], b[2]) - Math.max(a[0], b[0]);
  const height = Math.min(a[3], b[3]) - Math.max(a[1], b[1]);
  if (width <= 0 || height <= 0) return 0;
  const area = (box: Edges): number => (box[2] - box[0]) * (box[3] - box[1]);
  return (width * height) / (area(a) + area(b) - width * height);
}

const boxOf = ({ parts }: Region): Edges => (parts[0] as { box: Edges }).box;

/** The largest sum of IoU that any one-to-one assignment has: all of them are tried. */
function bestSum(rows: readonly Region[], columns: readonly Region[], iou: number): number {
  const [row, ...rest] = rows;
  if (row === undefined) return 0;
  return columns.reduce(
    (best, column, index) => {
      const worth = iouOfBoxes(boxOf(row), boxOf(column));
      return worth < iou ? best : Math.max(best, worth + bestSum(rest, columns.toSpliced(index, 1), iou));
    },
    bestSum(rest, columns, iou),
  );
}

const sumOf = (matches: readonly Match[]): number =>
  matches.reduce((sum, { from, to }) => sum + iouOfBoxes(boxOf(from), boxOf(to)), 0);
const namesOf = (matches: readonly Match[]): string[] =>
  matches.map(({ from, to }) => `${from.id} ${to.id}`).sort();
const isIdentical = (a: Region, b: Region): boolean => boxOf(a).join() === boxOf(b).join();

/** Boxes on a coarse lattice, so that equal boxes and equal overlaps are common. */
const coarse = fc
  .tuple(fc.nat(4), fc.nat(4), fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 }))
  .map(([x, y, width, height]): Edges => [x, y, x + width, y + height]);
/** Copies of one box, each a little off: nearly everything can be matched with nearly everything. */
const crowded = fc
  .tuple(...[0, 0, 1, 1].map((base) => fc.integer({ min: 0, max: 200_000 }).map((off) => base * 1e6 + off)))
  .map((edges) => edges as unknown as Edges);

const anySide = (prefix: string, boxes: fc.Arbitrary<Edges>): fc.Arbitrary<Region[]> =>
  fc
    .array(fc.record({ box: boxes, class: fc.constantFrom('text', 'table') }), { maxLength: 6 })
    .map((list) =>
      list.map(({ box, class: name }, index) =>
        aRegion({ id: `${prefix}${index}`, class: name, parts: [{ box }] }),
      ),
    );
const anyPair = fc
  .constantFrom(coarse, crowded)
  .chain((boxes) =>
    fc.tuple(anySide('a', boxes), anySide('b', boxes), fc.constantFrom(0.1, 0.3, 0.5, 0.7, 0.9, 1)),
  );

describe('matching by geometry', () => {
  test('after identical boxes, is as good as the best of all assignments', () => {
    fc.assert(
      fc.property(anyPair, ([from, to, iou]) => {
        const matches = matchRegions(from, to, iou);
        const identical = matches.filter((match) => isIdentical(match.from, match.to));
        const taken = new Set(identical.flatMap((match) => [match.from, match.to]));
        const left = [from, to].map((side) => side.filter((region) => !taken.has(region))) as [
          Region[],
          Region[],
        ];
        expect(left[0].some((one) => left[1].some((other) => isIdentical(one, other)))).toBe(false);
        const rest = matches.filter((match) => !identical.includes(match));
        expect(sumOf(rest)).toBeCloseTo(bestSum(...left, iou), 5);
        for (const match of rest)
          expect(iouOfBoxes(boxOf(match.from), boxOf(match.to))).toBeGreaterThan(iou - 1e-7);
        for (const side of ['from', 'to'] as const)
          expect(new Set(matches.map((match) => match[side])).size).toBe(matches.length);
      }),
      { numRuns: 3_000 },
    );
  });

  test('does not depend on the order of regions, and mirrors when sides are swapped', () => {
    fc.assert(
      fc.property(anyPair, fc.infiniteStream(fc.nat()), ([from, to, iou], random) => {
        const shuffled = (side: readonly Region[]): Region[] =>
          side
            .map((region) => ({ region, place: random.next().value }))
            .sort((a, b) => a.place - b.place)
            .map(({ region }) => region);
        const names = namesOf(matchRegions(from, to, iou));
        expect(namesOf(matchRegions(shuffled(from), shuffled(to), iou))).toEqual(names);
        const mirrored = matchRegions(to, from, iou).map((match) => ({ from: match.to, to: match.from }));
        expect(namesOf(mirrored)).toEqual(names);
      }),
      { numRuns: 1_000 },
    );
  });

  const named = (id: string, box: Edges, fields: Partial<Region> = {}): Region =>
    aRegion({ id, parts: [{ box }], ...fields });

  test('prefers two fair matches to one that is best by itself', () => {
    const from = [named('a', [0, 0, 10, 10]), named('b', [0, 4, 10, 14])];
    const to = [named('x', [0, 1, 10, 11]), named('y', [0, -3, 10, 7])];
    expect(namesOf(matchRegions(from, to, 0.5))).toEqual(['a y', 'b x']);
  });

  test('takes equal classes together where overlap leaves the choice, and matches across classes where it does not', () => {
    const box: Edges = [0, 0, 10, 10];
    const from = [named('text', box, { class: 'text' }), named('table', box, { class: 'table' })];
    const next: Edges = [0, 1, 10, 11];
    const to = [named('1', next, { class: 'table' }), named('2', next, { class: 'text' })];
    expect(namesOf(matchRegions(from, to, 0.5))).toEqual(['table 1', 'text 2']);
    expect(namesOf(matchRegions([from[0]!], [to[0]!], 0.5))).toEqual(['text 1']);
    expect(namesOf(matchRegions(from, [named('3', box, { class: 'table' })], 0.5))).toEqual(['table 3']);
  });

  test('takes what overlaps more, however little more and however unlike it is', () => {
    const wide = 20_000_000; // a poster: the two answers are four steps of IoU apart
    const at = (id: string, left: number, top: number, name: string): Region =>
      named(id, [left, top, left + wide, top + wide], { class: name, text: name });
    const from = [at('a', 0, 0, 'text'), at('b', 0, 1, 'table')];
    const to = [at('x', 100, 0, 'table'), at('y', 100, 1, 'text')];
    expect(namesOf(matchRegions(from, to, 0.5))).toEqual(['a x', 'b y']);
  });

  test('includes the threshold itself', () => {
    const [from, to] = [[named('a', [0, 0, 10, 10])], [named('b', [0, 0, 7, 10])]];
    expect(matchRegions(from, to, 0.7)).toHaveLength(1);
    expect(matchRegions(from, to, 0.7001)).toHaveLength(0);
  });

  test('matches what covers nothing with its equal alone', () => {
    const flat = [named('a', [3, 3, 3, 9])];
    expect(matchRegions(flat, [named('b', [3, 3, 3, 9])], 0.5)).toHaveLength(1);
    expect(matchRegions(flat, [named('b', [3, 3, 3, 8])], 0.1)).toHaveLength(0);
  });
});

describe('what a region covers', () => {
  const iouAtLeast = (one: readonly Part[], other: readonly Part[], iou: number): boolean =>
    matchRegions([aRegion({ id: 'a', parts: one })], [aRegion({ id: 'b', parts: other })], iou).length === 1;
  const square = [{ box: [0, 0, 100, 100] as const }];

  test.each<[what: string, one: readonly Part[], other: readonly Part[], iou: number]>([
    ['a triangle, not the box around it', [{ polygon: [0, 0, 100, 0, 0, 100] }], square, 0.5],
    [
      'two triangles that cross',
      [{ polygon: [0, 0, 100, 0, 0, 100] }],
      [{ polygon: [0, 0, 100, 0, 100, 100] }],
      1 / 3,
    ],
    ['a quad in a box', [{ quad: [50, 0, 100, 50, 50, 100, 0, 50] }], square, 0.5],
    [
      'all parts of a page, what lies in several once',
      [{ box: [0, 0, 60, 100] }, { box: [40, 0, 80, 100] }],
      square,
      0.8,
    ],
    ['parts on other pages', [...square, { box: [0, 0, 100, 100], page: 1 }], square, 0.5],
    [
      'the same place of different pages apart',
      [...square, { box: [0, 0, 100, 100], page: 1 }],
      [...square, { box: [0, 0, 100, 100], page: 2 }],
      1 / 3,
    ],
    [
      'an outline that crosses itself by the even-odd rule',
      [{ polygon: [0, 0, 100, 100, 100, 0, 0, 100] }],
      square,
      0.5,
    ],
  ])('is %s', (_what, one, other, iou) => {
    expect(iouAtLeast(one, other, iou - 1e-6)).toBe(true);
    expect(iouAtLeast(one, other, iou + 1e-6)).toBe(false);
  });

  test('is measured as by counting points', () => {
    const corner = fc.integer({ min: 0, max: 40 });
    const ring = fc
      .array(corner, { minLength: 6, maxLength: 10 })
      .map((list) => list.slice(0, list.length & ~1));
    const parts = fc.array(
      ring.map((polygon): Part => ({ polygon })),
      { minLength: 1, maxLength: 2 },
    );
    fc.assert(
      fc.property(parts, parts, (one, other) => {
        const { iou, error } = iouByPoints(one, other);
        fc.pre(iou > error * 2 && iou < 1 - error);
        expect(iouAtLeast(one, other, iou - error)).toBe(true);
        expect(iouAtLeast(one, other, Math.min(1, iou + error))).toBe(false);
      }),
      { numRuns: 25 },
    );
  });
});

const POINTS = 80;

/** Counts the points of a lattice that lie in both shapes, and in either. */
function iouByPoints(one: readonly Part[], other: readonly Part[]): { iou: number; error: number } {
  let [both, either] = [0, 0];
  for (let row = 0; row < POINTS; row++)
    for (let column = 0; column < POINTS; column++) {
      const [x, y] = [((column + 0.503) * 40) / POINTS, ((row + 0.497) * 40) / POINTS];
      const [inOne, inOther] = [one, other].map((parts) => parts.some((part) => covers(part, x, y)));
      both += Number(inOne && inOther);
      either += Number(inOne || inOther);
    }
  return { iou: either === 0 ? 0 : both / either, error: either === 0 ? 1 : Math.min(0.4, 150 / either) };
}

function covers(part: Part, x: number, y: number): boolean {
  const { polygon } = part as { polygon: readonly number[] };
  let isIn = false;
  for (let at = 0; at < polygon.length; at += 2) {
    const [ax, ay] = [polygon[at]!, polygon[at + 1]!];
    const [bx, by] = [polygon[(at + 2) % polygon.length]!, polygon[(at + 3) % polygon.length]!];
    if (ay > y !== by > y && x < ax + ((bx - ax) * (y - ay)) / (by - ay)) isIn = !isIn;
  }
  return isIn;
}
