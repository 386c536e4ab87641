import { useEffect, useState } from 'react';
import type { MigrationPlan } from '../../src-main/domain/migration/plan';
import type { LabelSchema } from '../../src-main/domain/label-schema/label-schema';
import { api, type Api, type LongResult, type Reply } from '../api/client';
import { runLongCall } from '../api/long-call';
import { useAction, type Action } from '../api/use-action';
import { trackSaving } from '../app/saving';
import { runWork } from '../app/tasks';
import { migrationTexts as texts } from '../texts/migration-texts';
import type { MigrationRequest, MigrationTarget } from './open-migration';

export type Derived = Reply<Api['migrations']['derive']>;
export type Preview = LongResult<Api['migrations']['preview']>;
export type Effect = LongResult<Api['migrations']['apply']>;
export type WizardStep = 'target' | 'plan' | 'preview';
type PlanInput = NonNullable<Parameters<Api['migrations']['preview']>[0]['plan']>;

export interface Migration {
  readonly dataset: string;
  readonly step: WizardStep;
  readonly goTo: (step: WizardStep) => void;
  readonly target: MigrationTarget | undefined;
  /** Schemas on the way, and what the target is called. */
  readonly derived: Derived | undefined;
  readonly plan: MigrationPlan | undefined;
  readonly setPlan: (plan: MigrationPlan) => void;
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
  const [plan, keepPlan] = useState<MigrationPlan>();
  const [preview, setPreview] = useState<Preview>();

  const setPlan = (next: MigrationPlan): void => {
    keepPlan(next);
    setPreview(undefined);
  };
  const choose = useAction(async (to: MigrationTarget) => {
    const found = await api.migrations.derive({ dataset, to });
    setTarget(to);
    setDerived(found);
    setPlan(((request.to === to ? request.plan : undefined) ?? found.plan) as MigrationPlan);
    goTo('plan');
  });
  const input = () => ({
    dataset,
    to: target as MigrationTarget,
    ...(plan === undefined ? {} : { plan: planInput(plan) }),
  });
  const runPreview = useAction(async () => {
    setPreview(
      await runWork(
        texts.preview.running,
        (report, signal) =>
          runLongCall((stop) => api.migrations.preview(input(), { signal: stop }), report, signal),
        true,
      ),
    );
    goTo('preview');
  });
  const apply = useAction(() =>
    trackSaving(
      runWork(
        texts.apply.applying,
        (report, signal) =>
          runLongCall((stop) => api.migrations.apply(input(), { signal: stop }), report, signal),
        true,
      ),
    ),
  );

  const { run } = choose;
  const given = request.to;
  useEffect(() => {
    if (given !== undefined) void run(given);
  }, [run, given]);
  return { dataset, step, goTo, target, derived, plan, setPlan, preview, choose, runPreview, apply };
}

/** The same data; the contract's type only lacks `readonly`, and what people decided is no part of what is asked. */
export const planInput = ({ steps }: MigrationPlan): PlanInput =>
  structuredClone({ steps }) as unknown as PlanInput;

/** The schemas before and after a step. Those between steps are given by their object id. */
export function schemasOfStep(
  derived: Derived,
  plan: MigrationPlan,
  at: number,
): { readonly from: LabelSchema; readonly to: LabelSchema } {
  const step = plan.steps[at];
  const between = (id: string | undefined): LabelSchema | undefined =>
    id === undefined ? undefined : (derived.between[id] as LabelSchema | undefined);
  const from = at === 0 ? undefined : between(step?.from);
  const to = at === plan.steps.length - 1 ? undefined : between(step?.to);
  return { from: from ?? (derived.from as LabelSchema), to: to ?? (derived.to as LabelSchema) };
}
