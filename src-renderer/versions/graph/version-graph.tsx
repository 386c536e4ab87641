import { useMemo } from 'react';
import type { LogEntry } from '../../../src-main/contract/version-contract';
import { formatRoute } from '../../app/router';
import { VersionRow } from '../../components/version-row';
import { VirtualRows } from '../../components/virtual-rows';
import { historyTexts } from '../../texts/history-texts';
import { versionTexts as texts } from '../../texts/version-texts';
import { NameChips } from '../names/name-chips';
import { LanePicture } from './lane-picture';
import { lanesWidthPx } from './lane-size';
import { layOutLanes, widthOf } from './lanes';
import { linkShown } from './link-shown';
import classes from './version-graph.module.css';

/** Pixels of a row, and of the line with its names where it has any. */
const ROW_PX = 82;
const NAMES_PX = 21;
/** Where the lanes begin, as in the style sheet of the picture. */
const LEFT_PX = 22;

interface VersionGraphProps {
  readonly dataset: string;
  readonly log: readonly LogEntry[];
  /** Those of the log that are listed, in its order. */
  readonly listed: readonly LogEntry[];
  readonly shown: LogEntry;
  /** Under what name it is remembered how far the list was scrolled. */
  readonly keptAs: string;
  /** The branch that is worked on: its line is the leftmost. */
  readonly branch: string | undefined;
}

/** The history, newest first, with the lines that led to each version. */
export function VersionGraph({ dataset, log, listed, shown, keptAs, branch }: VersionGraphProps) {
  const { rows, width } = useMemo(() => {
    const head = log.find(({ branches }) => branch !== undefined && branches.includes(branch));
    const nodes = linkShown(log, new Set(listed.map(({ id }) => id)));
    const laidOut = layOutLanes(nodes, head?.id ?? null);
    return { rows: laidOut, width: widthOf(laidOut) };
  }, [log, listed, branch]);
  const numbers = useMemo(() => new Map(log.map(({ id, version }) => [id, version])), [log]);
  return (
    <VirtualRows
      label={texts.list}
      count={listed.length}
      rowHeight={(index) => heightOf(listed[index])}
      isScreenList
      reveal={listed.indexOf(shown)}
      revealAlign="auto"
      keptAs={keptAs}
    >
      {(index) => {
        const entry = listed[index]!;
        const { version, message, author, time, documents, regions, parents } = entry;
        const merged = parents.slice(1).flatMap((id) => numbers.get(id) ?? []);
        const counts = texts.counts(documents, regions);
        return (
          <div className={classes.row}>
            <LanePicture row={rows[index]!} width={width} isMerge={parents.length > 1} />
            <div className={classes.words} style={{ marginLeft: LEFT_PX + lanesWidthPx(width) }}>
              <VersionRow
                href={formatRoute({ screen: 'versions', dataset, version: String(version) })}
                isShown={entry === shown}
                number={String(version)}
                message={message}
                author={author}
                time={time}
                contents={merged.length === 0 ? counts : `${historyTexts.merges(merged)} · ${counts}`}
                names={<NameChips entry={entry} current={branch} />}
              />
            </div>
          </div>
        );
      }}
    </VirtualRows>
  );
}

const heightOf = (entry: LogEntry | undefined): number =>
  entry === undefined || entry.branches.length + entry.tags.length === 0 ? ROW_PX : ROW_PX + NAMES_PX;
