import { Button, Skeleton } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { LogEntry } from '../../../src-main/contract/version-contract';
import { api } from '../../api/client';
import { useCall } from '../../api/use-call';
import { navigate, versionRefOf } from '../../app/router';
import { FailureView } from '../../components/failure-view';
import { Panel } from '../../components/panel';
import { compareTexts } from '../../texts/compare-texts';
import { historyTexts } from '../../texts/history-texts';
import { Kinds } from '../draft-summary';
import { describeKinds } from './changed-words';
import classes from './record.module.css';

const texts = historyTexts.record;

/** Who steps through versions with a key does not wait for each to be compared. */
const COMPARE_AFTER_MS = 150;

interface ParentChangesProps {
  readonly dataset: string;
  readonly entry: LogEntry;
  /** The versions that it was made of. */
  readonly parents: readonly LogEntry[];
}

/** What a version changed against each version that it was made of. */
export function ParentChanges({ dataset, entry, parents }: ParentChangesProps) {
  if (parents.length === 0)
    return (
      <Panel title={texts.first}>
        <p className={classes.quiet}>{texts.firstHint}</p>
      </Panel>
    );
  return parents.map((parent) => (
    <AgainstParent
      key={parent.id}
      number={parent.version}
      from={versionRefOf(dataset, parent.version)}
      to={versionRefOf(dataset, entry.version)}
    />
  ));
}

interface AgainstParentProps {
  readonly number: number;
  readonly from: string;
  readonly to: string;
}

function AgainstParent({ number, from, to }: AgainstParentProps) {
  const isStaying = useAfter(COMPARE_AFTER_MS);
  const { data, failure, reload } = useCall(isStaying ? `diff ${from} ${to}` : null, (signal) =>
    api.compare.summary({ from, to }, { signal }),
  );
  const bump = data?.bump ?? null;
  return (
    <Panel
      title={texts.against(number)}
      actions={
        <>
          {bump !== null && (
            <span className={classes.bump} data-bump={bump} title={compareTexts.bump.explain[bump]}>
              {compareTexts.bump.names[bump]}
            </span>
          )}
          <Button
            variant="default"
            size="compact-xs"
            flex="none"
            onClick={() => navigate({ screen: 'compare', from, to })}
          >
            {texts.compare}
          </Button>
        </>
      }
    >
      {failure !== undefined && <FailureView message={failure.userMessage} onRetry={reload} />}
      {data === undefined && failure === undefined && (
        <div role="status" aria-label={texts.comparing}>
          <Skeleton height={96} radius="md" />
        </div>
      )}
      {data !== undefined && <Kinds kinds={describeKinds(data)} />}
    </Panel>
  );
}

/** False for a moment, true from then on. */
function useAfter(milliseconds: number): boolean {
  const [isAfter, setIsAfter] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setIsAfter(true), milliseconds);
    return () => clearTimeout(timer);
  }, [milliseconds]);
  return isAfter;
}
