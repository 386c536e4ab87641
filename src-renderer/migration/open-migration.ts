import type { MigrationPlanView } from '../../src-main/contract/migration-contract';
import type { Api } from '../api/client';
import { openDialog } from '../app/dialogs';

/** A published schema, one that is being edited, or the content of a schema file. */
export type MigrationTarget = Parameters<Api['migrations']['derive']>[0]['to'];

export interface MigrationRequest {
  readonly dataset: string;
  /** Where to; asked of the person when it is left out. */
  readonly to?: MigrationTarget | undefined;
  /** The plan to begin with; derived when it is left out. */
  readonly plan?: MigrationPlanView | undefined;
}

/** Opens the wizard that carries a dataset's draft to another schema: choose, plan, preview, apply. */
export const openMigration = (request: MigrationRequest): void => openDialog({ name: 'migration', request });
