import { Button } from '@mantine/core';
import { IconGitMerge, IconHistory } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { openDialog } from '../app/dialogs';
import { useCanWrite } from '../app/session-store';
import { useLog } from '../app/use-log';
import { EmptyState } from '../components/empty-state';
import { ChangesetButtons } from '../changesets/changeset-buttons';
import { FailureView } from '../components/failure-view';
import { Page } from '../components/page';
import { mergeTexts } from '../texts/merge-texts';
import { versionTexts as texts } from '../texts/version-texts';
import { DraftCard } from './draft-card';
import { History } from './history';
import classes from './versions-screen.module.css';

interface VersionsScreenProps {
  readonly dataset: string;
  /** Number as text; the latest when absent. */
  readonly selected: string | undefined;
}

/** The history of a dataset beside one version of it. */
export function VersionsScreen({ dataset, selected }: VersionsScreenProps) {
  const { data: log, failure, reload } = useLog(dataset);
  const failed = failure !== undefined && (
    <div className={classes.failure}>
      <FailureView message={failure.userMessage} onRetry={reload} />
    </div>
  );
  const frame = { count: log?.length, dataset };
  if (log === undefined || log.length === 0)
    return (
      <HistoryPage {...frame}>
        {failed}
        {log !== undefined && <NoVersions dataset={dataset} />}
      </HistoryPage>
    );
  return (
    <History dataset={dataset} log={log} selected={selected}>
      {(toolbar, body) => (
        <HistoryPage {...frame} toolbar={toolbar}>
          {failed}
          {body}
        </HistoryPage>
      )}
    </History>
  );
}

interface HistoryPageProps {
  readonly dataset: string;
  /** Of versions; undefined until they are known. */
  readonly count: number | undefined;
  readonly toolbar?: ReactNode;
  readonly children: ReactNode;
}

function HistoryPage({ dataset, count, toolbar, children }: HistoryPageProps) {
  return (
    <Page
      isFilled
      title={texts.title}
      subtitle={count === undefined ? '' : texts.count(count)}
      toolbar={toolbar}
      actions={<Actions dataset={dataset} hasVersions={(count ?? 0) > 0} />}
    >
      {children}
    </Page>
  );
}

const NoVersions = ({ dataset }: { readonly dataset: string }) => (
  <>
    <div className={classes.aloneDraft}>
      <DraftCard dataset={dataset} latest={undefined} />
    </div>
    <EmptyState icon={<IconHistory size={26} stroke={1.6} />} title={texts.emptyTitle}>
      {texts.empty}
    </EmptyState>
  </>
);

interface ActionsProps {
  readonly dataset: string;
  readonly hasVersions: boolean;
}

function Actions({ dataset, hasVersions }: ActionsProps) {
  const canWrite = useCanWrite();
  return (
    <>
      <ChangesetButtons dataset={dataset} hasVersions={hasVersions} />
      {canWrite && (
        <>
          <Button
            variant="default"
            leftSection={<IconGitMerge size={16} />}
            onClick={() => openDialog({ name: 'merge', dataset, from: null })}
          >
            {mergeTexts.start.action}
          </Button>
          <Button onClick={() => openDialog({ name: 'commit', dataset })}>{texts.commit}</Button>
        </>
      )}
    </>
  );
}
