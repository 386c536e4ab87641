import type { MigrationPlan } from '../../domain/migration/plan';
import type { LabelSchema } from '../../domain/label-schema/label-schema';
import { deriveMigration, readPlanFile, savePlanFile } from '../../services/migration/migration-plans';
import { applyMigration, previewMigration } from '../../services/migration/migration-service';
import type { MigrationTarget } from '../../services/migration/migration-target';
import { listReview } from '../../services/labels/review-service';
import { longCall } from '../long-call';
import { os } from '../router';
import type { Session } from '../session';
import { toContract } from './to-contract';

interface GivenRequest {
  readonly dataset: string;
  readonly to: { ref: string } | { schema: unknown } | { fileName: string; content: string };
  readonly plan?: unknown;
}

/** The contract has checked the form; what the values mean is checked against the schemas. */
const requestOf = ({ dataset, to, plan }: GivenRequest) => ({
  dataset,
  to: ('schema' in to ? { schema: to.schema as LabelSchema } : to) as MigrationTarget,
  plan: plan as MigrationPlan | undefined,
});

export function migrationProcedures(session: Session) {
  const context = () => session.library().context;
  return {
    derive: os.migrations.derive.handler(({ input }) =>
      toContract(deriveMigration(context(), requestOf(input))),
    ),
    readPlan: os.migrations.readPlan.handler(({ input }) =>
      toContract(readPlanFile(context(), { ...requestOf(input), file: input.file })),
    ),
    savePlan: os.migrations.savePlan.handler(({ input }) =>
      savePlanFile(context(), { ...requestOf(input), plan: input.plan as MigrationPlan }),
    ),
    preview: os.migrations.preview.handler(({ input, signal: callerSignal }) =>
      longCall(
        async ({ signal, progress }) =>
          toContract(
            await previewMigration(
              context(),
              { ...requestOf(input), examplesPerRule: input.examplesPerRule },
              { signal, onProgress: progress },
            ),
          ),
        callerSignal,
      ),
    ),
    apply: os.migrations.apply.handler(({ input, signal: callerSignal }) =>
      longCall(
        async ({ signal, progress }) =>
          toContract(await applyMigration(context(), requestOf(input), { signal, onProgress: progress })),
        callerSignal,
      ),
    ),
    review: os.migrations.review.handler(({ input }) => toContract(listReview(context(), input))),
  };
}
