import { Button } from '@mantine/core';
import type { CallFailed } from '../../api/call-failed';
import { openDialog } from '../../app/dialogs';
import { FailureView } from '../../components/failure-view';
import { mergeTexts } from '../../texts/merge-texts';
import { AgainstProblems } from '../ending/against-problems';
import { ToMerge } from '../waiting/to-merge';

interface RefusedStartProps {
  readonly dataset: string;
  readonly failure: CallFailed;
  readonly onRetry?: () => void;
}

/** Why no merge was begun, with the way to what stands against it. */
export const RefusedStart = ({ dataset, failure, onRetry }: RefusedStartProps) => (
  <FailureView message={failure.userMessage} onRetry={onRetry}>
    {failure.code === 'draft-has-changes' && (
      <Button variant="default" onClick={() => openDialog({ name: 'commit', dataset })}>
        {mergeTexts.start.commitFirst}
      </Button>
    )}
    {failure.code === 'has-problems' && <AgainstProblems dataset={dataset} failure={failure} />}
    {failure.code === 'merge-unfinished' && <ToMerge dataset={dataset} />}
  </FailureView>
);
