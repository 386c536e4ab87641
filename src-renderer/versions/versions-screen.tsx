import { IconHistory } from '@tabler/icons-react';
import { Button } from '@mantine/core';
import type { LogEntry } from '../../src-main/contract/version-contract';
import { api } from '../api/client';
import { useCall } from '../api/use-call';
import { useCommands } from '../app/commands';
import { openDialog } from '../app/dialogs';
import { navigate } from '../app/router';
import { useCanWrite } from '../app/session-store';
import { EmptyState } from '../components/empty-state';
import { FailureView } from '../components/failure-view';
import { Page } from '../components/page';
import { SplitPanes } from '../components/split-panes';
import { versionTexts as texts } from '../texts/version-texts';
import { DraftCard } from './draft-card';
import { VersionDetails } from './version-details';
import { VersionList } from './version-list';
import classes from './versions-screen.module.css';

interface VersionsScreenProps {
  readonly dataset: string;
  /** Number as text; the latest when absent. */
  readonly selected: string | undefined;
}

/** The history of a dataset beside one version of it. */
export function VersionsScreen({ dataset, selected }: VersionsScreenProps) {
  const canWrite = useCanWrite();
  const {
    data: log,
    failure,
    reload,
  } = useCall(`log ${dataset}`, () => api.versions.log({ dataset }), {
    kinds: ['versions'],
    dataset,
  });
  const shown = log?.find(({ version }) => String(version) === selected) ?? log?.[0];
  useStepping(dataset, log ?? [], shown);
  return (
    <Page
      isFilled
      title={texts.title}
      subtitle={log === undefined ? '' : texts.count(log.length)}
      actions={
        canWrite && <Button onClick={() => openDialog({ name: 'commit', dataset })}>{texts.commit}</Button>
      }
    >
      {failure !== undefined && (
        <div className={classes.failure}>
          <FailureView message={failure.userMessage} onRetry={reload} />
        </div>
      )}
      {log?.length === 0 && (
        <>
          <div className={classes.aloneDraft}>
            <DraftCard dataset={dataset} latest={undefined} />
          </div>
          <EmptyState icon={<IconHistory size={26} stroke={1.6} />} title={texts.emptyTitle}>
            {texts.empty}
          </EmptyState>
        </>
      )}
      {log !== undefined && shown !== undefined && (
        <div className={classes.panes}>
          <SplitPanes
            name="versions"
            label={texts.divider}
            fixed="start"
            initial={400}
            min={260}
            start={
              <>
                <DraftCard dataset={dataset} latest={log[0]} />
                <VersionList dataset={dataset} log={log} shown={shown} />
              </>
            }
            end={<VersionDetails key={shown.id} dataset={dataset} entry={shown} log={log} />}
          />
        </div>
      )}
    </Page>
  );
}

/** `j`, `k` and the arrow keys step through the history. */
function useStepping(dataset: string, log: readonly LogEntry[], shown: LogEntry | undefined): void {
  const step = (by: number) => () => {
    const next = log[log.findIndex((entry) => entry === shown) + by];
    if (next !== undefined)
      navigate({ screen: 'versions', dataset, version: String(next.version) }, { replace: true });
  };
  const { group, next, previous } = texts.commands;
  useCommands([
    { id: 'versions.next', name: next, group, shortcut: ['J', 'ArrowDown'], onlyKeys: true, run: step(1) },
    {
      id: 'versions.previous',
      name: previous,
      group,
      shortcut: ['K', 'ArrowUp'],
      onlyKeys: true,
      run: step(-1),
    },
  ]);
}
