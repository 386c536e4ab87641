import { Loader } from '@mantine/core';
import { useState } from 'react';
import { api } from '../api/client';
import { useAction } from '../api/use-action';
import { closeDialog, openDialog } from '../app/dialogs';
import { showDone } from '../app/notify';
import { RefusalView } from '../app/refusal-view';
import { useSession } from '../app/session-store';
import { trackSaving } from '../app/saving';
import { useDraftStatus, type DraftStatus } from '../app/use-draft-status';
import { FailureView } from '../components/failure-view';
import { FormDialog } from '../components/form-dialog';
import { MessageField } from '../components/message-field';
import { NoticeDialog } from '../components/notice-dialog';
import { versionTexts as texts } from '../texts/version-texts';
import { DraftSummary } from './draft-summary';
import { ProblemRule } from '../app/problem-rule';
import classes from './commit-dialog.module.css';

/** A commit needs no count: it can be made meanwhile. */
function Counting() {
  return (
    <div role="status" className={classes.hint}>
      <Loader size="xs" /> {texts.counting}
    </div>
  );
}

/** Nothing to ask for then: a version would equal the last one. */
const NothingToCommit = ({ status: { base } }: { readonly status: DraftStatus }) => (
  <NoticeDialog onClose={closeDialog} title={texts.nothingTitle}>
    {base === null ? texts.cleanNew : texts.cleanSince(base)}
  </NoticeDialog>
);

/** Shows what the draft changed, asks why, and makes a version of it. */
export function CommitDialog({ dataset }: { readonly dataset: string }) {
  const [message, setMessage] = useState('');
  const person = useSession((session) => session.library?.person) ?? '';
  const status = useDraftStatus(dataset);
  const commit = useAction(async () => {
    const { version, schema } = await trackSaving(api.versions.commit({ dataset, message: message.trim() }));
    closeDialog();
    if (schema.obstacle === null) showDone(texts.committed(version));
    else {
      // The dialog for publishing says what stands against it, and what can be done.
      const run = () => openDialog({ name: 'publish-schema', dataset });
      showDone(texts.committedUnpublished(version), { label: texts.publishSchema, run });
    }
  });
  // The commit itself leaves nothing to commit, a moment before the dialog closes.
  if (status.data?.clean === true && !commit.isRunning) return <NothingToCommit status={status.data} />;
  const isReady = message.trim() !== '';
  return (
    <FormDialog
      onClose={closeDialog}
      title={texts.commitTitle}
      size="lg"
      onSubmit={() => void commit.run()}
      note={texts.author(person)}
      submit={texts.commitNow}
      isReady={isReady}
      isBusy={commit.isRunning}
    >
      <div className={classes.hint}>{texts.commitHint}</div>
      {status.isLoading && <Counting />}
      {status.failure !== undefined && (
        <FailureView message={status.failure.userMessage} onRetry={status.reload} />
      )}
      {status.data !== undefined && <DraftSummary status={status.data} />}
      <MessageField
        label={texts.message}
        description={texts.messageHint}
        value={message}
        onChange={setMessage}
      />
      <ProblemRule dataset={dataset} />
      {commit.failure !== undefined && <RefusalView dataset={dataset} failure={commit.failure} />}
    </FormDialog>
  );
}
