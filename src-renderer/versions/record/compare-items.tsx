import { Menu } from '@mantine/core';
import type { LogEntry } from '../../../src-main/contract/version-contract';
import { navigate, versionRefOf } from '../../app/router';
import { historyTexts } from '../../texts/history-texts';
import { versionTexts as texts } from '../../texts/version-texts';
import { versionLabel } from '../../texts/words';
import classes from './version-actions.module.css';

interface CompareItemsProps {
  readonly dataset: string;
  readonly entry: LogEntry;
  readonly log: readonly LogEntry[];
}

const compare = (dataset: string, from: number | string, to: number | string): void =>
  navigate({ screen: 'compare', from: versionRefOf(dataset, from), to: versionRefOf(dataset, to) });

/** Versions that the menu offers, those nearest to the one shown: a menu of hundreds takes long and is read by nobody. */
const NEAREST = 20;

/** The draft and the nearest versions, and the way to all others; the older one is always the left side. */
export function CompareItems({ dataset, entry, log }: CompareItemsProps) {
  const compareTo = (other: LogEntry) => () => {
    const [from, to] = [other.version, entry.version].sort((a, b) => a - b);
    if (from !== undefined && to !== undefined) compare(dataset, from, to);
  };
  return (
    <>
      <Menu.Item onClick={() => compare(dataset, entry.version, 'draft')}>{texts.draft}</Menu.Item>
      {log.length > 1 && <Menu.Divider />}
      {nearestTo(entry, log).map((other) => (
        <Menu.Item key={other.id} onClick={compareTo(other)}>
          <span className={classes.other}>{versionLabel(other.version, other.message)}</span>
        </Menu.Item>
      ))}
      {log.length - 1 > NEAREST && (
        <>
          <Menu.Divider />
          <Menu.Item onClick={() => compare(dataset, entry.version, 'draft')}>
            {historyTexts.record.chooseThere}
          </Menu.Item>
        </>
      )}
    </>
  );
}

const nearestTo = (entry: LogEntry, log: readonly LogEntry[]): readonly LogEntry[] =>
  log
    .filter((other) => other !== entry)
    .toSorted((a, b) => Math.abs(a.version - entry.version) - Math.abs(b.version - entry.version))
    .slice(0, NEAREST)
    .toSorted((a, b) => b.version - a.version);
