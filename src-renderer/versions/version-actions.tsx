import { Button, Menu } from '@mantine/core';
import { IconGitCompare } from '@tabler/icons-react';
import type { LogEntry } from '../../src-main/contract/version-contract';
import { openDialog } from '../app/dialogs';
import { navigate, versionRefOf, type Route } from '../app/router';
import { MenuButton } from '../components/menu-button';
import { versionTexts as texts } from '../texts/version-texts';
import classes from './version-actions.module.css';

interface VersionActionsProps {
  readonly dataset: string;
  readonly entry: LogEntry;
  readonly log: readonly LogEntry[];
}

/** What can be done with a version: compare, look at, export. */
export function VersionActions({ dataset, entry, log }: VersionActionsProps) {
  const version = String(entry.version);
  const previous = log.find(({ id }) => entry.parents.includes(id));
  const go = (route: Route) => () => navigate(route);
  return (
    <>
      {previous !== undefined && (
        <Button
          variant="light"
          leftSection={<IconGitCompare size={16} />}
          onClick={go(compare(dataset, previous.version, version))}
        >
          {texts.comparePrevious}
        </Button>
      )}
      <CompareMenu dataset={dataset} entry={entry} log={log} />
      <Button variant="default" onClick={go({ screen: 'documents', dataset, version })}>
        {texts.openDocuments}
      </Button>
      <Button variant="default" onClick={go({ screen: 'schema', dataset, version })}>
        {texts.openSchema}
      </Button>
      <Button variant="default" onClick={() => openDialog({ name: 'export', dataset, version })}>
        {texts.exportVersion}
      </Button>
    </>
  );
}

const compare = (dataset: string, from: number | string, to: number | string): Route => ({
  screen: 'compare',
  from: versionRefOf(dataset, from),
  to: versionRefOf(dataset, to),
});

/** Any other version, or the draft; the older one is always the left side. */
function CompareMenu({ dataset, entry, log }: VersionActionsProps) {
  const compareTo = (other: LogEntry) => () => {
    const [from, to] = [other.version, entry.version].sort((a, b) => a - b);
    if (from !== undefined && to !== undefined) navigate(compare(dataset, from, to));
  };
  return (
    <MenuButton label={texts.compareWith} width={320}>
      <Menu.Item onClick={() => navigate(compare(dataset, entry.version, 'draft'))}>{texts.draft}</Menu.Item>
      <Menu.Divider />
      {log
        .filter((other) => other !== entry)
        .map((other) => (
          <Menu.Item key={other.id} onClick={compareTo(other)}>
            <span className={classes.other}>
              {other.version} · {other.message}
            </span>
          </Menu.Item>
        ))}
    </MenuButton>
  );
}
