import type { Command } from '../app/commands';
import { migrationTexts } from '../texts/migration-texts';
import { openMigration } from './open-migration';

const texts = migrationTexts.commands;

/** What migrations add to the commands of a dataset. */
export const migrationCommands = (dataset: string, when: () => boolean): readonly Command[] => [
  {
    id: 'migration.open',
    name: texts.migrate,
    group: texts.group,
    when,
    run: () => openMigration({ dataset }),
  },
];
