import { Button } from '@mantine/core';
import { api } from '../api/client';
import { useAction } from '../api/use-action';
import { showDone } from '../app/notify';
import { formatRoute } from '../app/router';
import { useCanWrite } from '../app/session-store';
import { FailureView } from '../components/failure-view';
import { schemaVersionTexts } from '../texts/schema-version-texts';
import { formatTime } from '../texts/words';
import type { SchemaDetails } from './use-schemas';
import classes from './version-details.module.css';

const texts = schemaVersionTexts.details;

interface RetiredNoteProps {
  readonly retired: NonNullable<SchemaDetails['retired']>;
  /** What was retired: the version itself, or its whole schema by name. */
  readonly retiredAs: string;
}

/** Who took a version out of use, when and why; and the way back. */
export function RetiredNote({ retired: { author, time, reason, successor }, retiredAs }: RetiredNoteProps) {
  const canWrite = useCanWrite();
  const lift = useAction(async () => {
    await api.schemas.liftRetirement({ ref: retiredAs });
    showDone(texts.lifted(retiredAs));
  });
  return (
    <div className={classes.retired} role="note">
      <div>
        <strong>{texts.retired(author, formatTime(time))}</strong> {reason}{' '}
        {successor !== null && (
          <>
            {texts.successor} <a href={formatRoute({ screen: 'schemas', ref: successor })}>{successor}</a>
          </>
        )}
      </div>
      {canWrite && (
        <Button
          variant="default"
          size="compact-sm"
          loading={lift.isRunning}
          onClick={() => void lift.run()}
          title={texts.liftHint(retiredAs)}
        >
          {texts.lift}
        </Button>
      )}
      {lift.failure !== undefined && <FailureView message={lift.failure.userMessage} />}
    </div>
  );
}
