import { Button, Menu } from '@mantine/core';
import { IconChevronDown, IconGitCompare, IconRestore } from '@tabler/icons-react';
import { useAction } from '../../api/use-action';
import { useCanWrite } from '../../app/session-store';
import { historyTexts } from '../../texts/history-texts';
import { versionTexts as texts } from '../../texts/version-texts';
import { restoreVersion } from '../taking-back/restore';
import { CompareItems } from './compare-items';
import { MoreActions, type VersionActionsProps } from './more-actions';
import { comparePrevious } from './version-commands';

/** What can be done with a version: what most people come for as buttons, everything else in a menu. */
export function VersionActions({ dataset, entry, log, branch }: VersionActionsProps) {
  const canWrite = useCanWrite();
  return (
    <>
      <Compare dataset={dataset} entry={entry} log={log} />
      {canWrite && <Restore dataset={dataset} version={entry.version} />}
      <MoreActions dataset={dataset} entry={entry} log={log} branch={branch} />
    </>
  );
}

type CompareProps = Omit<VersionActionsProps, 'branch'>;

/** With the version before it by one click, with any other by the menu beside it. */
function Compare({ dataset, entry, log }: CompareProps) {
  const previous = log.find(({ id }) => id === entry.parents[0]);
  return (
    <Button.Group>
      {previous !== undefined && (
        <Button
          variant="light"
          leftSection={<IconGitCompare size={16} />}
          onClick={() => comparePrevious({ dataset, version: entry.version, previous })}
        >
          {texts.comparePrevious}
        </Button>
      )}
      <Menu position="bottom-start" width={320}>
        <Menu.Target>
          {previous === undefined ? (
            <Button
              variant="light"
              leftSection={<IconGitCompare size={16} />}
              rightSection={<IconChevronDown size={14} />}
            >
              {texts.compareWith}
            </Button>
          ) : (
            <Button variant="light" px={8} aria-label={texts.compareWith} title={texts.compareWith}>
              <IconChevronDown size={14} />
            </Button>
          )}
        </Menu.Target>
        <Menu.Dropdown mah={420} style={{ overflowY: 'auto' }}>
          <CompareItems dataset={dataset} entry={entry} log={log} />
        </Menu.Dropdown>
      </Menu>
    </Button.Group>
  );
}

function Restore({ dataset, version }: { readonly dataset: string; readonly version: number }) {
  const restore = useAction(() => restoreVersion(dataset, version));
  return (
    <Button
      variant="default"
      leftSection={<IconRestore size={15} />}
      title={historyTexts.restore.hint}
      loading={restore.isRunning}
      onClick={() => void restore.run()}
    >
      {historyTexts.restore.action}
    </Button>
  );
}
