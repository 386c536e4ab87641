import type { ObjectId } from '../dataset-versions/object-store';
import { createMigrator } from '../migration/migrate-page';
import type { MigrationPlan } from '../migration/plan';
import type { SchemasById } from '../migration/rule-lines';
import { NO_MIGRATORS, type SideMigrators } from './document-sides';

/** The plans that were applied on the way from the common ancestor to one side, oldest first. */
export interface PlansOfSide {
  readonly plans: readonly MigrationPlan[];
  /** Object id of the schema that each plan's questions were answered under; the one it leads to where absent. */
  readonly decidedUnder?: readonly ObjectId[];
}

export interface PlansOfSides {
  readonly ours: PlansOfSide;
  readonly theirs: PlansOfSide;
  /** Migrations that both sides met, as to one release of their schema: only the common ancestor lacks them. */
  readonly shared?: PlansOfSide;
  /** Every schema that is named. */
  readonly schemas: SchemasById;
}

/**
 * What carries the labels of both sides to the merged schema: what one side's migrations did to its labels is
 * done to the other side's, too, and both to those of the common ancestor. So what a migration rewrote is no
 * change of a label, and a region drawn meanwhile in a class that was renamed or merged away goes along.
 *
 * The decisions in a plan are about regions of the side that took them, and hold for the other side's as well.
 */
export function migratorsOf({ ours, theirs, shared = { plans: [] }, schemas }: PlansOfSides): SideMigrators {
  const migratorOf = (...sides: readonly PlansOfSide[]) => {
    const plans = sides.flatMap((side) => side.plans);
    const decidedUnder = sides.flatMap((side) => side.plans.map((plan, at) => answeredUnder(side, plan, at)));
    return createMigrator(plans, schemas, { settled: plans.length, decidedUnder });
  };
  const [hasOurs, hasTheirs] = [ours.plans.length > 0, theirs.plans.length > 0];
  if (!hasOurs && !hasTheirs && shared.plans.length === 0) return NO_MIGRATORS;
  return {
    ours: hasTheirs ? migratorOf(theirs) : null,
    theirs: hasOurs ? migratorOf(ours) : null,
    base: [migratorOf(shared, ours, theirs), migratorOf(shared, theirs, ours)],
  };
}

const answeredUnder = ({ decidedUnder = [] }: PlansOfSide, plan: MigrationPlan, at: number): ObjectId =>
  decidedUnder[at] ?? plan.steps.at(-1)?.to ?? '';
