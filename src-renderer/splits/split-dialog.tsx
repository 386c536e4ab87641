import { Loader } from '@mantine/core';
import { useState } from 'react';
import { api } from '../api/client';
import { runLongCall } from '../api/long-call';
import { useAction } from '../api/use-action';
import { useCall } from '../api/use-call';
import { closeDialog } from '../app/dialogs';
import { versionRefOf } from '../app/router';
import { trackSaving } from '../app/saving';
import { InlineTasks } from '../app/task-panel';
import { runWork } from '../app/tasks';
import { showUndoable } from '../app/undo';
import { Dialog } from '../components/dialog';
import { FailureView } from '../components/failure-view';
import { FormButtons } from '../components/form-buttons';
import { splitTexts } from '../texts/split-texts';
import { formatCount } from '../texts/words';
import { ClassShares, SharesTable } from './shares-table';
import { SplitFields } from './split-fields';
import { FIRST_CHOICE, inputOf, isUsable } from './split-rule';
import { usePreview, type Preview } from './use-preview';
import classes from './splits.module.css';

const texts = splitTexts.dialog;

/** Asks for a rule, shows what it comes to, and deals the documents out. */
export function SplitDialog({ dataset }: { readonly dataset: string }) {
  const [choice, setChoice] = useState(FIRST_CHOICE);
  const version = versionRefOf(dataset, 'draft');
  const fields = useCall(`fields ${version}`, (signal) => api.splits.fields({ version }, { signal }));
  const preview = usePreview(dataset, choice);
  const apply = useAction(async () => {
    const input = inputOf(dataset, choice, false);
    const { changed } = await trackSaving(
      runWork(
        texts.task,
        (report, signal) => runLongCall((stop) => api.splits.assign(input, { signal: stop }), report, signal),
        true,
      ),
    );
    closeDialog();
    showUndoable(dataset, texts.applied(changed));
  });
  const isReady = isUsable(choice) && !preview.isCounting && (preview.result?.changed ?? 0) > 0;
  const buttons = <FormButtons onCancel={closeDialog} submit={texts.apply} isReady={isReady} />;
  return (
    <Dialog
      isOpen
      onClose={() => !apply.isRunning && closeDialog()}
      title={texts.title}
      size="xl"
      onSubmit={() => isReady && void apply.run()}
      footer={!apply.isRunning && buttons}
    >
      <div className={classes.hint}>{texts.hint}</div>
      {apply.isRunning ? (
        <InlineTasks />
      ) : (
        <SplitFields
          choice={choice}
          fields={(fields.data ?? []).map(({ name }) => name)}
          onChange={setChoice}
        />
      )}
      {isUsable(choice) ? <PreviewView preview={preview} /> : <div role="alert">{texts.noRatio}</div>}
      {apply.failure !== undefined && <FailureView message={apply.failure.userMessage} />}
    </Dialog>
  );
}

function PreviewView({ preview: { result, failure, progress, isCounting } }: { readonly preview: Preview }) {
  const doing = progress === null ? texts.counting : progressWords(progress);
  return (
    <section aria-label={texts.preview} aria-busy={isCounting}>
      <h3 className={classes.heading}>
        {texts.preview}
        {isCounting && (
          <span className={classes.hint}>
            <Loader size="xs" /> {doing}
          </span>
        )}
      </h3>
      {failure !== undefined && <FailureView message={failure.userMessage} />}
      {result !== undefined && (
        <div className={classes.checks}>
          <div role="status">
            {texts.changes(result.changed, result.kept)} {result.torn > 0 && texts.torn(result.torn)}
          </div>
          <SharesTable shares={result.after} />
          <ClassShares classes={result.after.classes} />
        </div>
      )}
    </section>
  );
}

const progressWords = ({ what, done, total }: NonNullable<Preview['progress']>): string =>
  total === null ? what : `${what}, ${formatCount(done)} of ${formatCount(total)}`;
