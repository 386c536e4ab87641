import { Button } from '@mantine/core';
import { IconFilePlus, IconFiles, IconFolderPlus, IconSearchOff } from '@tabler/icons-react';
import { runCommand } from '../app/commands';
import { openDialog } from '../app/dialogs';
import { EmptyState } from '../components/empty-state';
import { documentTexts as texts } from '../texts/document-texts';

/** A dataset without documents. */
export function NoDocuments({ dataset, canEdit }: { readonly dataset: string; readonly canEdit: boolean }) {
  return (
    <EmptyState
      icon={<IconFiles size={26} stroke={1.6} />}
      title={canEdit ? texts.emptyTitle : texts.emptyReadOnly}
      actions={
        canEdit && (
          <>
            <Button leftSection={<IconFilePlus size={16} />} onClick={() => runCommand('documents.add')}>
              {texts.addFiles}
            </Button>
            <Button
              variant="default"
              leftSection={<IconFolderPlus size={16} />}
              onClick={() => runCommand('documents.add-folder')}
            >
              {texts.addFolder}
            </Button>
            <Button variant="default" onClick={() => openDialog({ name: 'import', dataset })}>
              {texts.importLabels}
            </Button>
          </>
        )
      }
    >
      {canEdit && texts.empty}
    </EmptyState>
  );
}

/** A search or filter that finds nothing. */
export function NothingFound({ onShowAll }: { readonly onShowAll: () => void }) {
  return (
    <EmptyState
      icon={<IconSearchOff size={26} stroke={1.6} />}
      title={texts.nothingFoundTitle}
      actions={
        <Button variant="default" onClick={onShowAll}>
          {texts.showAll}
        </Button>
      }
    >
      {texts.nothingFound}
    </EmptyState>
  );
}
