import { create } from 'zustand';
import { createJSONStorage, persist } from 'zustand/middleware';
import type { MigrationPlan } from '../../src-main/domain/migration/plan';
import { useSession } from '../app/session-store';
import type { MigrationTarget } from '../app/dialogs';

/** A plan that a person had a hand in. */
export interface KeptPlan {
  readonly dataset: string;
  readonly to: MigrationTarget;
  /** What the target is called. */
  readonly toLabel: string;
  readonly plan: MigrationPlan;
  /** When it was changed last: ISO 8601. */
  readonly time: string;
  /** It is offered only to who took the migration back and asks for the same again. */
  readonly isApplied?: true;
}

/** Of one library, the newest first. More would be forgotten by their author, too. */
const MOST = 12;

/** Plans are kept in the page's own storage: making one may take an hour. */
interface KeptPlans {
  readonly byLibrary: Readonly<Record<string, readonly KeptPlan[]>>;
}

/** A target may be a large file that the storage does not take: then the plan is kept until the window closes. */
const forgiving = {
  getItem: (name: string) => localStorage.getItem(name),
  setItem(name: string, value: string): void {
    try {
      localStorage.setItem(name, value);
    } catch {
      localStorage.removeItem(name);
    }
  },
  removeItem(name: string): void {
    localStorage.removeItem(name);
  },
};

const useKeptPlans = create<KeptPlans>()(
  persist<KeptPlans>(() => ({ byLibrary: {} }), {
    name: 'colophon:migration-plans',
    storage: createJSONStorage(() => forgiving),
    version: 1,
  }),
);

const NONE: readonly KeptPlan[] = [];
const libraryId = (): string => useSession.getState().library?.id ?? '';
const plansNow = (): readonly KeptPlan[] => useKeptPlans.getState().byLibrary[libraryId()] ?? NONE;
const setPlans = (plans: readonly KeptPlan[]): void =>
  void useKeptPlans.setState(({ byLibrary }) => ({ byLibrary: { ...byLibrary, [libraryId()]: plans } }));

export type PlanKey = Pick<KeptPlan, 'dataset' | 'to'>;

export const isSamePlan = (a: PlanKey, b: PlanKey): boolean =>
  a.dataset === b.dataset && (a.to === b.to || JSON.stringify(a.to) === JSON.stringify(b.to));

/** The plans with one more, which takes the place of an older one for the same target. */
export const withPlan = (plans: readonly KeptPlan[], kept: KeptPlan): readonly KeptPlan[] =>
  [kept, ...plans.filter((each) => !isSamePlan(each, kept))].slice(0, MOST);

export const keepPlan = (kept: Omit<KeptPlan, 'time'>): void =>
  setPlans(withPlan(plansNow(), { ...kept, time: new Date().toISOString() }));

/** The plan was applied; one that was only derived was not kept. */
export const markApplied = (key: PlanKey): void =>
  setPlans(plansNow().map((each) => (isSamePlan(each, key) ? { ...each, isApplied: true } : each)));

export const forgetPlan = (key: PlanKey): void =>
  setPlans(plansNow().filter((each) => !isSamePlan(each, key)));

export const findKeptPlan = (key: PlanKey): KeptPlan | undefined =>
  plansNow().find((each) => isSamePlan(each, key));

/** The plans for a dataset of the open library that were not applied, the newest first. */
export function usePlansBegun(dataset: string): readonly KeptPlan[] {
  const library = useSession((session) => session.library?.id ?? '');
  const plans = useKeptPlans(({ byLibrary }) => byLibrary[library] ?? NONE);
  return plans.filter((each) => each.dataset === dataset && each.isApplied !== true);
}

/** Whether a plan leads through the same schemas as another: what was planned between others does not fit. */
export const leadsAlike = (a: MigrationPlan, b: MigrationPlan): boolean =>
  a.steps.length === b.steps.length &&
  a.steps.every(({ from, to }, index) => from === b.steps[index]?.from && to === b.steps[index]?.to);
