import { Button, Menu } from '@mantine/core';
import {
  IconArrowsSplit,
  IconChevronDown,
  IconCopyCheck,
  IconFileImport,
  IconFilePlus,
  IconFolderPlus,
  IconPlus,
} from '@tabler/icons-react';
import { runCommand } from '../app/commands';
import { openDialog } from '../app/dialogs';
import { formatRoute, navigate } from '../app/router';
import { documentTexts as texts } from '../texts/document-texts';
import { splitTexts } from '../texts/split-texts';
import classes from './documents-screen.module.css';

interface DocumentActionsProps {
  readonly dataset: string;
  readonly version: string;
  readonly canEdit: boolean;
}

/** Add, import, export, commit. */
export function DocumentActions({ dataset, version, canEdit }: DocumentActionsProps) {
  const exported = version === 'draft' ? { dataset } : { dataset, version };
  return (
    <>
      <Button variant="default" onClick={() => openDialog({ name: 'export', ...exported })}>
        {texts.exportVersion}
      </Button>
      {canEdit && (
        <>
          <SplitMenu dataset={dataset} />
          <Button variant="default" onClick={() => openDialog({ name: 'commit', dataset })}>
            {texts.commit}
          </Button>
          <AddMenu dataset={dataset} />
        </>
      )}
    </>
  );
}

function SplitMenu({ dataset }: { readonly dataset: string }) {
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" rightSection={<IconChevronDown size={14} />}>
          {splitTexts.menu}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<IconArrowsSplit size={16} />}
          onClick={() => openDialog({ name: 'split', dataset })}
        >
          {splitTexts.byRule}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconCopyCheck size={16} />}
          onClick={() => navigate({ screen: 'duplicates', dataset })}
        >
          {splitTexts.duplicates}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function AddMenu({ dataset }: { readonly dataset: string }) {
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button leftSection={<IconPlus size={16} />} rightSection={<IconChevronDown size={14} />}>
          {texts.add}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconFilePlus size={16} />} onClick={() => runCommand('documents.add')}>
          {texts.addFiles}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconFolderPlus size={16} />}
          onClick={() => runCommand('documents.add-folder')}
        >
          {texts.addFolder}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item
          leftSection={<IconFileImport size={16} />}
          onClick={() => openDialog({ name: 'import', dataset })}
        >
          {texts.importLabels}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

/** Says that this is a version, and leads back to the draft. */
export function VersionNotice({ dataset, version }: { readonly dataset: string; readonly version: string }) {
  return (
    <span className={classes.notice}>
      {texts.ofVersion(version)}
      <a href={formatRoute({ screen: 'documents', dataset, version: 'draft' })}>{texts.backToDraft}</a>
    </span>
  );
}
