import { api } from '../api/client';
import { runLongCall } from '../api/long-call';
import { useAction } from '../api/use-action';
import { versionRefOf } from '../app/router';
import { runWork } from '../app/tasks';
import { splitTexts } from '../texts/split-texts';
import { changeFound, type Likeness } from './found-pairs';

/** Looks for duplicates when asked to, with progress and a way to stop it. */
export function useCheck(dataset: string) {
  return useAction(async ({ by, text, picture }: Likeness) => {
    const version = versionRefOf(dataset, 'draft');
    const report = await runWork(
      splitTexts.check.task,
      (progress, signal) =>
        runLongCall(
          (stop) => api.splits.check({ version, by, text, picture }, { signal: stop }),
          progress,
          signal,
        ),
      true,
    );
    changeFound(dataset, () => ({ report, at: 0, acted: [], solved: new Set() }));
  });
}
