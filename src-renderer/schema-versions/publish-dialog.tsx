import { Loader, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
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
import { LevelBadge } from './level-badge';
import { isNumber, isRaised } from './version-number';
import classes from './dialogs.module.css';

const texts = schemaVersionTexts.publish;

type Plan = Reply<Api['schemas']['previewPublish']>;

/** Makes the schema of a draft a version of the library: shows what changed, asks why. */
export function PublishDialog({ dataset }: { readonly dataset: string }) {
  const person = useSession((session) => session.library?.person) ?? '';
  const {
    data: plan,
    failure,
    reload,
  } = useCall(`publish ${dataset}`, (signal) => api.schemas.previewPublish({ dataset }, { signal }), {
    kinds: ['draft', 'versions'],
    dataset,
  });
  const [reason, setReason] = useState('');
  const [name, setName] = useState<string>();
  const [number, setNumber] = useState<string>();
  const wantedName = name ?? plan?.suggestedName ?? '';
  const wantedNumber = number ?? plan?.number ?? '';
  const wrong = plan === undefined ? null : wrongNumber(wantedNumber, plan.number);
  const publish = useAction(async () => {
    const { ref } = await trackSaving(
      api.schemas.publish({
        dataset,
        reason: reason.trim(),
        ...(plan?.name === null ? { name: wantedName.trim() } : {}),
        ...(wantedNumber === plan?.number ? {} : { number: wantedNumber }),
      }),
    );
    closeDialog();
    showDone(texts.done(ref));
  });
  const isReady =
    plan !== undefined &&
    plan.obstacle === null &&
    wrong === null &&
    reason.trim() !== '' &&
    wantedName.trim() !== '';
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
      {failure !== undefined && <FailureView message={failure.userMessage} onRetry={reload} />}
      {plan === undefined && failure === undefined && (
        <div role="status" className={classes.hint}>
          <Loader size="xs" /> {texts.looking}
        </div>
      )}
      {plan !== undefined && <WhatChanged plan={plan} />}
      {plan !== undefined && plan.obstacle === null && (
        <div className={classes.line}>
          {plan.name === null && (
            <TextInput
              label={texts.name}
              description={texts.nameHint}
              value={wantedName}
              onChange={(event) => setName(event.currentTarget.value)}
              maxLength={200}
              required
            />
          )}
          <TextInput
            label={texts.number}
            description={texts.numberHint}
            value={wantedNumber}
            error={wrong}
            onChange={(event) => setNumber(event.currentTarget.value)}
          />
        </div>
      )}
      <Textarea
        label={texts.reason}
        description={texts.reasonHint}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        autosize
        minRows={2}
        maxRows={8}
        maxLength={10_000}
        required
        data-autofocus
      />
      {publish.failure !== undefined && <FailureView message={publish.failure.userMessage} />}
    </Dialog>
  );
}

function wrongNumber(wanted: string, least: string): string | null {
  if (!isNumber(wanted)) return texts.numberWrong;
  return isRaised(wanted, least) ? null : texts.numberLow(least);
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
