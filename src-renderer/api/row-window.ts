import { toCallFailed, type CallFailed } from './call-failed';

/** Rows asked for at a time. */
export const SLICE = 100;
/** Rows kept beyond what is in view: 40 slices are 4,000 rows. */
const MAX_SLICES = 40;

export interface RowSlice<Row> {
  readonly total: number;
  readonly rows: readonly Row[];
}

export type LoadSlice<Row> = (offset: number, limit: number) => Promise<RowSlice<Row>>;

/** Indexes in view, both included. */
type View = readonly [first: number, last: number];

export interface RowWindow<Row> {
  /** Undefined until the first answer. */
  readonly total: () => number | undefined;
  readonly failure: () => CallFailed | undefined;
  /** Undefined while it is not here yet. */
  readonly rowAt: (index: number) => Row | undefined;
  /** Asks for what is missing between two indexes; both included. */
  readonly show: (first: number, last: number) => void;
  /** Reads again what is in view; the rest when it comes into view. Old rows stay until the new ones are here. */
  readonly refresh: () => void;
  readonly subscribe: (listener: () => void) => () => void;
  /** Changes whenever anything above does. */
  readonly revision: () => number;
}

/** The rows of a list that may be far longer than what is in memory: slices come as they are looked at. */
export function createRowWindow<Row>(load: LoadSlice<Row>): RowWindow<Row> {
  const slices = new Map<number, { rows: readonly Row[]; isStale: boolean }>();
  const pending = new Map<number, number>();
  const listeners = new Set<() => void>();
  let total: number | undefined;
  let failure: CallFailed | undefined;
  let generation = 0;
  let revision = 0;
  let view: View = [0, 0];

  const changed = (): void => {
    revision++;
    for (const listener of listeners) listener();
  };
  const fetchSlice = async (number: number): Promise<void> => {
    const asked = generation;
    pending.set(number, asked);
    try {
      const slice = await load(number * SLICE, SLICE);
      if (asked !== generation && slices.get(number)?.isStale === false) return;
      total = slice.total;
      failure = undefined;
      // Deleted first, so that the newest stand last and the oldest are forgotten.
      slices.delete(number);
      slices.set(number, { rows: slice.rows, isStale: asked !== generation });
      forgetFar(slices, view);
    } catch (error) {
      failure = toCallFailed(error);
    } finally {
      if (pending.get(number) === asked) pending.delete(number);
      changed();
    }
  };
  const show = (first: number, last: number): void => {
    view = [first, last];
    const end = total === undefined ? last : Math.min(last, total - 1);
    for (let number = Math.floor(Math.max(0, first) / SLICE); number * SLICE <= Math.max(0, end); number++) {
      const isHere = slices.get(number)?.isStale === false;
      if (!isHere && pending.get(number) !== generation) void fetchSlice(number);
    }
  };
  return {
    total: () => total,
    failure: () => failure,
    rowAt: (index) => slices.get(Math.floor(index / SLICE))?.rows[index % SLICE],
    show,
    refresh() {
      generation++;
      for (const slice of slices.values()) slice.isStale = true;
      show(...view);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    revision: () => revision,
  };
}

/** The oldest go first, never those in view. */
function forgetFar(slices: Map<number, unknown>, [first, last]: View): void {
  for (const number of slices.keys()) {
    if (slices.size <= MAX_SLICES) return;
    if (number * SLICE > last || (number + 1) * SLICE <= first) slices.delete(number);
  }
}
