import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { ChangeFilter, ChangeItem } from '../../../src-main/contract/changes-contract';
import { navigate } from '../../app/router';
import { useCanWrite } from '../../app/session-store';
import type { DraftStatus } from '../../app/use-draft-status';
import { FailureView } from '../../components/failure-view';
import { SplitPanes } from '../../components/split-panes';
import { jumpToRegion } from '../../app/jump';
import { changesTexts } from '../../texts/changes-texts';
import { choicePane } from '../walk/compare-view';
import { ChangeRows } from './change-rows';
import { Facets } from './facets';
import { revert } from './restoring';
import { useChangedPages, useDraftChanges } from './use-draft-changes';
import { useDraftKeys } from './use-draft-keys';
import classes from './draft-list.module.css';

const texts = changesTexts.list;

/** Where a list was left, so that coming back from the page goes on there. Until the window closes. */
const left = new Map<string, { readonly filter: ChangeFilter; readonly current: number }>();

/** Every change of the draft, to look through, choose from, go to and revert. */
export function DraftList({ dataset, status }: { readonly dataset: string; readonly status: DraftStatus }) {
  const [filter, setFilter] = useState<ChangeFilter>(() => left.get(dataset)?.filter ?? {});
  const [wanted, setCurrent] = useState(() => left.get(dataset)?.current ?? 0);
  const rows = useDraftChanges(dataset, filter);
  const pages = useChangedPages(dataset, withoutPage(filter));
  const canWrite = useCanWrite();
  const total = rows.total() ?? 0;
  const current = Math.max(0, Math.min(wanted, total - 1));
  useEffect(() => void left.set(dataset, { filter, current }), [dataset, filter, current]);
  const choose = (change: ChangeFilter): void => {
    setFilter(withoutNothing({ ...filter, ...change }));
    setCurrent(0);
  };
  const clear = (): void => choose(Object.fromEntries(Object.keys(filter).map((key) => [key, undefined])));
  const hasFilter = Object.keys(filter).length > 0;
  const open = (index: number): void => {
    setCurrent(index);
    const item = rows.rowAt(index);
    if (item !== undefined) goTo(dataset, item, status.base);
  };
  useDraftKeys({
    dataset,
    item: rows.rowAt(current),
    canWrite,
    hasFilter,
    step: (by) => setCurrent(Math.max(0, Math.min(current + by, total - 1))),
    open: () => open(current),
    clear,
  });
  const failure = rows.failure();
  return (
    <div className={classes.body}>
      <SplitPanes
        name="changes-facets"
        label={changesTexts.facets.label}
        {...choicePane()}
        start={<Facets status={status} pages={pages} filter={filter} onFilter={choose} />}
        end={
          <div className={classes.list}>
            {status.schema.changed && <SchemaLine dataset={dataset} canWrite={canWrite} />}
            <Bar {...{ dataset, filter, canWrite, clear }} total={rows.total()} />
            {failure !== undefined && <FailureView message={failure.userMessage} onRetry={rows.refresh} />}
            {total === 0 && rows.total() !== undefined && (
              <p className={classes.none}>{texts.none(hasFilter)}</p>
            )}
            <ChangeRows dataset={dataset} rows={rows} current={current} canWrite={canWrite} onOpen={open} />
          </div>
        }
      />
    </div>
  );
}

interface BarProps {
  readonly dataset: string;
  readonly filter: ChangeFilter;
  readonly canWrite: boolean;
  /** Undefined while it is not known. */
  readonly total: number | undefined;
  readonly clear: () => void;
}

/** How many changes there are, and what can be done with those that are chosen. */
function Bar({ dataset, filter, canWrite, total, clear }: BarProps) {
  const hasFilter = Object.keys(filter).length > 0;
  return (
    <div className={classes.bar}>
      <span role="status">{total === undefined ? texts.loading : texts.count(total, hasFilter)}</span>
      <span className={classes.space} />
      {hasFilter && (
        <>
          <Button variant="default" size="compact-sm" onClick={clear}>
            {texts.clear}
          </Button>
          <Button
            variant="default"
            size="compact-sm"
            disabled={!canWrite || total === undefined || total === 0}
            onClick={() => void revert({ dataset, matching: filter })}
          >
            {texts.revertThese(total ?? 0)}
          </Button>
        </>
      )}
    </div>
  );
}

function SchemaLine({ dataset, canWrite }: { readonly dataset: string; readonly canWrite: boolean }) {
  return (
    <div className={classes.schema}>
      <span>{texts.schema}</span>
      <span className={classes.space} />
      <Button
        variant="default"
        size="compact-sm"
        onClick={() => navigate({ screen: 'schema', dataset, version: 'draft' })}
      >
        {texts.openSchema}
      </Button>
      <Button
        variant="default"
        size="compact-sm"
        disabled={!canWrite}
        onClick={() => void revert({ dataset, parts: [{ kind: 'schema' }] })}
      >
        {texts.revertSchema}
      </Button>
    </div>
  );
}

/** The list of pages shows the others, too, when one of them is chosen. */
const withoutPage = ({ document: _document, pageIndex: _page, ...filter }: ChangeFilter): ChangeFilter =>
  filter;

const withoutNothing = (filter: ChangeFilter): ChangeFilter =>
  Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined));

/** To the page with the region selected; what is gone is looked at in the version that had it. */
function goTo(dataset: string, { part, document, pageIndex, change }: ChangeItem, base: number | null): void {
  const page = pageIndex ?? 0;
  if (part.kind === 'region' && change !== 'removed')
    return jumpToRegion({ dataset, document, pageIndex: page, region: part.region });
  const isGone = part.kind === 'document' && change === 'removed';
  const version = isGone && base !== null ? String(base) : 'draft';
  navigate({ screen: 'annotate', dataset, version, document, pageIndex: page });
}
