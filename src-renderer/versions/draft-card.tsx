import { Button } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import type { LogEntry } from '../../src-main/contract/version-contract';
import { navigate, versionRefOf } from '../app/router';
import { useDraftStatus } from '../app/use-draft-status';
import { versionTexts as texts } from '../texts/version-texts';
import { DraftSummary } from './draft-summary';
import classes from './draft-card.module.css';

interface DraftCardProps {
  readonly dataset: string;
  readonly latest: LogEntry | undefined;
}

/** The draft above the history: what it has that the last version has not. */
export function DraftCard({ dataset, latest }: DraftCardProps) {
  const { data: status } = useDraftStatus(dataset);
  const compare = (): void => {
    if (latest === undefined) return;
    navigate({
      screen: 'compare',
      from: versionRefOf(dataset, latest.version),
      to: versionRefOf(dataset, 'draft'),
    });
  };
  return (
    <section className={classes.draft} aria-label={texts.draft}>
      <div className={classes.head}>
        <IconPencil size={16} aria-hidden="true" />
        <strong>{texts.draft}</strong>
        <span className={classes.base}>{status !== undefined && texts.draftOf(status.base)}</span>
        {latest !== undefined && status?.clean === false && (
          <Button variant="default" size="compact-xs" onClick={compare}>
            {texts.showChanges}
          </Button>
        )}
      </div>
      {status?.clean === false && <DraftSummary status={status} />}
      {status?.clean === true && <div className={classes.base}>{texts.cleanDraft(status.base)}</div>}
    </section>
  );
}
