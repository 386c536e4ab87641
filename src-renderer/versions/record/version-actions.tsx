import { Button, Menu } from '@mantine/core';
import {
  IconArrowBackUp,
  IconGitBranch,
  IconGitCompare,
  IconGitMerge,
  IconRestore,
  IconTag,
} from '@tabler/icons-react';
import type { LogEntry } from '../../../src-main/contract/version-contract';
import { useAction } from '../../api/use-action';
import { openDialog } from '../../app/dialogs';
import { navigate, versionRefOf, type Route } from '../../app/router';
import { useCanWrite } from '../../app/session-store';
import { MenuButton } from '../../components/menu-button';
import { historyTexts } from '../../texts/history-texts';
import { mergeTexts } from '../../texts/merge-texts';
import { versionTexts as texts } from '../../texts/version-texts';
import { versionLabel } from '../../texts/words';
import { restoreVersion } from '../taking-back/restore';
import { revertVersion } from '../taking-back/revert';
import { isOnLine } from './line-of-work';
import { branchFrom, comparePrevious, nameVersion } from './version-commands';
import classes from './version-actions.module.css';

interface VersionActionsProps {
  readonly dataset: string;
  readonly entry: LogEntry;
  readonly log: readonly LogEntry[];
  /** The branch that is worked on. */
  readonly branch: string | undefined;
}

/** What can be done with a version: compare, look at, export, name, go on from it, take it back. */
export function VersionActions({ dataset, entry, log, branch }: VersionActionsProps) {
  const version = String(entry.version);
  const previous = log.find(({ id }) => id === entry.parents[0]);
  const canWrite = useCanWrite();
  const go = (route: Route) => () => navigate(route);
  return (
    <>
      {previous !== undefined && (
        <Button
          variant="light"
          leftSection={<IconGitCompare size={16} />}
          onClick={() => comparePrevious({ dataset, version: entry.version, previous })}
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
      {canWrite && (
        <HistoryActions dataset={dataset} version={entry.version} canRevert={isOnLine(log, entry, branch)} />
      )}
    </>
  );
}

interface HistoryActionsProps {
  readonly dataset: string;
  readonly version: number;
  /** The draft goes on from it. */
  readonly canRevert: boolean;
}

/** What changes names, branches or the draft. */
function HistoryActions({ dataset, version, canRevert }: HistoryActionsProps) {
  const restore = useAction(() => restoreVersion(dataset, version));
  const revert = useAction(() => revertVersion(dataset, version));
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconTag size={15} />}
        onClick={() => nameVersion({ dataset, version })}
      >
        {historyTexts.tag.action}
      </Button>
      <Button
        variant="default"
        leftSection={<IconGitBranch size={15} />}
        onClick={() => branchFrom({ dataset, version })}
      >
        {historyTexts.branches.action}
      </Button>
      {!canRevert && (
        <Button
          variant="default"
          leftSection={<IconGitMerge size={15} />}
          onClick={() => openDialog({ name: 'merge', dataset, from: String(version) })}
        >
          {mergeTexts.start.action}
        </Button>
      )}
      <Button
        variant="default"
        leftSection={<IconRestore size={15} />}
        title={historyTexts.restore.hint}
        loading={restore.isRunning}
        onClick={() => void restore.run()}
      >
        {historyTexts.restore.action}
      </Button>
      <Button
        variant="default"
        leftSection={<IconArrowBackUp size={15} />}
        title={canRevert ? historyTexts.revert.hintOnLine : historyTexts.revert.elsewhere}
        disabled={!canRevert}
        loading={revert.isRunning}
        onClick={() => void revert.run()}
      >
        {historyTexts.revert.action}
      </Button>
    </>
  );
}

const compare = (dataset: string, from: number | string, to: number | string): Route => ({
  screen: 'compare',
  from: versionRefOf(dataset, from),
  to: versionRefOf(dataset, to),
});

/** Versions that the menu offers, those nearest to the one shown: a menu of hundreds takes long and is read by nobody. */
const NEAREST = 20;

/** The draft and the nearest versions, and the way to all others; the older one is always the left side. */
function CompareMenu({ dataset, entry, log }: Omit<VersionActionsProps, 'branch'>) {
  const compareTo = (other: LogEntry) => () => {
    const [from, to] = [other.version, entry.version].sort((a, b) => a - b);
    if (from !== undefined && to !== undefined) navigate(compare(dataset, from, to));
  };
  return (
    <MenuButton label={texts.compareWith} width={320}>
      <Menu.Item onClick={() => navigate(compare(dataset, entry.version, 'draft'))}>{texts.draft}</Menu.Item>
      <Menu.Divider />
      {nearestTo(entry, log).map((other) => (
        <Menu.Item key={other.id} onClick={compareTo(other)}>
          <span className={classes.other}>{versionLabel(other.version, other.message)}</span>
        </Menu.Item>
      ))}
      {log.length - 1 > NEAREST && (
        <>
          <Menu.Divider />
          <Menu.Item onClick={() => navigate(compare(dataset, entry.version, 'draft'))}>
            {historyTexts.record.chooseThere}
          </Menu.Item>
        </>
      )}
    </MenuButton>
  );
}

const nearestTo = (entry: LogEntry, log: readonly LogEntry[]): readonly LogEntry[] =>
  log
    .filter((other) => other !== entry)
    .toSorted((a, b) => Math.abs(a.version - entry.version) - Math.abs(b.version - entry.version))
    .slice(0, NEAREST)
    .toSorted((a, b) => b.version - a.version);
