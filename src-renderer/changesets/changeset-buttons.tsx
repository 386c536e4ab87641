import { Menu } from '@mantine/core';
import { openDialog } from '../app/dialogs';
import { useCanWrite } from '../app/session-store';
import { MenuButton } from '../components/menu-button';
import { changesetTexts as texts } from '../texts/changeset-texts';

interface ChangesetButtonsProps {
  readonly dataset: string;
  readonly hasVersions: boolean;
}

/** The way to both dialogs, for where branches and versions are shown. */
export function ChangesetButtons({ dataset, hasVersions }: ChangesetButtonsProps) {
  const canWrite = useCanWrite();
  return (
    <MenuButton label={texts.menu} width={240}>
      <Menu.Item disabled={!hasVersions} onClick={() => openDialog({ name: 'hand-over', dataset })}>
        {texts.handOver}
      </Menu.Item>
      <Menu.Item disabled={!canWrite} onClick={() => openDialog({ name: 'take-in', dataset })}>
        {texts.takeIn}
      </Menu.Item>
    </MenuButton>
  );
}
