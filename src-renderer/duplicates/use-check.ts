import { useState } from 'react';
import type { DuplicateReport } from '../../src-main/contract/split-contract';
import { api } from '../api/client';
import { runLongCall } from '../api/long-call';
import { useAction } from '../api/use-action';
import { versionRefOf } from '../app/router';
import { runWork } from '../app/tasks';
import { splitTexts } from '../texts/split-texts';

/** When two pages count as the same. */
export interface Likeness {
  readonly by: 'both' | 'text' | 'picture';
  readonly text: number;
  readonly picture: number;
}

/** What was found last, by dataset: going to a document and back must not mean looking at all pages again. */
const found = new Map<string, DuplicateReport>();

/** Looks for duplicates when asked to, with progress and a way to stop it. */
export function useCheck(dataset: string) {
  const [report, setReport] = useState(() => found.get(dataset));
  const check = useAction(async ({ by, text, picture }: Likeness) => {
    const version = versionRefOf(dataset, 'draft');
    const next = await runWork(
      splitTexts.check.task,
      (progress, signal) =>
        runLongCall(
          (stop) => api.splits.check({ version, by, text, picture }, { signal: stop }),
          progress,
          signal,
        ),
      true,
    );
    found.set(dataset, next);
    setReport(next);
  });
  return { report, ...check };
}
