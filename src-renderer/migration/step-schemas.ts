import type { LabelSchema } from '../../src-main/domain/label-schema/label-schema';
import type { MigrationPlan } from '../../src-main/domain/migration/plan';
import type { Derived } from './use-migration';

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
