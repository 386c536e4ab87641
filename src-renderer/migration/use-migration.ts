import { useEffect, useState } from 'react';
import type { MigrationPlan } from '../../src-main/domain/migration/plan';
import { api, type Api, type LongResult, type Reply } from '../api/client';
import { runLongCall, type StartLongCall } from '../api/long-call';
import { useAction, type Action } from '../api/use-action';
import { trackSaving } from '../app/saving';
import { runWork } from '../app/tasks';
import { migrationTexts as texts } from '../texts/migration-texts';
import { findKeptPlan, markApplied } from './kept-plans';
import { useMistakes, type MistakesInHand } from './mistakes/use-mistakes';
import type { MigrationRequest, MigrationTarget } from '../app/dialogs';
import { usePlan, type PlanInHand } from './use-plan';

export type Derived = Reply<Api['migrations']['derive']>;
export type Preview = LongResult<Api['migrations']['preview']>;
export type Effect = LongResult<Api['migrations']['apply']>;
export type WizardStep = 'target' | 'plan' | 'preview';
type PlanInput = NonNullable<Parameters<Api['migrations']['preview']>[0]['plan']>;

export interface Migration extends Pick<PlanInHand, 'plan' | 'begun' | 'takeBegun'>, MistakesInHand {
  readonly dataset: string;
  readonly step: WizardStep;
  readonly goTo: (step: WizardStep) => void;
  readonly target: MigrationTarget | undefined;
  /** Schemas on the way, and what the target is called. */
  readonly derived: Derived | undefined;
  readonly setPlan: (plan: MigrationPlan) => void;
  /** Whether the plan stays when the wizard is closed: a person had a hand in it. */
  readonly isKept: () => boolean;
  /** Of the plan as it is now; undefined once the plan was changed. */
  readonly preview: Preview | undefined;
  readonly choose: Action<[target: MigrationTarget], void>;
  readonly runPreview: Action<[], void>;
  readonly apply: Action<[], Effect>;
}

/** One run of the wizard: where to, by which plan, with which effect. */
export function useMigration(request: MigrationRequest): Migration {
  const { dataset } = request;
  const [step, goTo] = useState<WizardStep>('target');
  const [target, setTarget] = useState<MigrationTarget>();
  const [derived, setDerived] = useState<Derived>();
  const { plan, begun, start, change, takeBegun } = usePlan(request);
  const { refuse, ...mistakesInHand } = useMistakes(plan, derived);
  const [previewed, setPreviewed] = useState<{ readonly of: typeof plan; readonly preview: Preview }>();

  const choose = useAction(async (to: MigrationTarget) => {
    const found = await api.migrations.derive({ dataset, to });
    setTarget(to);
    setDerived(found);
    start(to, found);
    goTo('plan');
  });
  const input = () => ({
    dataset,
    to: target as MigrationTarget,
    ...(plan === undefined ? {} : { plan: planInput(plan) }),
  });
  const runPreview = useAction(async () => {
    if (refuse()) return;
    const preview = await runLong(texts.preview.running, (signal) =>
      api.migrations.preview(input(), { signal }),
    );
    setPreviewed({ of: plan, preview });
    goTo('preview');
  });
  const apply = useAction(async () => {
    const call = (signal: AbortSignal) => api.migrations.apply(input(), { signal });
    const effect = await trackSaving(runLong(texts.apply.applying, call));
    markApplied({ dataset, to: target as MigrationTarget });
    return effect;
  });

  const { run } = choose;
  const given = request.to;
  useEffect(() => {
    if (given !== undefined) void run(given);
  }, [run, given]);
  return {
    dataset,
    step,
    goTo,
    target,
    derived,
    plan,
    begun,
    takeBegun,
    setPlan(next) {
      if (target !== undefined && derived !== undefined) change(next, target, derived);
    },
    isKept: () => target !== undefined && findKeptPlan({ dataset, to: target })?.plan === plan,
    preview: previewed?.of === plan ? previewed?.preview : undefined,
    choose,
    runPreview,
    apply,
    ...mistakesInHand,
  };
}

/** A long call as a task that can be cancelled, shown in the wizard. */
const runLong = <Result>(title: string, call: StartLongCall<Result>): Promise<Result> =>
  runWork(title, (report, signal) => runLongCall(call, report, signal), true);

/** The same data; the contract's type only lacks `readonly`, and what people decided is no part of what is asked. */
export const planInput = ({ steps }: MigrationPlan): PlanInput =>
  structuredClone({ steps }) as unknown as PlanInput;
