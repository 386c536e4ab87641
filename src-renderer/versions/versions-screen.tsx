import { IconHistory } from '@tabler/icons-react';
import { Button } from '@mantine/core';
import { api } from '../api/client';
import { useCall } from '../api/use-call';
import { openDialog } from '../app/dialogs';
import { navigate } from '../app/router';
import { useCanWrite } from '../app/session-store';
import { useStepKeys } from '../app/use-step-keys';
import { EmptyState } from '../components/empty-state';
import { ChangesetButtons } from '../changesets/changeset-buttons';
import { FailureView } from '../components/failure-view';
import { ListAndDetails } from '../components/list-and-details';
import { Page } from '../components/page';
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
  const {
    data: log,
    failure,
    reload,
  } = useCall(`log ${dataset}`, () => api.versions.log({ dataset }), {
    kinds: ['versions'],
    dataset,
  });
  const shown = log?.find(({ version }) => String(version) === selected) ?? log?.[0];
  const step = (by: 1 | -1): void => {
    const next = shown === undefined ? undefined : log?.[log.indexOf(shown) + by];
    if (next !== undefined)
      navigate({ screen: 'versions', dataset, version: String(next.version) }, { replace: true });
  };
  useStepKeys({ id: 'versions', texts: texts.commands, step });
  return (
    <Page
      isFilled
      title={texts.title}
      subtitle={log === undefined ? '' : texts.count(log.length)}
      actions={<Actions dataset={dataset} hasVersions={(log?.length ?? 0) > 0} />}
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
        <ListAndDetails
          name="versions"
          label={texts.divider}
          list={
            <>
              <DraftCard dataset={dataset} latest={log[0]} />
              <VersionList dataset={dataset} log={log} shown={shown} />
            </>
          }
          details={<VersionDetails key={shown.id} dataset={dataset} entry={shown} log={log} />}
        />
      )}
    </Page>
  );
}

interface ActionsProps {
  readonly dataset: string;
  readonly hasVersions: boolean;
}

function Actions({ dataset, hasVersions }: ActionsProps) {
  const canWrite = useCanWrite();
  return (
    <>
      <ChangesetButtons dataset={dataset} hasVersions={hasVersions} />
      {canWrite && <Button onClick={() => openDialog({ name: 'commit', dataset })}>{texts.commit}</Button>}
    </>
  );
}
