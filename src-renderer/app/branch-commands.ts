import { historyTexts } from '../texts/history-texts';
import { switchBranch, type Branch } from './branches';
import type { Command } from './commands';
import { openDialog } from './dialogs';

const texts = historyTexts.commands;

/** Branches of a dataset, from any screen. */
export const branchCommands = (
  dataset: string,
  branches: readonly Branch[],
  when: () => boolean,
): readonly Command[] => [
  {
    id: 'branches.new',
    name: texts.newBranch,
    group: texts.group,
    when,
    run: () => openDialog({ name: 'new-branch', dataset, version: null }),
  },
  {
    id: 'branches.delete',
    name: texts.deleteBranch,
    group: texts.group,
    when,
    run: () => openDialog({ name: 'delete-branch', dataset }),
  },
  ...branches
    .filter(({ current }) => !current)
    .map(({ name }) => ({
      id: `branches.switch ${name}`,
      name: texts.switchTo(name),
      group: texts.group,
      when,
      run: () => void switchBranch(dataset, name),
    })),
];
