import { IconTag, IconX } from '@tabler/icons-react';
import type { LogEntry } from '../../../src-main/contract/version-contract';
import { api } from '../../api/client';
import { useCall } from '../../api/use-call';
import { useCanWrite } from '../../app/session-store';
import { IconButton } from '../../components/icon-button';
import { historyTexts as texts } from '../../texts/history-texts';
import { formatTime } from '../../texts/words';
import { BranchChip } from '../names/name-chips';
import { takeTagAway } from '../names/tags';
import classes from './record.module.css';

interface VersionNamesProps {
  readonly dataset: string;
  readonly entry: LogEntry;
  /** The branch that is worked on. */
  readonly branch: string | undefined;
}

/** The branches that end in a version, and its tags with what they stand for. */
export function VersionNames({ dataset, entry, branch }: VersionNamesProps) {
  const canWrite = useCanWrite();
  const { branches, tags } = entry;
  const { data } = useCall(
    tags.length === 0 ? null : `tags ${dataset}`,
    (signal) => api.tags.list({ dataset }, { signal }),
    { kinds: ['versions'], dataset },
  );
  if (branches.length === 0 && tags.length === 0) return null;
  return (
    <ul className={classes.names}>
      {branches.map((name) => (
        <li key={name}>
          <BranchChip name={name} isCurrent={name === branch} />
        </li>
      ))}
      {tags.map((name) => {
        const given = data?.find((tag) => tag.name === name);
        const who = given === undefined ? undefined : texts.by(given.author, formatTime(given.time));
        return (
          <li key={name} className={classes.tag} title={who}>
            <IconTag size={13} aria-hidden="true" />
            <span className={classes.tagName}>{name}</span>
            <span className={classes.tagMessage}>{given?.message}</span>
            {canWrite && (
              <IconButton
                size="xs"
                label={texts.removeTag(name)}
                onClick={() => void takeTagAway(dataset, name)}
              >
                <IconX size={12} />
              </IconButton>
            )}
          </li>
        );
      })}
    </ul>
  );
}
