import type { LogEntry } from '../../src-main/contract/version-contract';
import { keyOfDataset } from '../app/session-store';
import { NO_FILTER, type Filter } from './filters/use-listed';

/** How the history of a dataset was left. */
interface LeftHistory {
  readonly filter: Filter;
  /** Version id. */
  readonly shown: string | undefined;
  /** Id of the newest version then: one that was made since is what a person wants to see. */
  readonly newest: string | undefined;
}

/** By library and dataset, so that coming back from a comparison finds the list as it was. Until the window closes. */
const left = new Map<string, LeftHistory>();

/** @param shown undefined while what is filtered by is looked for, or was not found */
export function leaveHistory(
  dataset: string,
  { filter, shown, log }: { filter: Filter; shown: LogEntry | undefined; log: readonly LogEntry[] },
): void {
  const key = keyOfDataset(dataset);
  const place = shown === undefined ? left.get(key) : { shown: shown.id, newest: log[0]?.id };
  left.set(key, { shown: undefined, newest: undefined, ...place, filter });
}

/** What was filtered by. */
export const leftFilter = (dataset: string): Filter => left.get(keyOfDataset(dataset))?.filter ?? NO_FILTER;

/** The version that was shown, while it is listed and nothing newer was made. */
export function leftShown(
  dataset: string,
  log: readonly LogEntry[],
  listed: readonly LogEntry[],
): LogEntry | undefined {
  const history = left.get(keyOfDataset(dataset));
  return history?.newest === log[0]?.id ? listed.find(({ id }) => id === history?.shown) : undefined;
}
