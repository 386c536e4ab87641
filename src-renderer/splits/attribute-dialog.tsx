import { Autocomplete, Checkbox, TextInput } from '@mantine/core';
import { useState } from 'react';
import { api } from '../api/client';
import { useAction } from '../api/use-action';
import { useCall } from '../api/use-call';
import { closeDialog } from '../app/dialogs';
import { versionRefOf } from '../app/router';
import { trackSaving } from '../app/saving';
import { showUndoable } from '../app/undo';
import { FailureView } from '../components/failure-view';
import { FormDialog } from '../components/form-dialog';
import { splitTexts } from '../texts/split-texts';

const texts = splitTexts.attribute;

interface AttributeDialogProps {
  readonly dataset: string;
  readonly documents: readonly string[];
}

/** Sets an attribute of documents, to group or spread them by. */
export function AttributeDialog({ dataset, documents }: AttributeDialogProps) {
  const [name, setName] = useState('');
  const [value, setValue] = useState('');
  const [isCleared, setIsCleared] = useState(false);
  const version = versionRefOf(dataset, 'draft');
  const fields = useCall(`fields ${version}`, (signal) => api.splits.fields({ version }, { signal }));
  const known = (fields.data ?? []).filter(({ from }) => from === 'attribute').map((field) => field.name);
  const set = useAction(async () => {
    const next = isCleared ? null : value.trim();
    const input = { dataset, documents: [...documents], name: name.trim(), value: next };
    const { changed } = await trackSaving(api.splits.setAttribute(input));
    closeDialog();
    const text = isCleared ? texts.cleared : texts.done;
    showUndoable(dataset, text(name.trim(), changed));
  });
  const isReady = name.trim() !== '' && (isCleared || value.trim() !== '');
  return (
    <FormDialog
      onClose={closeDialog}
      title={texts.title}
      onSubmit={() => void set.run()}
      submit={texts.set}
      isReady={isReady}
      isBusy={set.isRunning}
    >
      <div>{texts.hint(documents.length)}</div>
      <Autocomplete
        label={texts.name}
        description={texts.nameHint}
        data={known}
        value={name}
        onChange={setName}
        maxLength={200}
        data-autofocus
      />
      <TextInput
        label={texts.value}
        value={value}
        onChange={(event) => setValue(event.currentTarget.value)}
        disabled={isCleared}
        maxLength={1000}
      />
      <Checkbox
        label={texts.clear}
        checked={isCleared}
        onChange={(event) => setIsCleared(event.currentTarget.checked)}
      />
      {set.failure !== undefined && <FailureView message={set.failure.userMessage} />}
    </FormDialog>
  );
}
