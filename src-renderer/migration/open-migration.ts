import { openDialog, type MigrationRequest } from '../app/dialogs';

/** Opens the wizard that carries a dataset's draft to another schema: choose, plan, preview, apply. */
export const openMigration = (request: MigrationRequest): void => openDialog({ name: 'migration', request });
