import { Button } from '@mantine/core';
import { useEffect, useEffectEvent, useState } from 'react';
import type { ChangesetOpened } from '../../src-main/contract/changeset-contract';
import { pickFiles, type Chosen } from '../api/pick-files';
import { useAction } from '../api/use-action';
import { currentBranch, useBranches } from '../app/branches';
import { closeDialog } from '../app/dialogs';
import { InlineTasks } from '../app/task-panel';
import { Dialog } from '../components/dialog';
import { FailureView } from '../components/failure-view';
import { appTexts } from '../texts/app-texts';
import { changesetTexts } from '../texts/changeset-texts';
import { CheckedView } from './checked-view';
import { checkFile, giveUp, type CheckedFile } from './take-in';
import { TakenInView } from './taken-in-view';
import classes from './changesets.module.css';

const texts = changesetTexts.opening;

interface TakeInDialogProps {
  readonly dataset: string;
  /** Dropped on the window; asked for when absent. */
  readonly chosen: Chosen | undefined;
}

/** Asks for a changeset file, checks it, tells what it brings, and takes it in. */
export function TakeInDialog({ dataset, chosen }: TakeInDialogProps) {
  const [file, setFile] = useState<CheckedFile>();
  const [opened, setOpened] = useState<ChangesetOpened>();
  const current = currentBranch(useBranches(dataset).data);
  const check = useAction(async (next: Chosen) => setFile(await checkFile(dataset, next)));
  const forget = (): void => {
    if (file !== undefined) giveUp(file.source);
    setFile(undefined);
  };
  const begin = useEffectEvent((dropped: Chosen) => {
    forget();
    void check.run(dropped);
  });
  useEffect(() => {
    if (chosen !== undefined) queueMicrotask(() => begin(chosen));
  }, [chosen]);
  const close = (): void => {
    if (check.isRunning) return;
    forget();
    closeDialog();
  };
  if (opened !== undefined) return <TakenInView {...{ opened, current }} onClose={close} />;
  if (file !== undefined)
    return <CheckedView dataset={dataset} file={file} onOther={forget} onClose={close} onDone={setOpened} />;
  return (
    <Dialog
      isOpen
      onClose={close}
      title={texts.title}
      size="lg"
      footer={
        !check.isRunning && (
          <Button variant="default" onClick={close}>
            {appTexts.cancel}
          </Button>
        )
      }
    >
      <div>{texts.intro(dataset)}</div>
      {check.isRunning ? <InlineTasks /> : <FileZone onChoose={(next) => void check.run(next)} />}
      {check.failure !== undefined && <FailureView message={check.failure.userMessage} />}
    </Dialog>
  );
}

/** A button that asks for the file; a drop anywhere on the window does the same. */
function FileZone({ onChoose }: { readonly onChoose: (chosen: Chosen) => void }) {
  const ask = useAction(async () => {
    const chosen = await pickFiles('changeset');
    if (chosen !== null) onChoose(chosen);
  });
  return (
    <div className={classes.zone}>
      <Button onClick={() => void ask.run()} data-autofocus>
        {texts.choose}
      </Button>
      <span className={classes.quiet}>{texts.drop}</span>
      {ask.failure !== undefined && <FailureView message={ask.failure.userMessage} />}
    </div>
  );
}
