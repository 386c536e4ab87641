import { createMigrator } from '../migration/migrate-page';
import type { MigrationPlan } from '../migration/plan';
import type { SchemasById } from '../migration/rule-lines';
import { NO_MIGRATORS, type SideMigrators } from './document-sides';

export interface PlansOfSides {
  /** Those that were applied on the way from the common ancestor to one side, oldest first. */
  readonly ours: readonly MigrationPlan[];
  readonly theirs: readonly MigrationPlan[];
  /** Migrations that both sides met, as to one release of their schema: only the common ancestor lacks them. */
  readonly shared?: readonly MigrationPlan[];
  /** Every schema that is named. */
  readonly schemas: SchemasById;
}

/**
 * What carries the labels of both sides to the merged schema: what one side's migrations did to its labels is
 * done to the other side's, too, and both to those of the common ancestor. So what a migration rewrote is no
 * change of a label, and a region drawn meanwhile in a class that was renamed or merged away goes along.
 *
 * The rules alone: what people answered to a migration is their work on their side, and merged as such. Done to the other
 * side's regions, it would take the place of what was changed there.
 */
export function migratorsOf({ ours, theirs, shared = [], schemas }: PlansOfSides): SideMigrators {
  const migratorOf = (...sides: readonly (readonly MigrationPlan[])[]) =>
    createMigrator(sides.flat().map(withoutAnswers), schemas);
  const [hasOurs, hasTheirs] = [ours.length > 0, theirs.length > 0];
  if (!hasOurs && !hasTheirs && shared.length === 0) return NO_MIGRATORS;
  return {
    ours: hasTheirs ? migratorOf(theirs) : null,
    theirs: hasOurs ? migratorOf(ours) : null,
    base: [migratorOf(shared, ours, theirs), migratorOf(shared, theirs, ours)],
  };
}

const withoutAnswers = ({ steps }: MigrationPlan): MigrationPlan => ({ steps });
