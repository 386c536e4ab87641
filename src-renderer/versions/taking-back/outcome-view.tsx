import { Button } from '@mantine/core';
import { RefusalView } from '../../app/refusal-view';
import { historyTexts as texts } from '../../texts/history-texts';
import { ConflictList } from './conflict-list';
import { putAway, useOutcome } from './outcome';

interface OutcomeViewProps {
  readonly dataset: string;
  readonly version: number;
}

/** Why a version was not restored or reverted; nothing where that was not tried or was done. */
export function OutcomeView({ dataset, version }: OutcomeViewProps) {
  const outcome = useOutcome((state) => state.outcome);
  if (outcome?.dataset !== dataset || outcome.version !== version) return null;
  const { failure, refused } = outcome;
  return (
    <>
      {failure !== undefined && (
        <RefusalView dataset={dataset} failure={failure}>
          <Button variant="default" onClick={putAway}>
            {texts.revert.dismiss}
          </Button>
        </RefusalView>
      )}
      {refused !== undefined && <ConflictList refused={refused} />}
    </>
  );
}
