import RBush from 'rbush';
import type { Region } from '../regions/region';
import { iouBound, iouOf, shapeOf, type Shape } from './overlap';

/** Pairs of regions that overlap enough, by row. */
export interface Candidates {
  /** Row `r` has the candidates from `start[r]` to before `start[r + 1]`. */
  readonly start: Int32Array;
  readonly column: Int32Array;
  /** Intersection over union of each. */
  readonly overlap: Float64Array;
}

/**
 * The pairs of two lists of regions whose IoU suffices. An R-tree of the bounds on the page that holds them finds
 * those that meet at all (a common area on other pages alone is not looked for); bounds and areas rule out most of
 * the rest before shapes are cut.
 *
 * @param suffices says of an IoU above 0 whether it is enough; whoever is above one that is enough is so, too
 */
export function findCandidates(
  rows: readonly Region[],
  columns: readonly Region[],
  suffices: (iou: number) => boolean,
): Candidates {
  const shapes = columns.map(shapeOf);
  const tree = new RBush<Entry>();
  tree.load(shapes.map(entryOf));
  const found = growingPairs();
  const start = new Int32Array(rows.length + 1);
  for (const [row, region] of rows.entries()) {
    const shape = shapeOf(region);
    // Sorted: the tree's own order depends on how it was built.
    const near = tree.search(entryOf(shape, row)).map(({ index }) => index);
    for (const index of Int32Array.from(near).sort()) {
      const iou = overlapOf(shape, shapes[index] as Shape, suffices);
      if (iou > 0) found.add(index, iou);
    }
    start[row + 1] = found.length();
  }
  return { start, ...found.take() };
}

interface Entry {
  readonly minX: number;
  readonly minY: number;
  readonly maxX: number;
  readonly maxY: number;
  readonly index: number;
}

function entryOf({ sheets }: Shape, index: number): Entry {
  const [minX, minY, maxX, maxY] = sheets[0].bounds;
  return { minX, minY, maxX, maxY, index };
}

/** IoU of two shapes where it suffices, else 0. */
function overlapOf(one: Shape, other: Shape, suffices: (iou: number) => boolean): number {
  const bound = iouBound(one, other);
  if (bound === 0 || !suffices(bound)) return 0;
  if (one.isBox && other.isBox) return bound;
  const iou = iouOf(one, other);
  return iou > 0 && suffices(iou) ? iou : 0;
}

/** Two columns of numbers that grow: a page of stacked regions has millions of pairs. */
function growingPairs() {
  let column = new Int32Array(1024);
  let overlap = new Float64Array(1024);
  let length = 0;
  return {
    length: (): number => length,
    add(index: number, iou: number): void {
      if (length === column.length) {
        const [wider, deeper] = [new Int32Array(length * 2), new Float64Array(length * 2)];
        wider.set(column);
        deeper.set(overlap);
        [column, overlap] = [wider, deeper];
      }
      column[length] = index;
      overlap[length++] = iou;
    },
    take: () => ({ column: column.subarray(0, length), overlap: overlap.subarray(0, length) }),
  };
}
