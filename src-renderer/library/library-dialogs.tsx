import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { closeDialog } from '../app/dialogs';
import { Dialog } from '../components/dialog';
import { FailureView } from '../components/failure-view';
import { FormDialog } from '../components/form-dialog';
import { appTexts } from '../texts/app-texts';
import { libraryTexts as texts } from '../texts/library-texts';
import { createNamed, useOpening } from './open-library';

/** Asks for a name; where the library lies is the host's business. */
export function NewLibraryDialog() {
  const [name, setName] = useState('');
  const { isBusy, failure } = useOpening();
  const isReady = name.trim() !== '';
  return (
    <FormDialog
      onClose={closeDialog}
      title={texts.newLibrary}
      onSubmit={() => void createNamed(name.trim())}
      submit={texts.create}
      isReady={isReady}
      isBusy={isBusy}
    >
      <TextInput
        label={texts.name}
        description={texts.libraryNameHint}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        maxLength={100}
        data-autofocus
      />
      {failure !== undefined && <FailureView message={failure.userMessage} />}
    </FormDialog>
  );
}

interface LockedDialogProps {
  readonly holder: string;
  readonly open: (readOnly: boolean) => void;
}

/** Says who writes to the library, and offers to read it. */
export function LockedLibraryDialog({ holder, open }: LockedDialogProps) {
  const { isBusy } = useOpening();
  return (
    <Dialog
      isOpen
      onClose={closeDialog}
      title={texts.locked.title}
      footer={
        <>
          <Button variant="default" onClick={closeDialog}>
            {appTexts.cancel}
          </Button>
          <Button variant="default" loading={isBusy} onClick={() => open(false)}>
            {texts.locked.again}
          </Button>
          <Button loading={isBusy} onClick={() => open(true)} data-autofocus>
            {texts.locked.readOnly}
          </Button>
        </>
      }
    >
      <div>
        <strong>{texts.locked.text(holder)}</strong> {texts.locked.hint}
      </div>
    </Dialog>
  );
}
