import type { LogEntry } from '../../src-main/contract/version-contract';
import { formatRoute } from '../app/router';
import { VirtualRows } from '../components/virtual-rows';
import { versionTexts as texts } from '../texts/version-texts';
import { formatAge, formatTime } from '../texts/words';
import classes from './version-list.module.css';

const ROW_HEIGHT_PX = 84;

interface VersionListProps {
  readonly dataset: string;
  readonly log: readonly LogEntry[];
  readonly shown: LogEntry;
}

/** The history, newest first. */
export function VersionList({ dataset, log, shown }: VersionListProps) {
  return (
    <VirtualRows label={texts.list} count={log.length} rowHeight={ROW_HEIGHT_PX} isScreenList>
      {(index) => {
        const entry = log[index];
        return entry === undefined ? null : (
          <VersionRow dataset={dataset} entry={entry} isShown={entry === shown} />
        );
      }}
    </VirtualRows>
  );
}

interface VersionRowProps {
  readonly dataset: string;
  readonly entry: LogEntry;
  readonly isShown: boolean;
}

function VersionRow({ dataset, entry, isShown }: VersionRowProps) {
  const { version, message, author, time, documents, pages, regions } = entry;
  return (
    <a
      href={formatRoute({ screen: 'versions', dataset, version: String(version) })}
      className={classes.row}
      aria-current={isShown || undefined}
    >
      <span className={classes.number}>{version}</span>
      <span className={classes.words}>
        <span className={classes.message}>{message}</span>
        <span className={classes.facts} title={formatTime(time)}>
          {author} · {formatAge(time)}
        </span>
        <span className={classes.facts}>{texts.counts(documents, pages, regions)}</span>
      </span>
    </a>
  );
}
