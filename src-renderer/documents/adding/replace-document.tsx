import { PasswordInput } from '@mantine/core';
import { useState } from 'react';
import type { Picked } from '../../../src-main/contract/host-capabilities';
import { api } from '../../api/client';
import { toCallFailed } from '../../api/call-failed';
import { pickFiles } from '../../api/pick-files';
import { useAction } from '../../api/use-action';
import { showFailure } from '../../app/notify';
import { trackSaving } from '../../app/saving';
import { runWork } from '../../app/tasks';
import { showUndoable } from '../../app/undo';
import { FailureView } from '../../components/failure-view';
import { FormDialog } from '../../components/form-dialog';
import { documentTexts as texts } from '../../texts/document-texts';
import { releaseSources } from './add-documents';

interface Replacement {
  readonly dataset: string;
  /** Entry id. */
  readonly document: string;
  readonly source: Picked;
}

/**
 * Lets the person choose a corrected file (or the missing one) and puts it in the document's place.
 *
 * @returns what to ask a password for, or null when it is done
 */
export async function chooseReplacement(dataset: string, document: string): Promise<Replacement | null> {
  const chosen = await pickFiles('documents').catch(showFailure);
  if (chosen == null) return null;
  try {
    const picked = await runWork(texts.replacing, (report, signal) =>
      chosen.handOver((done, total) => report({ what: texts.adding.handingOver, done, total }), signal),
    );
    const [source] = picked;
    return source === undefined ? null : await tryReplacement({ dataset, document, source });
  } catch (error) {
    showFailure(error);
    return null;
  }
}

async function tryReplacement(replacement: Replacement): Promise<Replacement | null> {
  try {
    await replace(replacement);
  } catch (error) {
    if (toCallFailed(error).code === 'password-needed') return replacement;
    throw error;
  }
  return null;
}

async function replace({ dataset, document, source }: Replacement, password?: string): Promise<void> {
  const input = { dataset, document, source: source.handle, ...(password === undefined ? {} : { password }) };
  const { name } = await trackSaving(api.documents.replace(input));
  releaseSources([source]);
  showUndoable(dataset, texts.replaced(name));
}

interface ReplacePasswordDialogProps {
  readonly replacement: Replacement;
  readonly onClose: () => void;
}

/** Asks for the password of a protected file that is to replace another. */
export function ReplacePasswordDialog({ replacement, onClose }: ReplacePasswordDialogProps) {
  const [password, setPassword] = useState('');
  const attempt = useAction(async () => {
    await replace(replacement, password);
    onClose();
  });
  return (
    <FormDialog
      onClose={onClose}
      title={texts.password.title}
      onSubmit={() => void attempt.run()}
      submit={texts.password.again}
      isReady={password !== ''}
      isBusy={attempt.isRunning}
    >
      <PasswordInput
        label={texts.password.label}
        description={texts.password.text}
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
        autoComplete="off"
        data-autofocus
      />
      {attempt.failure !== undefined && <FailureView message={attempt.failure.userMessage} />}
    </FormDialog>
  );
}

export type { Replacement };
