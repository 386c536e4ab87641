import { Switch } from '@mantine/core';
import { api } from '../api/client';
import { useAction } from '../api/use-action';
import { useCall } from '../api/use-call';
import { FailureView } from '../components/failure-view';
import { problemTexts as texts } from '../texts/problem-texts';

/** Whether versions of the dataset may have regions that break the schema. */
export function ProblemRule({ dataset }: { readonly dataset: string }) {
  const rules = useCall(`rules ${dataset}`, (signal) => api.datasets.rules({ dataset }, { signal }));
  const set = useAction(async (commitNeedsNoProblems: boolean) => {
    await api.datasets.setRules({ dataset, commitNeedsNoProblems });
    rules.reload();
  });
  const failure = rules.failure ?? set.failure;
  return (
    <>
      <Switch
        size="sm"
        label={texts.rule}
        checked={rules.data?.commitNeedsNoProblems ?? false}
        disabled={rules.data === undefined || set.isRunning}
        onChange={(event) => void set.run(event.currentTarget.checked)}
      />
      {failure !== undefined && <FailureView message={failure.userMessage} />}
    </>
  );
}
