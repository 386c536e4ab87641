import { Switch, TextInput } from '@mantine/core';
import { useState } from 'react';
import { api } from '../../api/client';
import { useAction } from '../../api/use-action';
import { switchBranch } from '../../app/branches';
import { closeDialog } from '../../app/dialogs';
import { showDone } from '../../app/notify';
import { FailureView } from '../../components/failure-view';
import { FormDialog } from '../../components/form-dialog';
import { historyTexts } from '../../texts/history-texts';
import { deleteBranch } from './delete-branch';
import classes from './names.module.css';

const texts = historyTexts.branches;

interface BranchDialogProps {
  readonly dataset: string;
  /** Number as text of the version that it goes on from; null for the newest of the current branch. */
  readonly version: string | null;
}

/** Makes a branch, and goes to it unless that is not wanted. */
export function BranchDialog({ dataset, version }: BranchDialogProps) {
  const [name, setName] = useState('');
  const [isSwitching, setIsSwitching] = useState(true);
  const create = useAction(async () => {
    const made = await api.branches.create({
      dataset,
      name: name.trim(),
      ...(version === null ? {} : { from: version }),
    });
    closeDialog();
    if (isSwitching) await switchBranch(dataset, made.name);
    else showDone(texts.made(made.name), () => void deleteBranch(dataset, made.name));
  });
  const isReady = name.trim() !== '';
  return (
    <FormDialog
      onClose={closeDialog}
      title={texts.title(version)}
      onSubmit={() => void create.run()}
      submit={texts.submit}
      isReady={isReady}
      isBusy={create.isRunning}
    >
      <div className={classes.hint}>{texts.hint}</div>
      <TextInput
        label={texts.name}
        description={texts.nameHint}
        value={name}
        onChange={(event) => {
          setName(event.currentTarget.value);
          create.clearFailure();
        }}
        maxLength={300}
        required
        data-autofocus
      />
      <Switch
        size="sm"
        label={texts.switchTo}
        checked={isSwitching}
        onChange={(event) => setIsSwitching(event.currentTarget.checked)}
      />
      {create.failure !== undefined && <FailureView message={create.failure.userMessage} />}
    </FormDialog>
  );
}
