import { Skeleton } from '@mantine/core';
import type { LogEntry } from '../../../src-main/contract/version-contract';
import { api, type Api, type Reply } from '../../api/client';
import { useCall } from '../../api/use-call';
import { versionRefOf } from '../../app/router';
import { Bars } from '../../components/bars';
import { ContentId } from '../../components/content-id';
import { CountTiles } from '../../components/count-tiles';
import { FailureView } from '../../components/failure-view';
import { Panel } from '../../components/panel';
import { VersionPane } from '../../components/version-pane';
import { DecisionList } from '../../merge/record/decision-list';
import { versionTexts as texts } from '../../texts/version-texts';
import { formatTime } from '../../texts/words';
import { OutcomeView } from '../taking-back/outcome-view';
import { ParentChanges } from './parent-changes';
import { VersionActions } from './version-actions';
import { VersionNames } from './version-names';
import { VersionOrigin } from './version-origin';
import classes from './version-details.module.css';

interface VersionDetailsProps {
  readonly dataset: string;
  readonly entry: LogEntry;
  readonly log: readonly LogEntry[];
  /** The branch that is worked on. */
  readonly branch: string | undefined;
}

/** One version: who, when, why, what is in it, and what can be done with it. */
export function VersionDetails({ dataset, entry, log, branch }: VersionDetailsProps) {
  const version = versionRefOf(dataset, entry.version);
  const { data, failure, reload } = useCall(`version ${version}`, (signal) =>
    api.versions.show({ version }, { signal }),
  );
  const parents = entry.parents.flatMap((parent) => log.find(({ id }) => id === parent) ?? []);
  const restored = log.find(({ id }) => id === entry.restored);
  return (
    <VersionPane
      title={texts.version(entry.version)}
      message={entry.message}
      facts={
        <>
          <bdi>{entry.author}</bdi> · {formatTime(entry.time)}
        </>
      }
      actions={<VersionActions dataset={dataset} entry={entry} log={log} branch={branch} />}
    >
      <OutcomeView dataset={dataset} version={entry.version} />
      <VersionOrigin dataset={dataset} parents={parents} restored={restored} />
      <VersionNames dataset={dataset} entry={entry} branch={branch} />
      <CountTiles
        counts={[
          { label: texts.documents, count: entry.documents },
          { label: texts.pages, count: entry.pages },
          { label: texts.regions, count: entry.regions },
          ...reviewCounts(data),
        ]}
      />
      <ParentChanges dataset={dataset} entry={entry} parents={parents} />
      {failure !== undefined && <FailureView message={failure.userMessage} onRetry={reload} />}
      {data?.merge !== undefined && (
        <DecisionList dataset={dataset} version={entry.version} decisions={data.merge.decisions} />
      )}
      {data === undefined && failure === undefined && <Skeleton height={160} radius="md" />}
      {data !== undefined && <Statistics version={data} />}
      <dl className={classes.ids}>
        <dt title={texts.contentIdHint}>{texts.contentId}</dt>
        <dd>
          <ContentId id={entry.contentId} label={texts.copyContentId} />
        </dd>
        <dt>{texts.versionId}</dt>
        <dd>
          <ContentId id={entry.id} label={texts.copyVersionId} />
        </dd>
        {data !== undefined && (
          <>
            <dt>{texts.schemaVersion}</dt>
            <dd>{data.schema.version}</dd>
          </>
        )}
      </dl>
    </VersionPane>
  );
}

type VersionView = Reply<Api['versions']['show']>;

const reviewCounts = (data: VersionView | undefined) =>
  data === undefined
    ? []
    : [
        { label: texts.reviewedPages, count: data.statistics.reviewedPages },
        { label: texts.emptyPages, count: data.statistics.emptyPages },
      ];

/** Colours as they are shown: derived where the schema leaves them open. */
function useClassColors(version: string): ReadonlyMap<string, string> {
  const { data } = useCall(`colours ${version}`, (signal) => api.schemas.get({ version }, { signal }));
  return new Map(data?.classes.map(({ name, color }) => [name, color]));
}

function Statistics({ version }: { readonly version: VersionView }) {
  const { byClass, bySplit } = version.statistics;
  const colors = useClassColors(versionRefOf(version.dataset, version.version));
  const classBars = Object.entries(byClass)
    .map(([name, count]) => ({ name, count, color: colors.get(name) }))
    .toSorted((a, b) => b.count - a.count);
  const splitBars = Object.entries(bySplit).map(([name, count]) => ({
    name: texts.splits[name] ?? name,
    count,
  }));
  return (
    <div className={classes.statistics}>
      <Panel title={texts.byClass}>
        {classBars.length === 0 ? (
          <p className={classes.none}>{texts.noRegions}</p>
        ) : (
          <Bars bars={classBars} />
        )}
      </Panel>
      <Panel title={texts.bySplit}>
        {splitBars.length === 0 ? (
          <p className={classes.none}>{texts.noDocuments}</p>
        ) : (
          <Bars bars={splitBars} />
        )}
      </Panel>
    </div>
  );
}
