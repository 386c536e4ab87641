import type { LogEntry } from '../../../src-main/contract/version-contract';
import type { Command } from '../../app/commands';
import { openDialog } from '../../app/dialogs';
import { navigate, versionRefOf } from '../../app/router';
import { historyTexts } from '../../texts/history-texts';
import { restoreVersion } from '../taking-back/restore';
import { revertVersion } from '../taking-back/revert';

const texts = historyTexts.commands;

/** A version that is shown, and the one before it. */
export interface ShownVersion {
  readonly dataset: string;
  readonly version: number;
  readonly previous: LogEntry | undefined;
  /** The draft goes on from it. */
  readonly isOnLine: boolean;
}

/** What can be done with the version that is shown, from the palette and by keys. */
export function versionCommands(shown: ShownVersion | null, canWrite: boolean): readonly Command[] {
  const command = (
    id: string,
    [name, shortcut]: readonly [name: string, shortcut?: string],
    run: (version: ShownVersion) => void,
    when = canWrite,
  ): Command => ({
    id: `versions.${id}`,
    name,
    group: texts.group,
    ...(shortcut === undefined ? {} : { shortcut }),
    when: () => shown !== null && when,
    run: () => {
      if (shown !== null) run(shown);
    },
  });
  return [
    command('compare-previous', [texts.compare, 'C'], comparePrevious, shown?.previous !== undefined),
    command('documents', [texts.documents], showDocuments, true),
    command('schema', [texts.schema], showSchema, true),
    command('merge', [texts.merge], mergeInto, canWrite && shown?.isOnLine === false),
    command('tag', [texts.tag, 'T'], nameVersion),
    command('branch', [texts.branch, 'B'], branchFrom),
    command(
      'restore',
      [texts.restore, 'shift+R'],
      ({ dataset, version }) => void restoreVersion(dataset, version),
    ),
    command(
      'revert',
      [texts.revert, 'shift+V'],
      ({ dataset, version }) => void revertVersion(dataset, version),
      canWrite && shown?.isOnLine === true,
    ),
  ];
}

type Place = Pick<ShownVersion, 'dataset' | 'version'>;

/** The documents as they are in the version. */
export const showDocuments = ({ dataset, version }: Place): void =>
  navigate({ screen: 'documents', dataset, version: String(version) });

/** The schema as it is in the version. */
export const showSchema = ({ dataset, version }: Place): void =>
  navigate({ screen: 'schema', dataset, version: String(version) });

/** Asks how to merge the version into the branch that is worked on. */
export const mergeInto = ({ dataset, version }: Place): void =>
  openDialog({ name: 'merge', dataset, from: String(version) });

/** Asks for a name of the version. */
export const nameVersion = ({ dataset, version }: Place): void =>
  openDialog({ name: 'tag-version', dataset, version: String(version) });

/** Asks for the name of a branch that goes on from the version. */
export const branchFrom = ({ dataset, version }: Place): void =>
  openDialog({ name: 'new-branch', dataset, version: String(version) });

/** Compares a version with the one that it goes on from. */
export function comparePrevious({ dataset, version, previous }: Omit<ShownVersion, 'isOnLine'>): void {
  if (previous === undefined) return;
  const from = versionRefOf(dataset, previous.version);
  navigate({ screen: 'compare', from, to: versionRefOf(dataset, version) });
}
