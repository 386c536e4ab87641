import fc from 'fast-check';
import { expect, test } from 'vitest';

import { matchRegions, type Match } from '../../../src-main/domain/matching/match-regions';
import type { Part, Region } from '../../../src-main/domain/regions/region';
import { aRegion } from '../../builders/regions';

/**
 * Shapes whose edges lie on the lines of a small lattice or on diagonals of its cells. Such a line never runs through
 * a quarter of a cell (cut by its diagonals), so counting quarters by a point in each gives areas exactly.
 */
const SIZE = 5;
const QUARTERS = [
  [1 / 2, 1 / 6],
  [1 / 2, 5 / 6],
  [1 / 6, 1 / 2],
  [5 / 6, 1 / 2],
] as const;
const POINTS = Array.from({ length: SIZE * SIZE }, (_, cell) =>
  QUARTERS.map(([x, y]) => [(cell % SIZE) + x, Math.floor(cell / SIZE) + y] as const),
).flat();

const at = fc.nat(SIZE);
const box = fc.tuple(at, at, at, at).map(([a, b, c, d]): Part => ({
  // Flat ones and single points are among them.
  box: [Math.min(a, c), Math.min(b, d), Math.max(a, c), Math.max(b, d)],
}));
const triangle = fc
  .tuple(fc.nat(SIZE - 3), fc.nat(SIZE - 3), fc.integer({ min: 1, max: 3 }), fc.nat(3))
  .map(([x, y, side, corner]): Part => {
    const corners = [x, y, x + side, y, x + side, y + side, x, y + side];
    return { polygon: corners.filter((_, index) => index >> 1 !== corner) };
  });
const diamond = fc
  .tuple(fc.nat(SIZE - 4), fc.nat(SIZE - 4), fc.integer({ min: 1, max: 2 }))
  .map(([x, y, half]): Part => ({
    quad: [x + half, y, x + 2 * half, y + half, x + half, y + 2 * half, x, y + half],
  }));
const angle = fc
  .tuple(fc.nat(SIZE - 4), fc.nat(SIZE - 4), fc.integer({ min: 1, max: 3 }))
  .map(([x, y, arm]): Part => ({
    polygon: [x, y, x + 4, y, x + 4, y + arm, x + arm, y + arm, x + arm, y + 4, x, y + 4],
  }));
const shape = fc.oneof({ weight: 3, arbitrary: box }, triangle, diamond, angle);
const otherPart = fc
  .tuple(shape, fc.constantFrom(undefined, 1, 2))
  .map(([part, page]): Part => (page === undefined ? part : { ...part, page }));
const parts = fc
  .tuple(shape, fc.array(otherPart, { maxLength: 2 }))
  .map(([first, rest]): readonly Part[] => [first, ...rest]);

const side = (prefix: string): fc.Arbitrary<Region[]> =>
  fc
    .array(
      fc.record({
        parts: fc.oneof({ weight: 2, arbitrary: shape.map((part) => [part]) }, parts),
        class: fc.constantFrom('text', 'table'),
        text: fc.constantFrom('', 'one'),
      }),
      { maxLength: 6 },
    )
    .map((list) => list.map((fields, index) => aRegion({ id: `${prefix}${index}`, ...fields })));
const threshold = fc.oneof(
  fc.constantFrom(0.1, 0.25, 1 / 3, 0.5, 0.75, 1),
  fc.double({ min: 0.05, max: 1, noNaN: true }),
);

const pointsOf = (part: Part): readonly number[] => {
  if ('quad' in part) return part.quad;
  if ('polygon' in part) return part.polygon;
  const [left, top, right, bottom] = part.box;
  return [left, top, right, top, right, bottom, left, bottom];
};

/** Even-odd rule. */
function covers(points: readonly number[], x: number, y: number): boolean {
  let isIn = false;
  for (let from = 0; from < points.length; from += 2) {
    const to = (from + 2) % points.length;
    const [ax, ay, bx, by] = [points[from]!, points[from + 1]!, points[to]!, points[to + 1]!];
    if (ay > y !== by > y && x < ax + ((bx - ax) * (y - ay)) / (by - ay)) isIn = !isIn;
  }
  return isIn;
}

const counted = new WeakMap<Region, ReadonlySet<number>>();

/** The quarters that a region covers, each page's with numbers of their own. */
function quartersOf(region: Region): ReadonlySet<number> {
  const known = counted.get(region);
  if (known !== undefined) return known;
  const quarters = new Set<number>();
  for (const part of region.parts) {
    const points = pointsOf(part);
    for (const [index, [x, y]] of POINTS.entries())
      if (covers(points, x, y)) quarters.add((part.page ?? 0) * POINTS.length + index);
  }
  counted.set(region, quarters);
  return quarters;
}

/** Whether the boxes around what two regions have on their own page meet, be it in a point. */
function meet(one: Region, other: Region): boolean {
  const bounds = [one, other].map(({ parts: list }) => {
    const points = list.filter(({ page }) => page === undefined).flatMap(pointsOf);
    const [xs, ys] = [0, 1].map((axis) => points.filter((_, index) => index % 2 === axis)) as [
      number[],
      number[],
    ];
    return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)] as const;
  });
  const [a, b] = bounds;
  if (a === undefined || b === undefined) return false;
  return a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3];
}

function iouByCounting(one: Region, other: Region): number {
  if (!meet(one, other)) return 0;
  const [a, b] = [quartersOf(one), quartersOf(other)];
  const both = [...a].filter((quarter) => b.has(quarter)).length;
  return both === 0 ? 0 : both / (a.size + b.size - both);
}

/** Steps in which IoU counts (decision 12). */
const STEPS = 2 ** 24;
const stepsOf = (one: Region, other: Region): number => Math.round(iouByCounting(one, other) * STEPS);
const likenessOf = (one: Region, other: Region): number =>
  Number(one.class === other.class) * 2 + Number(one.text === other.text);

interface Worth {
  readonly steps: number;
  readonly likeness: number;
}
const sumOf = (pairs: readonly (readonly [Region, Region])[]): Worth =>
  pairs.reduce(
    (sum, [one, other]) => ({
      steps: sum.steps + stepsOf(one, other),
      likeness: sum.likeness + likenessOf(one, other),
    }),
    { steps: 0, likeness: 0 },
  );

/** The best of all assignments: the largest sum of overlaps, of those the one with most in common. All are tried. */
function bestOf(rows: readonly Region[], columns: readonly Region[], iou: number): Worth {
  const worths = rows.map((row) =>
    columns.map((column) => ({ steps: stepsOf(row, column), likeness: likenessOf(row, column) })),
  );
  const known = new Map<string, Worth>();
  const from = (row: number, taken: number): Worth => {
    if (row === rows.length) return { steps: 0, likeness: 0 };
    const key = `${row} ${taken}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    let best = from(row + 1, taken);
    for (const [column, worth] of worths[row]!.entries()) {
      if (taken & (1 << column) || worth.steps === 0 || worth.steps < Math.round(iou * STEPS)) continue;
      const rest = from(row + 1, taken | (1 << column));
      const sum = { steps: worth.steps + rest.steps, likeness: worth.likeness + rest.likeness };
      if (sum.steps > best.steps || (sum.steps === best.steps && sum.likeness > best.likeness)) best = sum;
    }
    known.set(key, best);
    return best;
  };
  return from(0, 0);
}

const isIdentical = (one: Region, other: Region): boolean =>
  JSON.stringify(one.parts) === JSON.stringify(other.parts);
const ends = ({ from, to }: Match) => [from, to] as const;

test('regions of any shape, on several pages, flat, touching or equal, are matched as well as can be', () => {
  fc.assert(
    fc.property(side('a'), side('b'), threshold, (from, to, iou) => {
      const matches = matchRegions(from, to, iou);
      const identical = matches.filter((match) => isIdentical(...ends(match)));
      const rest = matches.filter((match) => !identical.includes(match)).map(ends);
      for (const end of ['from', 'to'] as const)
        expect(new Set(matches.map((match) => match[end])).size).toBe(matches.length);
      // As many of the same shape as there are on both sides, those of one class and text together.
      const taken = new Set(identical.flatMap(ends));
      const left = [from, to].map((list) => list.filter((region) => !taken.has(region))) as [
        Region[],
        Region[],
      ];
      expect(left[0].some((one) => left[1].some((other) => isIdentical(one, other)))).toBe(false);
      for (const [one, other] of rest)
        expect(stepsOf(one, other)).toBeGreaterThanOrEqual(Math.round(iou * STEPS));
      expect(sumOf(rest)).toEqual(bestOf(...left, iou));
    }),
    { numRuns: 2_000 },
  );
}, 60_000);

test('neither the order of regions nor which side is which shows, where several answers are equally good', () => {
  const named = (matches: readonly Match[]): string[] =>
    matches.map(({ from, to }) => `${from.id} ${to.id}`).sort();
  // Few shapes and nothing else to tell regions apart by: ties are the rule.
  const few = fc.constantFrom<readonly Part[]>(
    [{ box: [0, 0, 2, 2] }],
    [{ box: [1, 0, 3, 2] }],
    [{ box: [0, 1, 2, 3] }],
    [{ box: [1, 1, 3, 3] }],
    [{ polygon: [0, 0, 2, 0, 2, 2] }],
    [{ box: [0, 0, 3, 3] }],
  );
  const alike = (prefix: string): fc.Arbitrary<Region[]> =>
    fc
      .array(fc.record({ parts: few, class: fc.constantFrom('text', 'table') }), { maxLength: 8 })
      .map((list) => list.map((fields, index) => aRegion({ id: `${prefix}${index}`, ...fields })));
  const turned = fc
    .tuple(alike('a'), alike('b'))
    .chain(([from, to]) =>
      fc.tuple(
        fc.constant([from, to] as const),
        fc.shuffledSubarray(from, { minLength: from.length }),
        fc.shuffledSubarray(to, { minLength: to.length }),
      ),
    );
  fc.assert(
    fc.property(turned, fc.constantFrom(0.1, 0.3, 0.5), ([[from, to], mixedFrom, mixedTo], iou) => {
      const names = named(matchRegions(from, to, iou));
      expect(named(matchRegions(mixedFrom, mixedTo, iou))).toEqual(names);
      const back = matchRegions(mixedTo, mixedFrom, iou).map((match) => ({ from: match.to, to: match.from }));
      expect(named(back)).toEqual(names);
    }),
    { numRuns: 1_000 },
  );
});

test('of regions of one shape, those of one class and text belong together, then those of one class', () => {
  const alike = (prefix: string): fc.Arbitrary<Region[]> =>
    fc
      .array(
        fc.record({ class: fc.constantFrom('text', 'table'), text: fc.constantFrom('one', 'two', 'three') }),
        { maxLength: 5 },
      )
      .map((list) => list.map((fields, index) => aRegion({ id: `${prefix}${index}`, ...fields })));
  /** How many pairs two lists can make of what is equal in a key. */
  const mostPairs = (one: readonly Region[], other: readonly Region[], key: (region: Region) => string) =>
    [...new Set(one.map(key))].reduce((sum, value) => {
      const counts = [one, other].map((list) => list.filter((region) => key(region) === value).length);
      return sum + Math.min(...counts);
    }, 0);
  fc.assert(
    fc.property(alike('a'), alike('b'), (from, to) => {
      const matches = matchRegions(from, to, 0.5);
      expect(matches).toHaveLength(Math.min(from.length, to.length));
      const wholly = matches.filter(
        (match) => match.from.class === match.to.class && match.from.text === match.to.text,
      );
      expect(wholly).toHaveLength(mostPairs(from, to, (region) => `${region.class} ${region.text}`));
      const classes = matches.filter((match) => match.from.class === match.to.class);
      expect(classes).toHaveLength(mostPairs(from, to, (region) => region.class ?? ''));
    }),
    { numRuns: 1_000 },
  );
});
