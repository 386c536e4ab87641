import { canonicalJson, compareCodeUnits, type JsonValue } from '../canonical/canonical-json';
import { groupBy } from '../group-by';
import { kindOfPart, pointsOfPart } from '../regions/part-bounds';
import type { Region } from '../regions/region';
import { assign } from './assign';
import { findCandidates } from './candidates';

/** Two regions that are taken for the same one. */
export interface Match {
  readonly from: Region;
  readonly to: Region;
}

/** A region, and its geometry as a text: the same for the same parts. */
interface Item {
  readonly region: Region;
  readonly geometry: string;
}

/**
 * Matches the regions of two states of one page by where they lie, for data whose ids say nothing: identical
 * geometry first, then, whatever their classes, the one-to-one assignment with the largest sum of intersection over
 * union among pairs that reach `iou`. Where several assignments are equally good, the one with more equal classes
 * and then texts.
 *
 * Identical geometry first costs nothing: 1 - IoU is a metric (S. Kosub, Pattern Recognition Letters 120, 2019), so
 * by the triangle inequality a pair of IoU 1 is part of some best assignment, unless the threshold cuts off the pair
 * that would be left over.
 *
 * The result is the same for every order of the regions, and `matchRegions(b, a)` is its mirror. For n regions
 * O(n log n) to sort and index them and, where they crowd, the work of `assign` on each connected component.
 *
 * @param from regions that the same page holds; their parts may lie on other pages as well
 * @param iou above 0, at most 1
 * @returns matches in an order of their own
 */
export function matchRegions(from: readonly Region[], to: readonly Region[], iou: number): Match[] {
  const [one, other] = [itemsOf(from), itemsOf(to)];
  const isTurned = isBehind(one, other);
  const [rows, columns] = isTurned ? [other, one] : [one, other];
  const matches = matchIdentical(rows, columns);
  const matched = new Set(matches.flat());
  const isLeft = (item: Item): boolean => !matched.has(item);
  matches.push(...matchOverlapping(rows.filter(isLeft), columns.filter(isLeft), iou));
  return matches.map(([row, column]) =>
    isTurned ? { from: column.region, to: row.region } : { from: row.region, to: column.region },
  );
}

const itemsOf = (regions: readonly Region[]): Item[] =>
  regions.map((region) => ({ region, geometry: geometryKey(region) })).sort(compareItems);

const geometryKey = ({ parts }: Region): string =>
  parts.map((part) => `${part.page ?? ''}${kindOfPart(part)}${pointsOfPart(part).join()}`).join(' ');

/** An order of all items of a page, whichever the order in which they were given. */
const compareItems = (a: Item, b: Item): number =>
  compareCodeUnits(a.geometry, b.geometry) || compareCodeUnits(restKey(a), restKey(b));

/** What tells regions of the same geometry apart, at last the id. */
const restKey = ({ region: { class: classId, text, attributes, id } }: Item): string =>
  canonicalJson([classId, text ?? '', attributes ?? {}, id] as JsonValue);

/** Whether the first of two sorted lists comes after the other one: the same two always take the same roles. */
function isBehind(one: readonly Item[], other: readonly Item[]): boolean {
  if (one.length !== other.length) return one.length > other.length;
  for (const [index, item] of one.entries()) {
    const order = compareItems(item, other[index] as Item);
    if (order !== 0) return order > 0;
  }
  return false;
}

type Pair = [row: Item, column: Item];

/** What regions of the same geometry may have in common besides, closest first. */
const LIKENESS: readonly ((item: Item) => string)[] = [
  ({ region: { class: classId, text = '' } }) => JSON.stringify([classId, text]),
  ({ region: { class: classId } }) => JSON.stringify(classId),
  () => '',
];

function matchIdentical(rows: readonly Item[], columns: readonly Item[]): Pair[] {
  const equals = groupBy(columns, ({ geometry }) => geometry);
  return [...groupBy(rows, ({ geometry }) => geometry)].flatMap(([geometry, group]) =>
    matchAlike(group, equals.get(geometry) ?? []),
  );
}

/** Pairs as many as there are on both sides, each with the likest that is left. */
function matchAlike(rows: readonly Item[], columns: readonly Item[]): Pair[] {
  const pairs: Pair[] = [];
  let [left, opposite] = [rows, columns];
  for (const likeness of LIKENESS) {
    if (left.length === 0 || opposite.length === 0) break;
    const alike = groupBy(opposite, likeness);
    for (const [key, group] of groupBy(left, likeness)) {
      const others = alike.get(key) ?? [];
      const count = Math.min(group.length, others.length);
      for (let index = 0; index < count; index++) pairs.push([group[index]!, others[index]!]);
    }
    const matched = new Set(pairs.flat());
    left = left.filter((item) => !matched.has(item));
    opposite = opposite.filter((item) => !matched.has(item));
  }
  return pairs;
}

/**
 * Steps of IoU. Sums of whole steps are exact, so that assignments which are equally good are found to be so. One
 * step is less than what a shift by one unit makes for a box of 600 × 600 points.
 */
const STEPS = 2 ** 24;

/** How much more one step of IoU is worth than all that regions have in common besides, for up to 5,461 pairs. */
const STEP_WORTH = 2 ** 14;
const SAME_CLASS = 2;
const SAME_TEXT = 1;

function matchOverlapping(rows: readonly Item[], columns: readonly Item[], iou: number): Pair[] {
  const { start, column, overlap } = findCandidates(
    rows.map(({ region }) => region),
    columns.map(({ region }) => region),
    (value) => Math.round(value * STEPS) >= Math.round(iou * STEPS),
  );
  const worth = new Float64Array(column.length);
  for (const [row, { region }] of rows.entries())
    for (let at = start[row]!; at < start[row + 1]!; at++)
      worth[at] =
        Math.max(1, Math.round(overlap[at]! * STEPS)) * STEP_WORTH +
        likenessOf(region, columns[column[at]!]!.region);
  const columnOf = assign({ columns: columns.length, start, column, worth });
  return rows.flatMap((row, index): Pair[] => {
    const at = columnOf[index] as number;
    return at < 0 ? [] : [[row, columns[at] as Item]];
  });
}

const likenessOf = (one: Region, other: Region): number =>
  (one.class === other.class ? SAME_CLASS : 0) + ((one.text ?? '') === (other.text ?? '') ? SAME_TEXT : 0);
