import { api } from '../api/client';
import type { Command } from '../app/commands';
import { showDone, showFailure } from '../app/notify';
import { navigate } from '../app/router';
import { migrationTexts } from '../texts/migration-texts';
import { startReview } from './review-mode';
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
  { id: 'migration.decide', name: texts.decide, group: texts.group, when, run: () => void decide(dataset) },
];

/** Goes to the first region that waits for a decision. */
async function decide(dataset: string): Promise<void> {
  try {
    const { items } = await api.migrations.review({ dataset, limit: 1 });
    const [first] = items;
    if (first === undefined) return showDone(texts.nothing);
    startReview(dataset, first.region);
    navigate({
      screen: 'annotate',
      dataset,
      version: 'draft',
      document: first.document,
      pageIndex: first.pageIndex,
    });
  } catch (error) {
    showFailure(error);
  }
}
