import type { LogEntry } from '../../../src-main/contract/version-contract';
import { versionRefOf } from '../../app/router';
import { compareTexts as texts } from '../../texts/compare-texts';
import { isolated } from '../../texts/words';

/** A draft or version that can be compared. */
export interface VersionOption {
  /** Version reference: `invoices@3`. */
  readonly value: string;
  readonly label: string;
  /** Its message, author and time; of a draft, that it is one. */
  readonly entry: LogEntry | null;
}

export interface VersionGroup {
  readonly group: string;
  readonly items: readonly VersionOption[];
}

/** Draft first, then versions from the newest on; one group per dataset, `first` before the others. */
export function versionGroups(
  logs: readonly { readonly dataset: string; readonly entries: readonly LogEntry[] }[],
  first: string,
): readonly VersionGroup[] {
  return logs
    .toSorted(
      (a, b) => Number(b.dataset === first) - Number(a.dataset === first) || (a.dataset < b.dataset ? -1 : 1),
    )
    .map(({ dataset, entries }) => ({
      group: dataset,
      items: [
        { value: versionRefOf(dataset, 'draft'), label: texts.draft, entry: null },
        ...entries.map((entry) => ({
          value: versionRefOf(dataset, entry.version),
          label: texts.version(String(entry.version)),
          entry,
        })),
      ],
    }));
}

/** What a side is called on panels and panes; the dataset only where the two sides are of different ones. */
export function sideName(ref: string, other: string): string {
  const at = ref.lastIndexOf('@');
  if (at < 0) return ref;
  const version = ref.slice(at + 1);
  const name = version === 'draft' ? texts.draft : /^\d+$/.test(version) ? texts.version(version) : version;
  const dataset = ref.slice(0, at);
  return dataset === other.slice(0, Math.max(0, other.lastIndexOf('@')))
    ? name
    : `${isolated(dataset)}, ${name}`;
}
