import { MultiSelect, NumberInput, Select, Switch } from '@mantine/core';
import { closeDialog } from '../../app/dialogs';
import { RefusalView } from '../../app/refusal-view';
import { useSession } from '../../app/session-store';
import { FailureView } from '../../components/failure-view';
import { FormDialog } from '../../components/form-dialog';
import { MessageField } from '../../components/message-field';
import { mergeTexts } from '../../texts/merge-texts';
import { AgainstProblems } from './against-problems';
import { PreviewView } from './preview-view';
import { useMergeForm, type MergeForm } from './use-merge-form';
import classes from './merge-dialog.module.css';

const texts = mergeTexts.start;

interface MergeDialogProps {
  readonly dataset: string;
  /** Number of a version to begin with, or the name of a branch. */
  readonly from: string | null;
}

/** Chooses what to merge in, shows what would come of it, and begins. */
export function MergeDialog({ dataset, from }: MergeDialogProps) {
  const person = useSession((session) => session.library?.person) ?? '';
  const form = useMergeForm(dataset, from);
  const { preview, start } = form;
  return (
    <FormDialog
      onClose={closeDialog}
      title={form.branch === undefined ? texts.titleBare : texts.title(form.branch)}
      size="lg"
      onSubmit={() => void start.run()}
      note={texts.author(person)}
      submit={preview.data === undefined || preview.data.clean ? texts.submit : texts.submitOpen}
      isReady={form.isReady}
      isBusy={start.isRunning}
    >
      <div className={classes.hint}>{texts.hint}</div>
      <Select
        label={texts.from}
        placeholder={texts.fromHint}
        data={form.options.map(({ group, items }) => ({ group, items: [...items] }))}
        value={form.from}
        onChange={form.setFrom}
        searchable
        limit={60}
        nothingFoundMessage={texts.nothingFound}
        data-autofocus
      />
      {form.failure !== undefined && <FailureView message={form.failure.userMessage} />}
      {form.isAlone && <div className={classes.hint}>{texts.alone}</div>}
      {form.from !== null && (
        <>
          <PreviewView dataset={dataset} preview={preview} progress={form.progress} />
          <Options form={form} />
          <MessageField label={texts.message} value={form.message} onChange={form.setMessage} />
        </>
      )}
      {start.failure !== undefined && (
        <RefusalView dataset={dataset} failure={start.failure}>
          <AgainstProblems dataset={dataset} failure={start.failure} />
        </RefusalView>
      )}
    </FormDialog>
  );
}

const LEAST_PERCENT = 1;

/** Rules, and from which overlap on regions of both sides count as one. */
const Options = ({ form }: { readonly form: MergeForm }) => (
  <details className={classes.options}>
    <summary>{texts.options}</summary>
    <MultiSelect
      label={texts.rules}
      description={texts.rulesHint}
      data={[...form.ruleOptions]}
      value={[...form.rules]}
      onChange={form.setRules}
      searchable
    />
    <div className={classes.overlap}>
      <Switch
        size="sm"
        label={texts.duplicates}
        checked={form.overlap !== null}
        onChange={(event) => form.setOverlap(event.currentTarget.checked ? DEFAULT_PERCENT : null)}
      />
      {form.overlap !== null && (
        <NumberInput
          aria-label={texts.overlap}
          className={classes.percent ?? ''}
          suffix=" %"
          min={LEAST_PERCENT}
          max={100}
          value={form.overlap}
          onChange={(value) => {
            if (value !== '') form.setOverlap(Math.min(100, Math.max(LEAST_PERCENT, Number(value))));
          }}
        />
      )}
    </div>
  </details>
);

const DEFAULT_PERCENT = 50;
