import { useCallback, useState } from 'react';
import type { MigrationPlan } from '../../../src-main/domain/migration/plan';
import { schemasOfStep } from '../step-schemas';
import type { Derived } from '../use-migration';
import { findMistakes, type PlanMistake, type PlanTab } from './plan-mistakes';

/** The part of the plan that is in view. */
interface ShownPart {
  readonly step: number;
  readonly tab: PlanTab;
}

export interface MistakesInHand {
  /** None before a preview was asked for: a rule that is being written is not wrong yet. */
  readonly mistakes: readonly PlanMistake[];
  readonly shown: ShownPart;
  readonly show: (part: ShownPart) => void;
  /** The mistake that is to be brought into view, until it is. */
  readonly sought: PlanMistake | null;
  readonly seek: (mistake: PlanMistake) => void;
  readonly onSeen: () => void;
}

/** What is wrong with the plan of the wizard, and the way to it. */
export function useMistakes(
  plan: MigrationPlan | undefined,
  derived: Derived | undefined,
): MistakesInHand & {
  /** Whether the plan cannot be used as it is; the first mistake is brought into view. */
  readonly refuse: () => boolean;
} {
  const [shown, show] = useState<ShownPart>({ step: 0, tab: 'classes' });
  const [sought, setSought] = useState<PlanMistake | null>(null);
  const [isAsked, setAsked] = useState(false);
  const find = (): readonly PlanMistake[] => {
    if (plan === undefined || derived === undefined) return [];
    return findMistakes(
      plan,
      plan.steps.map((_, at) => schemasOfStep(derived, plan, at)),
    );
  };
  const seek = (mistake: PlanMistake): void => {
    show({ step: mistake.step, tab: mistake.tab });
    setSought(mistake);
  };
  const onSeen = useCallback(() => setSought(null), []);
  const refuse = (): boolean => {
    const [first] = find();
    setAsked(first !== undefined);
    if (first !== undefined) seek(first);
    return first !== undefined;
  };
  return { mistakes: isAsked ? find() : [], shown, show, sought, seek, onSeen, refuse };
}
