import type { Units } from '../geometry/units';

/** Corners x1,y1,x2,y2 … of a closed line, in units of page space; the last is joined to the first. */
export type Ring = readonly Units[];

/** An edge of a ring, from its upper end to its lower one. Level edges bound no area by themselves. */
interface Edge {
  readonly ring: number;
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}

/**
 * The area that lies in any of some rings and in any of some others, in square units. Inside a ring is what an
 * odd number of its edges lie left of (the even-odd rule of ISO 32000-1:2008 §8.5.3.3.3), so rings may cross
 * themselves; what several rings of one side cover counts once.
 *
 * The plane is cut into bands at each corner and each crossing. Within a band no two edges cross, so the shape
 * between two of them is a trapezoid, whose area is its width at half height times its height. No outline is
 * built, and so no case is degenerate: touching, equal and crossing edges only give trapezoids without width.
 * O(e² + b·e·log e) for e edges and b ≤ e² bands; made for the tens of corners that a drawn shape has.
 */
export function commonArea(some: readonly Ring[], others: readonly Ring[]): number {
  const edges = [...some, ...others].flatMap(edgesOf);
  const bands = bandsOf(edges);
  let area = 0;
  for (let index = 1; index < bands.length; index++) {
    const [top, bottom] = [bands[index - 1] as number, bands[index] as number];
    area += (bottom - top) * commonWidth(edges, { top, bottom }, some.length);
  }
  return area;
}

function edgesOf(ring: Ring, index: number): Edge[] {
  const edges: Edge[] = [];
  for (let at = 0; at + 1 < ring.length; at += 2) {
    const next = (at + 2) % ring.length;
    const [ax, ay, bx, by] = [ring[at]!, ring[at + 1]!, ring[next]!, ring[next + 1]!];
    if (ay < by) edges.push({ ring: index, x1: ax, y1: ay, x2: bx, y2: by });
    else if (by < ay) edges.push({ ring: index, x1: bx, y1: by, x2: ax, y2: ay });
  }
  return edges;
}

/** Heights of all corners and crossings, ascending. */
function bandsOf(edges: readonly Edge[]): number[] {
  const heights = new Set(edges.flatMap(({ y1, y2 }) => [y1, y2]));
  for (const [index, one] of edges.entries()) {
    for (let at = index + 1; at < edges.length; at++) {
      const y = crossingOf(one, edges[at] as Edge);
      if (y !== null) heights.add(y);
    }
  }
  return [...heights].sort((a, b) => a - b);
}

/** The height at which two edges cross between their ends. */
function crossingOf(one: Edge, other: Edge): number | null {
  const top = Math.max(one.y1, other.y1);
  const bottom = Math.min(one.y2, other.y2);
  if (top >= bottom) return null;
  const above = xAt(one, top) - xAt(other, top);
  const below = xAt(one, bottom) - xAt(other, bottom);
  return above * below < 0 ? top + ((bottom - top) * above) / (above - below) : null;
}

const xAt = ({ x1, y1, x2, y2 }: Edge, y: number): number =>
  x1 === x2 ? x1 : x1 + ((x2 - x1) * (y - y1)) / (y2 - y1);

/** How much of the line at half height of a band lies inside of both sides. */
function commonWidth(
  edges: readonly Edge[],
  { top, bottom }: { readonly top: number; readonly bottom: number },
  ringsOfSome: number,
): number {
  const middle = (top + bottom) / 2;
  const crossed = edges
    .filter(({ y1, y2 }) => y1 < middle && middle < y2)
    .map((edge) => ({ ring: edge.ring, x: xAt(edge, middle) }))
    .sort((a, b) => a.x - b.x);
  const inside = new Set<number>();
  let [inSome, inOthers, width, left] = [0, 0, 0, 0];
  for (const { ring, x } of crossed) {
    if (inSome > 0 && inOthers > 0) width += x - left;
    left = x;
    const step = inside.delete(ring) ? -1 : 1;
    if (step > 0) inside.add(ring);
    if (ring < ringsOfSome) inSome += step;
    else inOthers += step;
  }
  return width;
}
