import { Button } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { navigate } from '../app/router';
import { useDraftStatus } from '../app/use-draft-status';
import { FailureView } from '../components/failure-view';
import { historyTexts } from '../texts/history-texts';
import { versionTexts as texts } from '../texts/version-texts';
import { DraftSummary } from './draft-summary';
import classes from './draft-card.module.css';

/** The draft above the history: what it has that the last version has not. */
export function DraftCard({ dataset }: { readonly dataset: string }) {
  const { data: status, failure, isLoading, reload } = useDraftStatus(dataset);
  return (
    <section className={classes.draft} aria-label={texts.draft}>
      <div className={classes.head}>
        <IconPencil size={16} aria-hidden="true" />
        <strong>{texts.draft}</strong>
        <span className={classes.base}>{status !== undefined && texts.draftOf(status.base)}</span>
        {status?.clean === false && (
          <Button
            variant="default"
            size="compact-xs"
            onClick={() => navigate({ screen: 'changes', dataset })}
          >
            {texts.showChanges}
          </Button>
        )}
      </div>
      {isLoading && (
        <div className={classes.base} role="status">
          {historyTexts.record.comparing}
        </div>
      )}
      {failure !== undefined && <FailureView message={failure.userMessage} onRetry={reload} />}
      {status?.clean === false && <DraftSummary status={status} />}
      {status?.clean === true && <div className={classes.base}>{texts.cleanDraft(status.base)}</div>}
    </section>
  );
}
