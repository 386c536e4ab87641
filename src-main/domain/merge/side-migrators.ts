import { createMigrator } from '../migration/migrate-page';
import type { MigrationPlan } from '../migration/plan';
import type { SchemasById } from '../migration/rule-lines';
import type { SideMigrators } from './document-sides';

/** The plans that were applied on the way from the common ancestor to each side, oldest first. */
export interface PlansOfSides {
  readonly ours: readonly MigrationPlan[];
  readonly theirs: readonly MigrationPlan[];
  /** Every schema that a step names. */
  readonly schemas: SchemasById;
}

/**
 * What carries the labels of both sides to the merged schema: what one side's migrations did to its labels is
 * done to the other side's, too, and both to those of the common ancestor. So what a migration rewrote is no
 * change of a label, and a region drawn meanwhile in a class that was renamed or merged away goes along.
 *
 * The decisions in a plan are about regions of the side that took them, and hold for the other side's as well.
 */
export function migratorsOf({ ours, theirs, schemas }: PlansOfSides): SideMigrators {
  const migratorOf = (plans: readonly MigrationPlan[]) =>
    plans.length === 0 ? null : createMigrator(plans, schemas, plans.length);
  if (ours.length === 0 && theirs.length === 0) return { ours: null, theirs: null, base: null };
  const viaOurs = createMigrator([...ours, ...theirs], schemas, ours.length + theirs.length);
  const viaTheirs = createMigrator([...theirs, ...ours], schemas, ours.length + theirs.length);
  return { ours: migratorOf(theirs), theirs: migratorOf(ours), base: [viaOurs, viaTheirs] };
}
