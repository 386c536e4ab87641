import { Loader } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconGitMerge } from '@tabler/icons-react';
import type { Progress } from '../../../src-main/contract/values';
import type { CallState } from '../../api/use-call';
import { RefusalView } from '../../app/refusal-view';
import { mergeTexts } from '../../texts/merge-texts';
import { AgainstProblems } from './against-problems';
import type { MergeResult } from '../desk/merge-types';
import classes from './merge-dialog.module.css';

const texts = mergeTexts.preview;

interface PreviewViewProps {
  readonly dataset: string;
  readonly preview: CallState<MergeResult>;
  readonly progress: Progress | null;
}

/** What a merge would come to, before it is done. */
export function PreviewView({ dataset, preview, progress }: PreviewViewProps) {
  const { data, failure, reload } = preview;
  if (failure !== undefined)
    return (
      <RefusalView dataset={dataset} failure={failure} onRetry={reload}>
        <AgainstProblems dataset={dataset} failure={failure} />
      </RefusalView>
    );
  if (data === undefined)
    return (
      <div role="status" className={classes.looking}>
        <Loader size="xs" aria-hidden="true" /> {texts.looking(progress?.done ?? 0, progress?.total ?? null)}
      </div>
    );
  if (data.outcome === 'up-to-date')
    return (
      <div role="status" className={classes.preview}>
        {texts.upToDate(data.theirs.name, data.branch)}
      </div>
    );
  const { conflicts, decided, open, documents, droppedLinks, uncommitted, unchanged, theirs } = data;
  return (
    <div role="status" className={classes.preview}>
      <div className={classes.outcome} data-open={open > 0 || undefined}>
        {open > 0 ? (
          <IconGitMerge size={16} aria-hidden="true" />
        ) : (
          <IconCheck size={16} aria-hidden="true" />
        )}
        <strong>{texts.outcome(open)}</strong>
      </div>
      <ul className={classes.facts}>
        <li>{texts.documents(documents)}</li>
        {decided > 0 && <li>{texts.conflicts(conflicts, decided)}</li>}
        {droppedLinks > 0 && <li>{texts.droppedLinks(droppedLinks)}</li>}
        {unchanged !== null && <li>{texts.unchanged[unchanged]}</li>}
      </ul>
      {uncommitted && (
        <div className={classes.caution}>
          <IconAlertTriangle size={16} aria-hidden="true" />
          {texts.uncommitted(theirs.name)}
        </div>
      )}
    </div>
  );
}
