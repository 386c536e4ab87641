import { Button, Loader } from '@mantine/core';
import { IconFilterOff } from '@tabler/icons-react';
import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import type { LogEntry } from '../../src-main/contract/version-contract';
import { currentBranch, useBranches } from '../app/branches';
import { useCommands } from '../app/commands';
import { currentRoute, navigate } from '../app/router';
import { keyOfDataset, useCanWrite } from '../app/session-store';
import { useStepKeys } from '../app/use-step-keys';
import { EmptyState } from '../components/empty-state';
import { FailureView } from '../components/failure-view';
import { ListAndDetails } from '../components/list-and-details';
import { historyTexts } from '../texts/history-texts';
import { versionTexts as texts } from '../texts/version-texts';
import { DraftCard } from './draft-card';
import { HistoryFilters } from './filters/history-filters';
import { isFiltering, NO_FILTER, useListed, type Filter, type Listed } from './filters/use-listed';
import { VersionGraph } from './graph/version-graph';
import { leaveHistory, leftFilter, leftShown } from './left-history';
import { isOnLine } from './record/line-of-work';
import { versionCommands } from './record/version-commands';
import { VersionDetails } from './record/version-details';
import classes from './versions-screen.module.css';

interface HistoryProps {
  readonly dataset: string;
  /** Newest first, at least one. */
  readonly log: readonly LogEntry[];
  /** Number as text of the version shown; the newest when absent. */
  readonly selected: string | undefined;
  /** Puts the filters and what is below them into the frame of the screen. */
  readonly children: (toolbar: ReactNode, body: ReactNode) => ReactNode;
}

/** Versions that can be filtered, as a graph, beside one of them. */
export function History({ dataset, log, selected, children }: HistoryProps) {
  const branches = useBranches(dataset).data;
  const branch = currentBranch(branches);
  const [filter, setFilter] = useState<Filter>(() => leftFilter(dataset));
  const listed = useListed(dataset, log, filter);
  const entries = listed.entries ?? [];
  const asked = entries.find(({ version }) => String(version) === selected);
  const shown = asked ?? leftShown(dataset, log, entries) ?? entries[0];
  useEffect(() => leaveHistory(dataset, { filter, shown, log }));
  const firstFilter = useRef<HTMLInputElement>(null);
  useHistoryKeys({ dataset, log, entries, shown, branch: branch?.name });
  useFilterKeys(() => firstFilter.current?.focus(), isFiltering(filter) ? () => setFilter(NO_FILTER) : null);
  return children(
    <HistoryFilters
      dataset={dataset}
      log={log}
      branches={branches?.map(({ name }) => name) ?? []}
      filter={filter}
      onChange={setFilter}
      found={listed.entries === undefined ? '' : historyTexts.filters.found(entries.length, log.length)}
      ref={firstFilter}
    />,
    shown === undefined ? (
      <NothingListed listed={listed} onClear={() => setFilter(NO_FILTER)} />
    ) : (
      <ListAndDetails
        name="versions"
        label={texts.divider}
        list={
          <>
            <DraftCard dataset={dataset} />
            <VersionGraph
              dataset={dataset}
              log={log}
              listed={entries}
              shown={shown}
              keptAs={`versions ${keyOfDataset(dataset)} ${JSON.stringify(filter)}`}
              branch={branch?.name}
            />
          </>
        }
        details={
          <VersionDetails key={shown.id} dataset={dataset} entry={shown} log={log} branch={branch?.name} />
        }
      />
    ),
  );
}

interface Keys {
  readonly dataset: string;
  readonly log: readonly LogEntry[];
  readonly entries: readonly LogEntry[];
  readonly shown: LogEntry | undefined;
  readonly branch: string | undefined;
}

/** Stepping through what is listed, and what can be done with the version shown. */
function useHistoryKeys({ dataset, log, entries, shown, branch }: Keys): void {
  const canWrite = useCanWrite();
  const step = (by: 1 | -1): void => {
    // Keys may come faster than versions are drawn: the address knows where they have led.
    const route = currentRoute();
    const inAddress = entries.findIndex(
      ({ version }) => 'version' in route && String(version) === route.version,
    );
    const at = inAddress < 0 ? entries.findIndex(({ id }) => id === shown?.id) : inAddress;
    const next = entries[Math.max(0, at) + by];
    if (next !== undefined)
      navigate({ screen: 'versions', dataset, version: String(next.version) }, { replace: true });
  };
  useStepKeys({ id: 'versions', texts: texts.commands, step });
  const previous = log.find(({ id }) => id === shown?.parents[0]);
  const isHere = useMemo(() => shown !== undefined && isOnLine(log, shown, branch), [log, shown, branch]);
  useCommands(
    versionCommands(
      shown === undefined ? null : { dataset, version: shown.version, previous, isOnLine: isHere },
      canWrite,
    ),
  );
}

/** @param clear `null` while nothing is filtered */
function useFilterKeys(focus: () => void, clear: (() => void) | null): void {
  const { group, filter, clearFilters } = historyTexts.commands;
  useCommands([
    { id: 'versions.filter', name: filter, group, shortcut: '/', run: focus },
    {
      id: 'versions.clear-filters',
      name: clearFilters,
      group,
      when: () => clear !== null,
      run: () => clear?.(),
    },
  ]);
}

interface NothingListedProps {
  readonly listed: Listed;
  readonly onClear: () => void;
}

/** Instead of a list: the search is under way, failed, or found nothing. */
function NothingListed({ listed: { entries, failure, reload }, onClear }: NothingListedProps) {
  const { searching, noneTitle, none, clear } = historyTexts.filters;
  if (failure !== undefined)
    return (
      <div className={classes.failure}>
        <FailureView message={failure.userMessage} onRetry={reload} />
      </div>
    );
  if (entries === undefined)
    return (
      <div className={classes.searching} role="status">
        <Loader size="xs" /> {searching}
        <Button variant="default" size="compact-xs" onClick={onClear}>
          {clear}
        </Button>
      </div>
    );
  return (
    <EmptyState
      icon={<IconFilterOff size={26} stroke={1.6} />}
      title={noneTitle}
      actions={<Button onClick={onClear}>{clear}</Button>}
    >
      {none}
    </EmptyState>
  );
}
