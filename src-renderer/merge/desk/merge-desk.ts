import { createStore, type StoreApi } from 'zustand/vanilla';
import { toCallFailed } from '../../api/call-failed';
import { NOTHING_YET, type DeskState } from './desk-state';
import { byKey, createWalk, isOpen } from './desk-walk';
import { allConflicts, decideAll, givenAgain, type MergeCalls } from './merge-calls';
import type { Decision, MergeConflict, MergeCounts, MergePlace } from './merge-types';

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

export function createMergeDesk(calls: MergeCalls): MergeDesk {
  const store = createStore<DeskState>(() => NOTHING_YET);
  const now = store.getState;
  const acts: Act[] = [];
  const inTurn = createTurns((error) => store.setState({ refused: toCallFailed(error) }));
  const walk = createWalk(calls, store);
  const counted = (counts: MergeCounts | undefined): void => {
    const { merge } = now();
    if (counts !== undefined && merge) store.setState({ merge: { ...merge, ...counts }, refused: undefined });
  };
  const remember = (before: readonly Decision[]): void => {
    const { place, current } = now();
    if (place !== null && before.length > 0) acts.push({ before, place, conflict: current?.key });
  };
  const decide = async (decision: Omit<Decision, 'key'>): Promise<void> => {
    const { current } = now();
    const { choice } = decision;
    if (current === null || (choice !== undefined && !current.choices.includes(choice))) return;
    const counts = await calls.decide([{ ...decision, key: current.key }]);
    remember([givenAgain(current)]);
    await walk.stay();
    await walk.step(1);
    // Told last: who reads it has the next conflict before them.
    counted(counts);
  };
  const applyRule = async (rule: string, where: 'all' | 'place'): Promise<number> => {
    const open = where === 'all' ? await allConflicts(calls, 'open') : now().conflicts.filter(isOpen);
    const keys = open.map(({ key }) => key);
    const counts = await calls.decideByRule([rule], where === 'all' ? undefined : keys);
    const left = new Set((await allConflicts(calls, 'open')).map(({ key }) => key));
    const changed = keys.filter((key) => !left.has(key));
    remember(changed.map((key) => ({ key })));
    await walk.stay();
    if (changed.length > 0 && now().current?.decision !== null) await walk.step(1);
    counted(counts);
    return changed.length;
  };
  const takeBack = async (): Promise<void> => {
    const { place, current } = now();
    const act = acts.at(-1) ?? reopening(place, current);
    if (act === null) return;
    const counts = await decideAll(calls, act.before);
    acts.pop();
    await walk.show(act.place, byKey(act.conflict));
    counted(counts);
  };
  return {
    store,
    refresh: () => inTurn(() => refresh(calls, store, walk.stay)),
    goTo: (place, conflict) => inTurn(() => walk.show(place, byKey(conflict))),
    step: (by) => inTurn(() => walk.step(by)),
    decide: (decision) => inTurn(() => decide(decision)),
    decideByRule: async (rule, where) => {
      let decided: number | undefined;
      await inTurn(async () => void (decided = await applyRule(rule, where)));
      return decided;
    },
    takeBack: () => inTurn(takeBack),
  };
}

async function refresh(
  calls: MergeCalls,
  store: StoreApi<DeskState>,
  stay: () => Promise<void>,
): Promise<void> {
  try {
    const merge = await calls.state();
    store.setState(merge === null ? { ...NOTHING_YET, merge } : { merge, failure: undefined });
    if (merge !== null) await stay();
  } catch (error) {
    store.setState({ failure: toCallFailed(error) });
  }
}

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
