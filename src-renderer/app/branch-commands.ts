import { historyTexts } from '../texts/history-texts';
import { mergeTexts } from '../texts/merge-texts';
import { switchBranch, type Branch } from './branches';
import type { Command } from './commands';
import { openDialog } from './dialogs';
import { navigate } from './router';

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
  {
    id: 'merge.start',
    name: mergeTexts.commands.start,
    group: texts.group,
    when,
    run: () => openDialog({ name: 'merge', dataset, from: null }),
  },
  {
    id: 'merge.show',
    name: mergeTexts.commands.show,
    group: texts.group,
    run: () => navigate({ screen: 'merge', dataset }),
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
