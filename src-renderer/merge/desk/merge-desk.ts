import { createStore, type StoreApi } from 'zustand/vanilla';
import { toCallFailed, type CallFailed } from '../../api/call-failed';
import { allConflicts, decideAll, givenAgain, type MergeCalls } from './merge-calls';
import {
  placeKey,
  type Decision,
  type MergeConflict,
  type MergeCounts,
  type MergePlace,
  type MergeState,
} from './merge-types';

export interface DeskState {
  /** Null when no merge waits, undefined before that is known. */
  readonly merge: MergeState | null | undefined;
  readonly places: readonly MergePlace[];
  /** The place the person is at. */
  readonly place: MergePlace | null;
  /** All conflicts of that place. */
  readonly conflicts: readonly MergeConflict[];
  readonly current: MergeConflict | null;
  /** Why the merge could not be read. */
  readonly failure: CallFailed | undefined;
  /** Why the last decision was not taken. */
  readonly refused: CallFailed | undefined;
}

/** Where a person is in an unfinished merge, and what they decide, one after another however fast the keys come. */
export interface MergeDesk {
  readonly store: StoreApi<DeskState>;
  /** Reads everything again, staying where the person is. */
  refresh(): Promise<void>;
  goTo(place: MergePlace, conflict?: string): Promise<void>;
  /** To the next or previous open conflict, on whichever page; through all of them once none is open. */
  step(by: 1 | -1): Promise<void>;
  /** Decides the current conflict where it can be decided so, and goes on to the next open one. */
  decide(decision: Omit<Decision, 'key'>): Promise<void>;
  /** @returns how many conflicts the rule decided; undefined when it was refused */
  decideByRule(rule: string, where: 'all' | 'place'): Promise<number | undefined>;
  /** Takes the last act back; with none, opens the current conflict again. */
  takeBack(): Promise<void>;
}

/** What one act changed: how it was before, and where. */
interface Act {
  readonly before: readonly Decision[];
  readonly place: MergePlace;
  readonly conflict: string | undefined;
}

type Choose = (conflicts: readonly MergeConflict[]) => MergeConflict | undefined;

const isOpen = ({ decision }: MergeConflict): boolean => decision === null;
const firstOpen: Choose = (conflicts) => conflicts.find(isOpen) ?? conflicts[0];
const byKey =
  (key: string | undefined): Choose =>
  (conflicts) =>
    conflicts.find((conflict) => conflict.key === key) ?? firstOpen(conflicts);

export function createMergeDesk(calls: MergeCalls): MergeDesk {
  const store = createStore<DeskState>(() => NOTHING_YET);
  const now = store.getState;
  const acts: Act[] = [];
  const inTurn = createTurns((error) => store.setState({ refused: toCallFailed(error) }));

  /** Reads the places, and the conflicts of one of them. */
  const show = async (wanted: MergePlace | null, pick: Choose): Promise<void> => {
    const places = await calls.places();
    const at = indexOfPlace(places, wanted);
    const place = places[at] ?? null;
    const conflicts = place === null ? [] : await conflictsOf(calls, places, at);
    store.setState({ places, place, conflicts, current: pick(conflicts) ?? null });
  };
  const keepPlace = (): Promise<void> => show(now().place, byKey(now().current?.key));
  const counted = (counts: MergeCounts | undefined): void => {
    const { merge } = now();
    if (counts !== undefined && merge) store.setState({ merge: { ...merge, ...counts }, refused: undefined });
  };
  const step = async (by: 1 | -1): Promise<void> => {
    const found = nextConflict(now(), by);
    if (found === null) return;
    if ('key' in found) store.setState({ current: found });
    else await show(found, by > 0 ? firstSought(now()) : lastSought(now()));
  };
  const remember = (before: readonly Decision[]): void => {
    const { place, current } = now();
    if (place !== null && before.length > 0) acts.push({ before, place, conflict: current?.key });
  };

  return {
    store,
    refresh: () =>
      inTurn(async () => {
        try {
          const merge = await calls.state();
          store.setState(merge === null ? { ...NOTHING_YET, merge } : { merge, failure: undefined });
          if (merge !== null) await keepPlace();
        } catch (error) {
          store.setState({ failure: toCallFailed(error) });
        }
      }),
    goTo: (place, conflict) => inTurn(() => show(place, byKey(conflict))),
    step: (by) => inTurn(() => step(by)),
    decide: (decision) =>
      inTurn(async () => {
        const { current } = now();
        const { choice } = decision;
        if (current === null || (choice !== undefined && !current.choices.includes(choice))) return;
        counted(await calls.decide([{ ...decision, key: current.key }]));
        remember([givenAgain(current)]);
        await keepPlace();
        await step(1);
      }),
    decideByRule: async (rule, where) => {
      let decided: number | undefined;
      await inTurn(async () => {
        const open = where === 'all' ? await allConflicts(calls, 'open') : now().conflicts.filter(isOpen);
        const keys = open.map(({ key }) => key);
        counted(await calls.decideByRule([rule], where === 'all' ? undefined : keys));
        const left = new Set((await allConflicts(calls, 'open')).map(({ key }) => key));
        const changed = keys.filter((key) => !left.has(key));
        remember(changed.map((key) => ({ key })));
        decided = changed.length;
        await keepPlace();
        if (decided > 0 && now().current?.decision !== null) await step(1);
      });
      return decided;
    },
    takeBack: () =>
      inTurn(async () => {
        const { place, current } = now();
        const act = acts.at(-1) ?? reopening(place, current);
        if (act === null) return;
        counted(await decideAll(calls, act.before));
        acts.pop();
        await show(act.place, byKey(act.conflict));
      }),
  };
}

const NOTHING_YET: DeskState = {
  merge: undefined,
  places: [],
  place: null,
  conflicts: [],
  current: null,
  failure: undefined,
  refused: undefined,
};

/** Does one thing after another; a failure ends its own turn only. */
function createTurns(onFailure: (error: unknown) => void): (act: () => Promise<void>) => Promise<void> {
  let last: Promise<void> = Promise.resolve();
  return (act) => {
    last = last.then(act).catch(onFailure);
    return last;
  };
}

const reopening = (place: MergePlace | null, current: MergeConflict | null): Act | null =>
  place === null || current === null || isOpen(current)
    ? null
    : { before: [{ key: current.key }], place, conflict: current.key };

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
