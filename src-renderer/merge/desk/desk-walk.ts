import type { StoreApi } from 'zustand/vanilla';
import type { MergeCalls } from './merge-calls';
import { placeKey, type MergeConflict, type MergePlace } from './merge-types';
import type { DeskState } from './desk-state';

/** Which conflict of a place is looked at. */
export type Choose = (conflicts: readonly MergeConflict[]) => MergeConflict | undefined;

export const isOpen = ({ decision }: MergeConflict): boolean => decision === null;
const firstOpen: Choose = (conflicts) => conflicts.find(isOpen) ?? conflicts[0];
export const byKey =
  (key: string | undefined): Choose =>
  (conflicts) =>
    conflicts.find((conflict) => conflict.key === key) ?? firstOpen(conflicts);

export interface DeskWalk {
  /** Reads the places, and the conflicts of one of them. */
  show(wanted: MergePlace | null, choose: Choose): Promise<void>;
  /** Reads them again, staying at the conflict. */
  stay(): Promise<void>;
  step(by: 1 | -1): Promise<void>;
}

/** Goes from place to place and from conflict to conflict. */
export function createWalk(calls: MergeCalls, store: StoreApi<DeskState>): DeskWalk {
  const now = store.getState;
  const show = async (wanted: MergePlace | null, choose: Choose): Promise<void> => {
    const places = await calls.places();
    const at = indexOfPlace(places, wanted);
    const place = places[at] ?? null;
    const conflicts = place === null ? [] : await conflictsOf(calls, places, at);
    store.setState({ places, place, conflicts, current: choose(conflicts) ?? null });
  };
  return {
    show,
    stay: () => show(now().place, byKey(now().current?.key)),
    async step(by) {
      const found = nextConflict(now(), by);
      if (found === null) return;
      if ('key' in found) store.setState({ current: found });
      else await show(found, by > 0 ? firstSought(now()) : lastSought(now()));
    },
  };
}

/** Where a place stands now; where it is gone, the first with something open. */
function indexOfPlace(places: readonly MergePlace[], wanted: MergePlace | null): number {
  const key = wanted === null ? null : placeKey(wanted);
  const known = places.findIndex((place) => placeKey(place) === key);
  if (known >= 0) return known;
  return Math.max(
    0,
    places.findIndex(({ open }) => open > 0),
  );
}

async function conflictsOf(
  calls: MergeCalls,
  places: readonly MergePlace[],
  at: number,
): Promise<readonly MergeConflict[]> {
  const place = places[at]!;
  const offset = places.slice(0, at).reduce((sum, { conflicts }) => sum + conflicts, 0);
  const slice = await calls.conflicts('all', offset, place.conflicts);
  // What was decided elsewhere in between may have moved the slice.
  return slice.filter((conflict) => placeKey(conflict) === placeKey(place));
}

type Stepped = Pick<DeskState, 'places' | 'place' | 'conflicts' | 'current'>;

const isAllDecided = ({ places }: Pick<DeskState, 'places'>): boolean =>
  places.every(({ open }) => open === 0);

const firstSought =
  (state: Stepped): Choose =>
  (conflicts) =>
    isAllDecided(state) ? conflicts[0] : firstOpen(conflicts);

const lastSought =
  (state: Stepped): Choose =>
  (conflicts) =>
    (isAllDecided(state) ? undefined : conflicts.findLast(isOpen)) ?? conflicts.at(-1);

/** The next conflict of the place, or the place that has it. */
function nextConflict(state: Stepped, by: 1 | -1): MergeConflict | MergePlace | null {
  const { places, place, conflicts, current } = state;
  const isAny = isAllDecided(state);
  const at = conflicts.findIndex(({ key }) => key === current?.key);
  const rest = by > 0 ? conflicts.slice(at + 1) : conflicts.slice(0, Math.max(0, at)).toReversed();
  const here = rest.find((conflict) => isAny || isOpen(conflict));
  if (here !== undefined) return here;
  const from = place === null ? -1 : places.findIndex((each) => placeKey(each) === placeKey(place));
  for (let distance = 1; distance <= places.length; distance += 1) {
    const next = places[(from + by * distance + places.length) % places.length];
    if (next !== undefined && (isAny || next.open > 0)) return next;
  }
  return null;
}
