import type { Command } from '../app/commands';
import { openDialog } from '../app/dialogs';
import { navigate } from '../app/router';
import { splitTexts } from '../texts/split-texts';

const { group, byRule, duplicates } = splitTexts.commands;

/** What can be done with splits from any screen. */
export const splitCommands = (dataset: string, when: () => boolean): readonly Command[] => [
  { id: 'splits.by-rule', name: byRule, group, when, run: () => openDialog({ name: 'split', dataset }) },
  {
    id: 'splits.duplicates',
    name: duplicates,
    group,
    run: () => navigate({ screen: 'duplicates', dataset }),
  },
];
