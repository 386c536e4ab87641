/** A version as the graph sees it, with those that it goes on from, the line it continues first. */
export interface GraphNode {
  readonly id: string;
  readonly parents: readonly GraphLink[];
}

export interface GraphLink {
  readonly id: string;
  /** Versions that are not shown lie between. */
  readonly isGap: boolean;
}

/** A line in one row; `color` counts lines as they begin, so that one line keeps its colour. */
export interface LaneLine {
  readonly lane: number;
  readonly color: number;
  readonly isGap: boolean;
}

/** What is drawn beside one version. Lanes count from the left, from 0. */
export interface GraphRow {
  readonly lane: number;
  readonly color: number;
  /** Lines from the row above that go on to the row below. */
  readonly through: readonly LaneLine[];
  /** Lines from the row above that end in this version. */
  readonly into: readonly LaneLine[];
  /** Lines from this version to the row below. */
  readonly out: readonly LaneLine[];
}

interface Lane {
  /** The version that the line leads to. */
  readonly next: string;
  readonly color: number;
  readonly isGap: boolean;
  /** Kept free for the line that comes first; not drawn before its newest version. */
  readonly isKept?: boolean;
}

/**
 * Gives every version a place, as `git log --graph` does: a line runs down its lane until the version that it leads
 * to, and a lane that became free is used again.
 *
 * @param nodes every version before those that it goes on from: newest first
 * @param first id of the version whose line takes the leftmost lane; `null` for none
 */
export function layOutLanes(nodes: readonly GraphNode[], first: string | null): readonly GraphRow[] {
  const known = new Set(nodes.map(({ id }) => id));
  const lanes: (Lane | null)[] = [];
  let colors = 0;
  if (first !== null && known.has(first))
    lanes.push({ next: first, color: colors++, isGap: false, isKept: true });
  return nodes.map(({ id, parents }): GraphRow => {
    const into = linesOf(lanes, (lane) => lane.next === id);
    const through = linesOf(lanes, (lane) => lane.next !== id);
    const place = placeOf(lanes, id);
    const color = lanes[place]?.color ?? colors++;
    for (const [at, lane] of lanes.entries()) if (lane?.next === id) lanes[at] = null;
    const out = parents
      .filter((parent) => known.has(parent.id))
      .map((parent, index): LaneLine => {
        const { isGap } = parent;
        // The first parent continues the line, even where another line leads there, too: they meet in its row.
        const lane = index === 0 ? place : placeOf(lanes, parent.id);
        const open = index === 0 ? null : lanes[lane];
        const line = { color: index === 0 ? color : (open?.color ?? colors++), isGap };
        lanes[lane] = { next: parent.id, color: line.color, isGap: open == null ? isGap : open.isGap };
        return { lane, ...line };
      });
    return { lane: place, color, through, into, out };
  });
}

const linesOf = (lanes: readonly (Lane | null)[], isWanted: (lane: Lane) => boolean): readonly LaneLine[] =>
  lanes.flatMap((lane, at) =>
    lane === null || lane.isKept === true || !isWanted(lane)
      ? []
      : [{ lane: at, color: lane.color, isGap: lane.isGap }],
  );

/** The lane that leads to a version, the leftmost of several; a free one where none does. */
function placeOf(lanes: (Lane | null)[], id: string): number {
  const leading = lanes.findIndex((lane) => lane?.next === id);
  if (leading >= 0) return leading;
  const free = lanes.indexOf(null);
  if (free >= 0) return free;
  lanes.push(null);
  return lanes.length - 1;
}

/** How many lanes the widest row needs. */
export const widthOf = (rows: readonly GraphRow[]): number =>
  rows.reduce(
    (width, { lane, through, out }) =>
      Math.max(width, lane + 1, ...[...through, ...out].map((line) => line.lane + 1)),
    1,
  );
