import { Button } from '@mantine/core';
import { IconEraser } from '@tabler/icons-react';
import { useState } from 'react';
import type { Collected } from '../../src-main/contract/garbage-contract';
import { toCallFailed } from '../api/call-failed';
import { api } from '../api/client';
import { useAction } from '../api/use-action';
import { useCanWrite } from '../app/session-store';
import { runTask } from '../app/tasks';
import { FailureView } from '../components/failure-view';
import { libraryTexts } from '../texts/library-texts';
import { CareRow } from './care-row';

const texts = libraryTexts.garbage;

/** Finds what nothing refers to any more, with its size, and removes it. */
export function GarbageCare() {
  const canWrite = useCanWrite();
  const [result, setResult] = useState<Collected>();
  const [isStopped, setStopped] = useState(false);
  const run = useAction(async (dryRun: boolean) => {
    setResult(undefined);
    setStopped(false);
    const task = dryRun ? texts.findTask : texts.removeTask;
    try {
      setResult(await runTask(task, (signal) => api.garbage.collect({ dryRun }, { signal })));
    } catch (error) {
      setStopped(!dryRun && toCallFailed(error).isCancelled);
      throw error;
    }
  });
  const amount = result === undefined ? 0 : result.objects.count + result.files.count;
  const canRemove = result?.dryRun === true && amount > 0;
  return (
    <CareRow
      icon={<IconEraser size={20} />}
      hint={texts.hint}
      action={
        canWrite && (
          <Button variant="default" loading={run.isRunning} onClick={() => void run.run(!canRemove)}>
            {canRemove ? texts.remove : texts.find}
          </Button>
        )
      }
    >
      {run.failure !== undefined && <FailureView message={run.failure.userMessage} />}
      {isStopped && <span role="status">{texts.stopped}</span>}
      {result !== undefined && (
        <span role="status">
          {amount === 0 && result.complete ? texts.nothing : texts.amount(result)}
          {result.complete ? '' : ` ${texts.incomplete}`}
          {result.dryRun ? '' : ` ${texts.room(result.database.givenBack, result.database.free)}`}
        </span>
      )}
    </CareRow>
  );
}
