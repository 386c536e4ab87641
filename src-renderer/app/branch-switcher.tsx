import { Menu, UnstyledButton } from '@mantine/core';
import {
  IconCheck,
  IconChevronDown,
  IconGitBranch,
  IconGitMerge,
  IconPlus,
  IconTrash,
} from '@tabler/icons-react';
import { historyTexts } from '../texts/history-texts';
import { mergeTexts } from '../texts/merge-texts';
import { currentBranch, switchBranch, useBranches, type Branch } from './branches';
import { openDialog } from './dialogs';
import { useCanWrite } from './session-store';
import classes from './header.module.css';

const texts = historyTexts.branches;

/** Which branch is worked on, and the way to another one. */
export function BranchSwitcher({ dataset }: { readonly dataset: string }) {
  const { data: branches, reload } = useBranches(dataset);
  const canWrite = useCanWrite();
  const current = currentBranch(branches);
  if (branches === undefined || current === undefined) return null;
  // Whether a draft has changes is not followed edit by edit.
  const onChange = (isOpen: boolean): void => {
    if (isOpen) reload();
  };
  return (
    <Menu position="bottom-start" width={320} onChange={onChange}>
      <Menu.Target>
        <UnstyledButton className={classes.switcher} aria-label={texts.menuOf(current.name)}>
          <IconGitBranch size={16} aria-hidden="true" />
          <span className={classes.branchName}>{current.name}</span>
          <IconChevronDown size={14} aria-hidden="true" />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown className={classes.menu}>
        <Menu.Label>{texts.menu}</Menu.Label>
        {branches.map((branch) => (
          <Menu.Item
            key={branch.name}
            disabled={!canWrite && !branch.current}
            onClick={() => {
              if (!branch.current) void switchBranch(dataset, branch.name);
            }}
            leftSection={branch.current ? <IconCheck size={14} /> : <span className={classes.noCheck} />}
            rightSection={<span className={classes.count}>{stateOf(branch)}</span>}
          >
            <span className={classes.branchItem}>{branch.name}</span>
          </Menu.Item>
        ))}
        {canWrite && <MakeAndDelete dataset={dataset} />}
      </Menu.Dropdown>
    </Menu>
  );
}

const MakeAndDelete = ({ dataset }: { readonly dataset: string }) => (
  <>
    <Menu.Divider />
    <Menu.Item
      leftSection={<IconPlus size={14} />}
      onClick={() => openDialog({ name: 'new-branch', dataset, version: null })}
    >
      {texts.new}
    </Menu.Item>
    <Menu.Item
      leftSection={<IconGitMerge size={14} />}
      onClick={() => openDialog({ name: 'merge', dataset, from: null })}
    >
      {mergeTexts.start.action}
    </Menu.Item>
    <Menu.Item
      leftSection={<IconTrash size={14} />}
      onClick={() => openDialog({ name: 'delete-branch', dataset })}
    >
      {texts.delete}
    </Menu.Item>
  </>
);

const stateOf = ({ clean, head }: Branch): string =>
  clean ? (head === null ? texts.noVersion : texts.atVersion(head)) : texts.uncommitted;
