import { Select } from '@mantine/core';
import { useState } from 'react';
import { api } from '../api/client';
import { useAction } from '../api/use-action';
import { closeDialog } from '../app/dialogs';
import { showDone } from '../app/notify';
import { FailureView } from '../components/failure-view';
import { FormDialog } from '../components/form-dialog';
import { MessageField } from '../components/message-field';
import { schemaVersionTexts } from '../texts/schema-version-texts';
import { useSchemas } from './use-schemas';
import classes from './dialogs.module.css';

const texts = schemaVersionTexts.retire;

/** Takes a schema version out of use: asks why, and what to use instead. */
export function RetireDialog({ version }: { readonly version: string }) {
  const [reason, setReason] = useState('');
  const [successor, setSuccessor] = useState<string | null>(null);
  const refs = (useSchemas().data ?? []).flatMap((schema) => schema.versions);
  const others = refs.filter(({ ref, retired }) => ref !== version && retired === null);
  const retire = useAction(async () => {
    await api.schemas.retire({
      ref: version,
      reason: reason.trim(),
      ...(successor === null ? {} : { successor }),
    });
    closeDialog();
    showDone(texts.done(version));
  });
  const isReady = reason.trim() !== '';
  return (
    <FormDialog
      onClose={closeDialog}
      title={texts.title(version)}
      onSubmit={() => void retire.run()}
      submit={texts.submit}
      isReady={isReady}
      isBusy={retire.isRunning}
    >
      <div className={classes.hint}>{texts.hint}</div>
      <MessageField label={texts.reason} value={reason} onChange={setReason} />
      <Select
        label={texts.successor}
        placeholder={texts.noSuccessor}
        data={others.map(({ ref }) => ref)}
        value={successor}
        onChange={setSuccessor}
        searchable
        clearable
      />
      {retire.failure !== undefined && <FailureView message={retire.failure.userMessage} />}
    </FormDialog>
  );
}
