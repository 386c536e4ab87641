/** Which rows may be given which columns, and what that is worth. Whole numbers above 0 keep sums exact. */
export interface Choices {
  readonly columns: number;
  /** Row `r` has the choices from `start[r]` to before `start[r + 1]`. */
  readonly start: Int32Array;
  readonly column: Int32Array;
  readonly worth: Float64Array;
}

/** No column, no row. */
const NONE = -1;

/**
 * Gives each row at most one column and each column at most one row so that the worth is as large as it can be;
 * rows may go without. The Hungarian method by shortest augmenting paths (H. W. Kuhn 1955; R. Jonker and
 * A. Volgenant, Computing 38, 1987) on the choices there are, not on a full table: a search never leaves the
 * connected component of its row. In a component of r rows, c columns and e choices O(r · (e + c²)), far less where
 * most rows prefer different columns. Always the same answer for the same choices.
 *
 * @returns column of each row, or -1
 */
export function assign(choices: Choices): Int32Array {
  const state = startState(choices);
  for (const row of preferFirst(state)) augment(state, row);
  return state.columnOf;
}

interface State extends Choices {
  readonly rows: number;
  readonly columnOf: Int32Array;
  readonly rowOf: Int32Array;
  /** Prices: the cost of a choice (its worth, negative) is never below the sum of both, and equal where chosen. */
  readonly rowPrice: Float64Array;
  readonly columnPrice: Float64Array;
  /** Of the search under way: the cheapest way to each column. */
  readonly distance: Float64Array;
  readonly cameFrom: Int32Array;
  readonly isSettled: Uint8Array;
}

function startState(choices: Choices): State {
  const rows = choices.start.length - 1;
  const { columns } = choices;
  return {
    ...choices,
    rows,
    columnOf: new Int32Array(rows).fill(NONE),
    rowOf: new Int32Array(columns).fill(NONE),
    rowPrice: new Float64Array(rows),
    columnPrice: new Float64Array(columns),
    distance: new Float64Array(columns).fill(Infinity),
    cameFrom: new Int32Array(columns).fill(NONE),
    isSettled: new Uint8Array(columns),
  };
}

/** Gives rows what they prefer where it is free. @returns rows with choices that are left without */
function preferFirst({ rows, start, column, worth, columnOf, rowOf, rowPrice }: State): number[] {
  const left: number[] = [];
  for (let row = 0; row < rows; row++) {
    const end = start[row + 1] as number;
    let best = start[row] as number;
    if (best === end) continue;
    for (let at = best + 1; at < end; at++) if (worth[at]! > worth[best]!) best = at;
    rowPrice[row] = -worth[best]!;
    const wanted = column[best] as number;
    if (rowOf[wanted] !== NONE) left.push(row);
    else {
      rowOf[wanted] = row;
      columnOf[row] = wanted;
    }
  }
  return left;
}

/** Finds the cheapest chain of exchanges that serves one more row, or frees another one instead (Dijkstra). */
function augment(state: State, row: number): void {
  const { columnOf, rowOf, distance, isSettled } = state;
  const reached: number[] = [];
  const settled: number[] = [];
  let [current, base] = [row, 0];
  let [dropped, dropCost] = [NONE, Infinity];
  let last = NONE;
  for (;;) {
    relax(state, { current, base, reached });
    const cost = base - state.rowPrice[current]!;
    if (cost < dropCost) [dropped, dropCost] = [current, cost];
    const nearest = takeNearest(reached, distance, dropCost);
    if (nearest === NONE) break;
    if (rowOf[nearest] === NONE) {
      last = nearest;
      break;
    }
    isSettled[nearest] = 1;
    settled.push(nearest);
    [current, base] = [rowOf[nearest] as number, distance[nearest]!];
  }
  updatePrices(state, { row, settled, total: last === NONE ? dropCost : distance[last]! });
  const freed = last === NONE && dropped !== row ? (columnOf[dropped] as number) : last;
  if (last === NONE) columnOf[dropped] = NONE;
  if (freed !== NONE) exchange(state, row, freed);
  for (const each of [...reached, ...settled, ...(last === NONE ? [] : [last])]) {
    distance[each] = Infinity;
    isSettled[each] = 0;
  }
}

function relax(
  { start, column, worth, rowPrice, columnPrice, distance, cameFrom, isSettled }: State,
  { current, base, reached }: { current: number; base: number; reached: number[] },
): void {
  const offset = base - rowPrice[current]!;
  for (let at = start[current]!; at < start[current + 1]!; at++) {
    const to = column[at] as number;
    if (isSettled[to] === 1) continue;
    const length = offset - worth[at]! - columnPrice[to]!;
    if (length >= distance[to]!) continue;
    if (distance[to] === Infinity) reached.push(to);
    distance[to] = length;
    cameFrom[to] = current;
  }
}

/** Takes the nearest column within a limit out of those reached; of several always the same one. */
function takeNearest(reached: number[], distance: Float64Array, limit: number): number {
  let best = NONE;
  for (let at = 0; at < reached.length; at++)
    if (best === NONE || distance[reached[at]!]! < distance[reached[best]!]!) best = at;
  if (best === NONE || distance[reached[best]!]! > limit) return NONE;
  const nearest = reached[best] as number;
  reached[best] = reached[reached.length - 1] as number;
  reached.pop();
  return nearest;
}

function updatePrices(
  { rowOf, rowPrice, columnPrice, distance }: State,
  { row, settled, total }: { row: number; settled: readonly number[]; total: number },
): void {
  rowPrice[row]! += total;
  for (const each of settled) {
    const slack = total - distance[each]!;
    columnPrice[each]! -= slack;
    rowPrice[rowOf[each] as number]! += slack;
  }
}

/** Hands columns on along the way that led to the last one. */
function exchange({ columnOf, rowOf, cameFrom }: State, row: number, last: number): void {
  for (let to = last; ;) {
    const from = cameFrom[to] as number;
    const before = columnOf[from] as number;
    rowOf[to] = from;
    columnOf[from] = to;
    if (from === row) return;
    to = before;
  }
}
