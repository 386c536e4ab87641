import { IconGitBranch, IconTag } from '@tabler/icons-react';
import type { LogEntry } from '../../../src-main/contract/version-contract';
import { historyTexts as texts } from '../../texts/history-texts';
import classes from './name-chips.module.css';

interface NameChipsProps {
  readonly entry: Pick<LogEntry, 'branches' | 'tags'>;
  /** The branch that is worked on. */
  readonly current: string | undefined;
}

/** What a version is called besides its number; nothing for most. */
export function NameChips({ entry: { branches, tags }, current }: NameChipsProps) {
  if (branches.length === 0 && tags.length === 0) return null;
  return (
    <span className={classes.chips}>
      {branches.map((name) => (
        <BranchChip key={name} name={name} isCurrent={name === current} />
      ))}
      {tags.map((name) => (
        <span key={name} className={classes.chip} title={texts.tagged(name)}>
          <IconTag size={12} aria-hidden="true" />
          <span className={classes.name}>{name}</span>
        </span>
      ))}
    </span>
  );
}

/** A branch, marked when it is the one that is worked on. */
export const BranchChip = ({ name, isCurrent }: { readonly name: string; readonly isCurrent: boolean }) => (
  <span
    className={classes.chip}
    data-kind="branch"
    data-current={isCurrent || undefined}
    title={isCurrent ? texts.currentBranch(name) : texts.branch(name)}
  >
    <IconGitBranch size={12} aria-hidden="true" />
    <span className={classes.name}>{name}</span>
  </span>
);
