import { Loader } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconEye } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import { api } from '../api/client';
import { useCall } from '../api/use-call';
import { jumpToRegion } from '../app/jump';
import { FailureView } from '../components/failure-view';
import { IconButton } from '../components/icon-button';
import { blameTexts } from '../texts/blame-texts';
import { formatAge, formatTime } from '../texts/words';
import { describeChange, type BlameChange, type BlameStep } from './describe-step';
import { VersionLink } from './version-link';
import classes from './blame.module.css';

const texts = blameTexts.region;

/** Whether a person wants to see histories: stays as it is from region to region, and after a restart. */
const useWanted = create<{ readonly isOpen: boolean }>()(
  persist<{ readonly isOpen: boolean }>(() => ({ isOpen: false }), { name: 'colophon:region-history' }),
);

/** Asked for by key: what opens is then brought into view, since the panel may be scrolled elsewhere. */
const useSought = create<{ readonly isSought: boolean }>(() => ({ isSought: false }));

export function toggleRegionHistory(): void {
  const isOpen = !useWanted.getState().isOpen;
  useWanted.setState({ isOpen });
  useSought.setState({ isSought: isOpen });
}

interface RegionHistoryProps {
  readonly dataset: string;
  /** Entry id of its document. */
  readonly document: string;
  readonly region: string;
}

/** Who made a region, and what changed in which version, with the way to each of them. */
export function RegionHistory(props: RegionHistoryProps) {
  const isOpen = useWanted((state) => state.isOpen);
  return (
    <details
      className={classes.panel}
      open={isOpen}
      onToggle={(event) => void useWanted.setState({ isOpen: event.currentTarget.open })}
    >
      <summary>{texts.title}</summary>
      {isOpen && <Steps {...props} />}
    </details>
  );
}

/** Who steps through regions with a key does not wait for the history of each. */
const READ_AFTER_MS = 150;

function Steps({ dataset, document, region }: RegionHistoryProps) {
  const [settled] = useDebouncedValue(region, READ_AFTER_MS);
  const { data, failure, reload } = useCall(
    settled === region ? `blame ${dataset} ${document} ${region}` : null,
    (signal) => api.history.blame({ dataset, target: region, document }, { signal }),
    { kinds: ['draft', 'versions'], dataset },
  );
  const list = useRef<HTMLUListElement>(null);
  const isSought = useSought((state) => state.isSought);
  useEffect(() => {
    if (!isSought || data === undefined) return;
    list.current?.scrollIntoView({ block: 'nearest' });
    useSought.setState({ isSought: false });
  }, [isSought, data]);
  if (failure !== undefined) return <FailureView message={failure.userMessage} onRetry={reload} />;
  if (data === undefined)
    return (
      <div className={classes.waiting} role="status">
        <Loader size="xs" role="img" aria-label={texts.loading} />
      </div>
    );
  const isCommitted = data.history.some(({ version }) => version !== null);
  return (
    <>
      <ul ref={list} className={classes.steps} aria-label={texts.title}>
        {data.history.flatMap((step) =>
          step.changes.map((change) => (
            <li key={`${step.version} ${change.change} ${change.pageIndex}`} className={classes.step}>
              <StepWords dataset={dataset} step={step} change={change} />
              {change.change !== 'removed' && (
                <ShowThere dataset={dataset} document={document} version={step.version} change={change} />
              )}
            </li>
          )),
        )}
      </ul>
      {!isCommitted && <div className={classes.quiet}>{texts.uncommitted}</div>}
    </>
  );
}

interface StepProps {
  readonly dataset: string;
  readonly step: BlameStep;
  readonly change: BlameChange;
}

function StepWords({ dataset, step, change }: StepProps) {
  const at = change.at ?? step.time;
  return (
    <span className={classes.words}>
      <span className={classes.what}>{describeChange(change)}</span>
      <span className={classes.quiet}>
        <VersionLink dataset={dataset} version={step.version} />
        {' · '}
        <bdi>{change.by ?? step.author ?? blameTexts.unknown}</bdi>
        {at !== null && <span title={formatTime(at)}> · {formatAge(at)}</span>}
      </span>
      {step.message !== null && (
        <span className={classes.message} title={step.message}>
          {step.message}
        </span>
      )}
    </span>
  );
}

interface ShowThereProps {
  readonly dataset: string;
  readonly document: string;
  /** Number; null for the draft. */
  readonly version: number | null;
  readonly change: BlameChange;
}

/** Steps to the version, with the region selected in it. */
const ShowThere = ({ dataset, document, version, change: { pageIndex, region } }: ShowThereProps) => (
  <IconButton
    size="sm"
    tooltipSide="left"
    label={texts.show(version === null ? texts.draftName : texts.versionName(version))}
    onClick={() =>
      jumpToRegion({
        dataset,
        document,
        pageIndex,
        region,
        version: version === null ? 'draft' : String(version),
      })
    }
  >
    <IconEye size={14} />
  </IconButton>
);
