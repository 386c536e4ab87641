import { Button, Loader } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useMemo, type ReactNode } from 'react';
import { api } from '../api/client';
import { useCall } from '../api/use-call';
import { openDialog } from '../app/dialogs';
import { versionRefOf } from '../app/router';
import { useCanWrite } from '../app/session-store';
import { EmptyState } from '../components/empty-state';
import { FailureView } from '../components/failure-view';
import { Page } from '../components/page';
import { compareTexts } from '../texts/compare-texts';
import { useComparison } from './comparison';
import { ComparisonBody } from './comparison-body';
import { FirstChanges } from './first-changes';
import classes from './comparison-body.module.css';

const texts = compareTexts.changes;

/** What the draft changes against the version it started from; follows every edit. */
export function ChangesScreen({ dataset }: { readonly dataset: string }) {
  const { data, failure, reload } = useCall(
    `status ${dataset}`,
    (signal) => api.versions.status({ dataset }, { signal }),
    { kinds: ['draft', 'documents', 'versions'], dataset },
  );
  const canWrite = useCanWrite();
  const canCommit = canWrite && data?.clean === false;
  const commit = (): void => openDialog({ name: 'commit', dataset });
  const base = data?.base ?? null;
  return (
    <Page
      isFilled
      title={texts.title}
      subtitle={data === undefined ? undefined : base === null ? texts.first : texts.since(base)}
      actions={
        canWrite && (
          <Button onClick={commit} disabled={!canCommit}>
            {texts.commit}
          </Button>
        )
      }
    >
      {data === undefined ? (
        <Waiting>
          {failure !== undefined && <FailureView message={failure.userMessage} onRetry={reload} />}
        </Waiting>
      ) : base === null ? (
        <FirstChanges dataset={dataset} isEmpty={data.clean} />
      ) : data.clean ? (
        <EmptyState icon={<IconCircleCheck size={26} />} title={texts.cleanTitle}>
          {texts.clean(base)}
        </EmptyState>
      ) : (
        <SinceBase dataset={dataset} base={base} />
      )}
    </Page>
  );
}

const Waiting = ({ children }: { readonly children: ReactNode }) => (
  <div className={classes.centered} role="status">
    {children === false ? <Loader size="sm" role="img" aria-label={compareTexts.loading} /> : children}
  </div>
);

function SinceBase({ dataset, base }: { readonly dataset: string; readonly base: number }) {
  const sides = useMemo(
    () => ({ from: versionRefOf(dataset, base), to: versionRefOf(dataset, 'draft') }),
    [dataset, base],
  );
  const call = useComparison(sides);
  return <ComparisonBody key={base} sides={sides} call={call} />;
}
