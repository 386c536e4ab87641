import { Button } from '@mantine/core';
import { IconGitMerge, IconHistory } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { openDialog } from '../app/dialogs';
import { navigate } from '../app/router';
import { useCanWrite } from '../app/session-store';
import { useDraftStatus } from '../app/use-draft-status';
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
      actions={<Actions dataset={dataset} hasVersions={(count ?? 0) > 0} isEmpty={count === 0} />}
    >
      {children}
    </Page>
  );
}

/** What a version is, and the way to the first one: a commit, or before that documents. */
function NoVersions({ dataset }: { readonly dataset: string }) {
  const canWrite = useCanWrite();
  const { data: status } = useDraftStatus(dataset);
  const isEmpty = status?.clean === true;
  const action = isEmpty ? (
    <Button onClick={() => navigate({ screen: 'documents', dataset, version: 'draft' })}>
      {texts.toDocuments}
    </Button>
  ) : (
    <Button onClick={() => openDialog({ name: 'commit', dataset })} disabled={status === undefined}>
      {texts.commit}
    </Button>
  );
  return (
    <>
      <div className={classes.aloneDraft}>
        <DraftCard dataset={dataset} />
      </div>
      <EmptyState
        icon={<IconHistory size={26} stroke={1.6} />}
        title={texts.emptyTitle}
        actions={canWrite ? action : undefined}
      >
        {texts.empty} {isEmpty ? texts.emptyDraft : texts.emptyCommit}
      </EmptyState>
    </>
  );
}

interface ActionsProps {
  readonly dataset: string;
  readonly hasVersions: boolean;
  /** No version was made yet: what is said of that leads to the first. */
  readonly isEmpty: boolean;
}

function Actions({ dataset, hasVersions, isEmpty }: ActionsProps) {
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
          {!isEmpty && (
            <Button onClick={() => openDialog({ name: 'commit', dataset })}>{texts.commit}</Button>
          )}
        </>
      )}
    </>
  );
}
