import { Button, PasswordInput } from '@mantine/core';
import { useState } from 'react';
import type { AddResult } from '../../../src-main/contract/document-contract';
import type { Picked } from '../../../src-main/contract/host-capabilities';
import { closeDialog } from '../../app/dialogs';
import { CountTiles } from '../../components/count-tiles';
import { Dialog } from '../../components/dialog';
import { VirtualRows } from '../../components/virtual-rows';
import { documentTexts } from '../../texts/document-texts';
import { addAgain, releaseSources } from './add-documents';
import { cameFrom, shownPath } from './shown-path';
import classes from './add-result-dialog.module.css';

const texts = documentTexts.adding;

interface AddResultDialogProps {
  readonly dataset: string;
  readonly result: AddResult;
  readonly sources: readonly Picked[];
}

/** What was added, what was known, and what was not added and why; protected files can be tried with a password. */
export function AddResultDialog({ dataset, result, sources }: AddResultDialogProps) {
  const [password, setPassword] = useState('');
  const { added, duplicates, failed } = result;
  const locked = failed.filter(({ code }) => code === 'password-needed' || code === 'password-wrong');
  const close = (): void => {
    releaseSources(sources);
    closeDialog();
  };
  const retry = (): void => {
    if (password === '') return;
    closeDialog();
    const isLocked = (source: Picked): boolean => locked.some(({ path }) => cameFrom(source, path));
    releaseSources(sources.filter((source) => !isLocked(source)));
    void addAgain(dataset, sources.filter(isLocked), [password]);
  };
  return (
    <Dialog
      isOpen
      onClose={close}
      title={texts.resultTitle}
      size="lg"
      onSubmit={retry}
      footer={
        <>
          <Button variant="default" onClick={close}>
            {texts.close}
          </Button>
          {locked.length > 0 && (
            <Button type="submit" disabled={password === ''}>
              {texts.retry}
            </Button>
          )}
        </>
      }
    >
      <CountTiles
        counts={[
          { label: texts.added, count: added },
          { label: texts.duplicates, count: duplicates },
          { label: texts.failed, count: failed.length },
        ]}
      />
      <FailedFiles failed={failed} sources={sources} />
      {locked.length > 0 && (
        <PasswordInput
          label={documentTexts.password.label}
          description={texts.passwordHint(locked.length)}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          autoComplete="off"
          data-autofocus
        />
      )}
    </Dialog>
  );
}

interface FailedFilesProps extends Pick<AddResult, 'failed'> {
  readonly sources: readonly Picked[];
}

function FailedFiles({ failed, sources }: FailedFilesProps) {
  return (
    <div className={classes.failed}>
      <VirtualRows label={texts.failedLabel} count={failed.length} rowHeight={52} maxHeight={260}>
        {(index) => (
          <div className={classes.row} data-selectable>
            <strong>{shownPath(failed[index]?.path ?? '', sources)}</strong>
            <span>{failed[index]?.reason}</span>
          </div>
        )}
      </VirtualRows>
    </div>
  );
}
