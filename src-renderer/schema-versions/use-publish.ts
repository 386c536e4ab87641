import { useState } from 'react';
import { schemaNumberProblem } from '../../src-main/domain/diff/schema-diff';
import { api, type Api, type Reply } from '../api/client';
import { useAction } from '../api/use-action';
import { useCall } from '../api/use-call';
import { closeDialog } from '../app/dialogs';
import { showDone } from '../app/notify';
import { trackSaving } from '../app/saving';
import { schemaVersionTexts } from '../texts/schema-version-texts';

const texts = schemaVersionTexts.publish;

export type PublishPlan = Reply<Api['schemas']['previewPublish']>;

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

function wrongNumber(wanted: string, least: string): string | null {
  const problem = schemaNumberProblem(wanted, least);
  return problem === null ? null : texts.numberProblems[problem](least);
}
