import { Menu } from '@mantine/core';
import {
  IconArrowBackUp,
  IconFileExport,
  IconFiles,
  IconGitBranch,
  IconGitMerge,
  IconHierarchy,
  IconTag,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { LogEntry } from '../../../src-main/contract/version-contract';
import { openDialog } from '../../app/dialogs';
import { useCanWrite } from '../../app/session-store';
import { MenuButton } from '../../components/menu-button';
import { historyTexts } from '../../texts/history-texts';
import { mergeTexts } from '../../texts/merge-texts';
import { versionTexts as texts } from '../../texts/version-texts';
import { revertVersion } from '../taking-back/revert';
import { isOnLine } from './line-of-work';
import { branchFrom, mergeInto, nameVersion, showDocuments, showSchema } from './version-commands';

export interface VersionActionsProps {
  readonly dataset: string;
  readonly entry: LogEntry;
  readonly log: readonly LogEntry[];
  /** The branch that is worked on. */
  readonly branch: string | undefined;
}

/** Everything that is less often done with a version, with the keys that do the same. */
export function MoreActions({ dataset, entry, log, branch }: VersionActionsProps) {
  const canWrite = useCanWrite();
  const { version } = entry;
  const shown = { dataset, version };
  return (
    <MenuButton label={texts.more} width={300}>
      <Item icon={<IconFiles size={15} />} name={texts.openDocuments} run={() => showDocuments(shown)} />
      <Item icon={<IconHierarchy size={15} />} name={texts.openSchema} run={() => showSchema(shown)} />
      <Item
        icon={<IconFileExport size={15} />}
        name={texts.exportVersion}
        run={() => openDialog({ name: 'export', dataset, version: String(version) })}
      />
      {canWrite && <ChangingItems shown={shown} canRevert={isOnLine(log, entry, branch)} />}
    </MenuButton>
  );
}

interface ChangingItemsProps {
  readonly shown: { readonly dataset: string; readonly version: number };
  /** The draft goes on from it. */
  readonly canRevert: boolean;
}

/** What changes names, branches or the draft. */
function ChangingItems({ shown, canRevert }: ChangingItemsProps) {
  const { tag, branches, revert } = historyTexts;
  return (
    <>
      <Menu.Divider />
      <Item icon={<IconTag size={15} />} name={tag.action} keys="T" run={() => nameVersion(shown)} />
      <Item
        icon={<IconGitBranch size={15} />}
        name={branches.action}
        keys="B"
        run={() => branchFrom(shown)}
      />
      {!canRevert && (
        <Item icon={<IconGitMerge size={15} />} name={mergeTexts.start.action} run={() => mergeInto(shown)} />
      )}
      <Menu.Divider />
      <Menu.Item
        leftSection={<IconArrowBackUp size={15} />}
        rightSection={canRevert && <kbd aria-hidden="true">Shift V</kbd>}
        disabled={!canRevert}
        onClick={() => void revertVersion(shown.dataset, shown.version)}
      >
        {revert.action}
      </Menu.Item>
      <Menu.Label fw={400}>{canRevert ? revert.hintOnLine : revert.elsewhere}</Menu.Label>
    </>
  );
}

interface ItemProps {
  readonly icon: ReactNode;
  readonly name: string;
  readonly keys?: string;
  readonly run: () => void;
}

const Item = ({ icon, name, keys, run }: ItemProps) => (
  <Menu.Item
    leftSection={icon}
    rightSection={keys !== undefined && <kbd aria-hidden="true">{keys}</kbd>}
    onClick={run}
  >
    {name}
  </Menu.Item>
);
