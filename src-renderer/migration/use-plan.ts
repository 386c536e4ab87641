import { useState } from 'react';
import type { MigrationPlan } from '../../src-main/domain/migration/plan';
import { migrationTexts } from '../texts/migration-texts';
import { listOf } from '../texts/words';
import { findKeptPlan, keepPlan, leadsAlike } from './kept-plans';
import type { MigrationRequest, MigrationTarget } from '../app/dialogs';
import type { Derived } from './use-migration';

const texts = migrationTexts.begun;

/** A plan for the same target that was made before, beside the one that was asked for now. */
interface BegunPlan {
  readonly plan: MigrationPlan;
  /** When it was changed last: ISO 8601. */
  readonly time: string;
  /** The plan as it would be without it. */
  readonly fresh: MigrationPlan;
  /** It is the one that is shown. */
  readonly isResumed: boolean;
}

export interface PlanInHand {
  readonly plan: MigrationPlan | undefined;
  readonly begun: BegunPlan | 'outdated' | undefined;
  /** Shows the plan for a target: the one that was made before, the one that was asked for, or the derived one. */
  readonly start: (to: MigrationTarget, derived: Derived) => void;
  /** A change by a person: it is kept from now on. */
  readonly change: (plan: MigrationPlan, to: MigrationTarget, derived: Derived) => void;
  /** Between the plan that was made before and the one that was asked for now. */
  readonly takeBegun: (isResumed: boolean) => void;
}

/** The plan of one run of the wizard. What a person did to it outlives the wizard. */
export function usePlan({ dataset, to: given, plan: asked }: MigrationRequest): PlanInHand {
  const [plan, setPlan] = useState<MigrationPlan>();
  const [begun, setBegun] = useState<PlanInHand['begun']>();
  const keep = (own: MigrationPlan, to: MigrationTarget, derived: Derived): void =>
    keepPlan({ dataset, to, toLabel: labelOf(own, to, derived), plan: own });
  return {
    plan,
    begun,
    start(to, derived) {
      const own = given === to ? (asked as MigrationPlan | undefined) : undefined;
      const fresh = own ?? (derived.plan as MigrationPlan);
      const kept = findKeptPlan({ dataset, to });
      const isFitting = kept !== undefined && leadsAlike(kept.plan, fresh);
      const isResumed = isFitting && own === undefined;
      setPlan(isResumed ? kept.plan : fresh);
      if (isFitting) setBegun({ plan: kept.plan, time: kept.time, fresh, isResumed });
      else setBegun(kept === undefined || kept.isApplied === true ? undefined : 'outdated');
      // What was asked for was made by a person, too, in the dialog that asked.
      if (own !== undefined && !isFitting) keep(own, to, derived);
    },
    change(next, to, derived) {
      setPlan(next);
      keep(next, to, derived);
      // The earlier plan is this one by now, or it was replaced.
      setBegun(undefined);
    },
    takeBegun(isResumed) {
      if (begun === undefined || begun === 'outdated') return;
      setPlan(isResumed ? begun.plan : begun.fresh);
      setBegun({ ...begun, isResumed });
    },
  };
}

/** Edited schemas have no names: they are told apart by the classes that a plan speaks of. */
function labelOf(plan: MigrationPlan, to: MigrationTarget, { from, toLabel }: Derived): string {
  if (!('schema' in to)) return toLabel;
  const ruled = new Set(plan.steps[0]?.classes.map((rule) => rule.class));
  const names = from.classes.filter(({ id }) => ruled.has(id)).map(({ name }) => name);
  return names.length === 0 ? toLabel : texts.edited(toLabel, listOf(names.slice(0, NAMED)));
}

const NAMED = 4;
