import { Loader, TextInput } from '@mantine/core';
import { closeDialog } from '../app/dialogs';
import { useSession } from '../app/session-store';
import { FailureView } from '../components/failure-view';
import { FormDialog } from '../components/form-dialog';
import { LevelBadge } from '../components/level-badge';
import { MessageField } from '../components/message-field';
import { schemaVersionTexts } from '../texts/schema-version-texts';
import { Changelog } from './changelog';
import { usePublish, type PublishPlan } from './use-publish';
import classes from './dialogs.module.css';

const texts = schemaVersionTexts.publish;

/** Makes the schema of a draft a version of the library: shows what changed, asks why. */
export function PublishDialog({ dataset }: { readonly dataset: string }) {
  const person = useSession((session) => session.library?.person) ?? '';
  const form = usePublish(dataset);
  const { plan, failure, publish, isReady } = form;
  return (
    <FormDialog
      onClose={closeDialog}
      title={texts.title(dataset)}
      size="lg"
      onSubmit={() => void publish.run()}
      note={texts.author(person)}
      submit={form.isElsewhere ? texts.submitElsewhere : texts.submit}
      isReady={isReady}
      isBusy={publish.isRunning}
    >
      <div className={classes.hint}>{texts.hint}</div>
      {failure !== undefined && <FailureView message={failure.userMessage} onRetry={form.reload} />}
      {plan === undefined && failure === undefined && (
        <div role="status" className={classes.hint}>
          <Loader size="xs" /> {texts.looking}
        </div>
      )}
      {plan !== undefined && <WhatChanged plan={plan} />}
      {form.canPublish && (
        <NameAndNumber
          isNew={form.isNew}
          name={form.name}
          onName={form.setName}
          number={form.number}
          onNumber={form.setNumber}
          wrong={form.wrong}
        />
      )}
      <MessageField
        label={texts.reason}
        description={texts.reasonHint}
        value={form.reason}
        onChange={form.setReason}
      />
      {publish.failure !== undefined && <FailureView message={publish.failure.userMessage} />}
    </FormDialog>
  );
}

interface NameAndNumberProps {
  /** It is the first version of a schema that has no name yet. */
  readonly isNew: boolean;
  readonly name: string;
  readonly onName: (name: string) => void;
  readonly number: string;
  readonly onNumber: (number: string) => void;
  readonly wrong: string | null;
}

function NameAndNumber({ isNew, name, onName, number, onNumber, wrong }: NameAndNumberProps) {
  return (
    <div className={classes.line}>
      {isNew && (
        <TextInput
          label={texts.name}
          description={texts.nameHint}
          value={name}
          onChange={(event) => onName(event.currentTarget.value)}
          maxLength={200}
          required
        />
      )}
      <TextInput
        label={texts.number}
        description={texts.numberHint}
        value={number}
        error={wrong}
        onChange={(event) => onNumber(event.currentTarget.value)}
      />
    </div>
  );
}

function WhatChanged({ plan: { name, level, changelog, obstacle } }: { readonly plan: PublishPlan }) {
  if (obstacle !== null)
    return (
      <div className={classes.obstacle} role="note">
        {obstacle.message}
      </div>
    );
  return (
    <div className={classes.changes}>
      <div className={classes.head}>
        {name !== null && <strong>{texts.of(name)}</strong>}
        {level !== null && (
          <span>
            {texts.level} <LevelBadge level={level} />
          </span>
        )}
      </div>
      {changelog.length > 0 && <Changelog lines={changelog} />}
      {changelog.length === 0 && name !== null && <span>{texts.none}</span>}
    </div>
  );
}
