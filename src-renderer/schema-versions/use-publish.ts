import { useState } from 'react';
import { nextSchemaNumber, schemaNumberProblem } from '../../src-main/domain/diff/schema-diff';
import { api, type Api, type Reply } from '../api/client';
import { useAction } from '../api/use-action';
import { useCall } from '../api/use-call';
import { closeDialog } from '../app/dialogs';
import { showDone } from '../app/notify';
import { trackSaving } from '../app/saving';
import { schemaVersionTexts } from '../texts/schema-version-texts';

const texts = schemaVersionTexts.publish;

export type PublishPlan = Reply<Api['schemas']['previewPublish']>;

const FIRST_NUMBER = nextSchemaNumber(null, null);

/** What may not continue its schema can begin one of its own; what equals a published version has nothing to say. */
const canPublishElsewhere = ({ obstacle }: PublishPlan): boolean =>
  obstacle !== null && obstacle.code !== 'nothing-to-publish';

/** What is to be published, and what the person says about it. */
export function usePublish(dataset: string) {
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
  const isElsewhere = plan !== undefined && canPublishElsewhere(plan);
  const least = isElsewhere ? FIRST_NUMBER : (plan?.number ?? '');
  const number = ownNumber ?? least;
  const wrong = plan === undefined ? null : wrongNumber(number, least);
  const isNew = isElsewhere || plan?.name === null;
  const publish = useAction(async () => {
    const { ref } = await trackSaving(
      api.schemas.publish({
        dataset,
        reason: reason.trim(),
        ...(isNew ? { name: name.trim() } : {}),
        ...(number === least ? {} : { number }),
      }),
    );
    closeDialog();
    showDone(texts.done(ref));
  });
  const canPublish = plan !== undefined && (plan.obstacle === null || isElsewhere);
  const isReady = canPublish && wrong === null && reason.trim() !== '' && name.trim() !== '';
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
    /** It becomes the first version of a schema of its own. */
    isNew,
    isElsewhere,
    canPublish,
    isReady,
  };
}

function wrongNumber(wanted: string, least: string): string | null {
  const problem = schemaNumberProblem(wanted, least);
  return problem === null ? null : texts.numberProblems[problem](least);
}
