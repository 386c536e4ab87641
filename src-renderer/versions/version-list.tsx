import type { LogEntry } from '../../src-main/contract/version-contract';
import { formatRoute } from '../app/router';
import { VersionRow } from '../components/version-row';
import { VirtualRows } from '../components/virtual-rows';
import { versionTexts as texts } from '../texts/version-texts';

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
        const entry = log[index]!;
        const { version, message, author, time, documents, pages, regions } = entry;
        return (
          <VersionRow
            href={formatRoute({ screen: 'versions', dataset, version: String(version) })}
            isShown={entry === shown}
            number={String(version)}
            message={message}
            author={author}
            time={time}
            contents={texts.counts(documents, pages, regions)}
          />
        );
      }}
    </VirtualRows>
  );
}
