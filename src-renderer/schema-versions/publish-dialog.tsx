import { Loader, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { schemaNumberProblem } from '../../src-main/domain/diff/schema-diff';
import { api, type Api, type Reply } from '../api/client';
import { useAction } from '../api/use-action';
import { useCall } from '../api/use-call';
import { closeDialog } from '../app/dialogs';
import { showDone } from '../app/notify';
import { trackSaving } from '../app/saving';
import { useSession } from '../app/session-store';
import { Dialog } from '../components/dialog';
import { FailureView } from '../components/failure-view';
import { FormButtons } from '../components/form-buttons';
import { schemaVersionTexts } from '../texts/schema-version-texts';
import { LevelBadge } from '../components/level-badge';
import classes from './dialogs.module.css';

const texts = schemaVersionTexts.publish;

type Plan = Reply<Api['schemas']['previewPublish']>;

/** What is to be published, and what the person says about it. */
function usePublish(dataset: string) {
  const {
    data: plan,
    failure,
    reload,
  } = useCall(`publish ${dataset}`, (signal) => api.schemas.previewPublish({ dataset }, { signal }), {
    kinds: ['draft', 'versions'],
    dataset,
  });
  const [reason, setReason] = useState('');
  const [ownName, setName] = useState<string>();
  const [ownNumber, setNumber] = useState<string>();
  const name = ownName ?? plan?.suggestedName ?? '';
  const number = ownNumber ?? plan?.number ?? '';
  const wrong = plan === undefined ? null : wrongNumber(number, plan.number);
  const publish = useAction(async () => {
    const { ref } = await trackSaving(
      api.schemas.publish({
        dataset,
        reason: reason.trim(),
        ...(plan?.name === null ? { name: name.trim() } : {}),
        ...(number === plan?.number ? {} : { number }),
      }),
    );
    closeDialog();
    showDone(texts.done(ref));
  });
  const isPossible = plan !== undefined && plan.obstacle === null && wrong === null;
  const isReady = isPossible && reason.trim() !== '' && name.trim() !== '';
  return {
    plan,
    failure,
    reload,
    reason,
    setReason,
    name,
    setName,
    number,
    setNumber,
    wrong,
    publish,
    isReady,
  };
}

/** Makes the schema of a draft a version of the library: shows what changed, asks why. */
export function PublishDialog({ dataset }: { readonly dataset: string }) {
  const person = useSession((session) => session.library?.person) ?? '';
  const form = usePublish(dataset);
  const { plan, failure, publish, isReady } = form;
  return (
    <Dialog
      isOpen
      onClose={closeDialog}
      title={texts.title(dataset)}
      size="lg"
      onSubmit={() => isReady && void publish.run()}
      footer={
        <>
          <span className={classes.author}>{texts.author(person)}</span>
          <FormButtons
            onCancel={closeDialog}
            submit={texts.submit}
            isReady={isReady}
            isBusy={publish.isRunning}
          />
        </>
      }
    >
      <div className={classes.hint}>{texts.hint}</div>
      {failure !== undefined && <FailureView message={failure.userMessage} onRetry={form.reload} />}
      {plan === undefined && failure === undefined && (
        <div role="status" className={classes.hint}>
          <Loader size="xs" /> {texts.looking}
        </div>
      )}
      {plan !== undefined && <WhatChanged plan={plan} />}
      {plan !== undefined && plan.obstacle === null && (
        <NameAndNumber
          isNew={plan.name === null}
          name={form.name}
          onName={form.setName}
          number={form.number}
          onNumber={form.setNumber}
          wrong={form.wrong}
        />
      )}
      <ReasonField value={form.reason} onChange={form.setReason} />
      {publish.failure !== undefined && <FailureView message={publish.failure.userMessage} />}
    </Dialog>
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

interface ReasonFieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
}

const ReasonField = ({ value, onChange }: ReasonFieldProps) => (
  <Textarea
    label={texts.reason}
    description={texts.reasonHint}
    value={value}
    onChange={(event) => onChange(event.currentTarget.value)}
    autosize
    minRows={2}
    maxRows={8}
    maxLength={10_000}
    required
    data-autofocus
  />
);

function wrongNumber(wanted: string, least: string): string | null {
  const problem = schemaNumberProblem(wanted, least);
  return problem === null ? null : texts.numberProblems[problem](least);
}

function WhatChanged({ plan: { name, level, changelog, obstacle } }: { readonly plan: Plan }) {
  if (obstacle !== null) return <div className={classes.obstacle}>{obstacle}</div>;
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
      {changelog.length > 0 && (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
        <ul className={classes.changelog} aria-label={texts.changes} tabIndex={0}>
          {changelog.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      {changelog.length === 0 && name !== null && <span>{texts.none}</span>}
    </div>
  );
}
