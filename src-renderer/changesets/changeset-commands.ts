import type { Command } from '../app/commands';
import { openDialog } from '../app/dialogs';
import { changesetTexts } from '../texts/changeset-texts';

const texts = changesetTexts.commands;

/** What changesets add to the commands of a dataset. */
export const changesetCommands = (dataset: string, canWrite: () => boolean): readonly Command[] => [
  {
    id: 'changesets.hand-over',
    name: texts.handOver,
    group: texts.group,
    run: () => openDialog({ name: 'hand-over', dataset }),
  },
  {
    id: 'changesets.take-in',
    name: texts.takeIn,
    group: texts.group,
    when: canWrite,
    run: () => openDialog({ name: 'take-in', dataset }),
  },
];
