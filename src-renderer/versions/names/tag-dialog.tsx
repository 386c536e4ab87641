import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { api } from '../../api/client';
import { useAction } from '../../api/use-action';
import { closeDialog } from '../../app/dialogs';
import { showDone } from '../../app/notify';
import { versionRefOf } from '../../app/router';
import { FailureView } from '../../components/failure-view';
import { FormDialog } from '../../components/form-dialog';
import { historyTexts } from '../../texts/history-texts';
import { takeTagAway } from './tags';
import classes from './names.module.css';

const texts = historyTexts.tag;

interface TagDialogProps {
  readonly dataset: string;
  /** Number as text. */
  readonly version: string;
}

/** Gives a version a name. */
export function TagDialog({ dataset, version }: TagDialogProps) {
  const [name, setName] = useState('');
  const [message, setMessage] = useState('');
  const create = useAction(async () => {
    const made = await api.tags.create({
      name: name.trim(),
      version: versionRefOf(dataset, version),
      message: message.trim(),
    });
    closeDialog();
    showDone(texts.done(made.name, made.version), () => void takeTagAway(dataset, made.name));
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
      <TextInput
        label={texts.message}
        value={message}
        onChange={(event) => setMessage(event.currentTarget.value)}
        maxLength={10_000}
      />
      {create.failure !== undefined && <FailureView message={create.failure.userMessage} />}
    </FormDialog>
  );
}
