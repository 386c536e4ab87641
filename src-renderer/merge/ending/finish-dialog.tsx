import { Button } from '@mantine/core';
import { useState } from 'react';
import { api } from '../../api/client';
import { useAction } from '../../api/use-action';
import { RefusalView } from '../../app/refusal-view';
import { whenSaved } from '../../app/saving';
import { useSession } from '../../app/session-store';
import { runTask } from '../../app/tasks';
import { Dialog } from '../../components/dialog';
import { FormDialog } from '../../components/form-dialog';
import { MessageField } from '../../components/message-field';
import { mergeTexts } from '../../texts/merge-texts';
import { AgainstProblems } from '../start/against-problems';
import type { MergeState } from '../desk/merge-types';
import { useDesk } from '../desk/use-desk';
import { showMerged } from '../start/show-merged';

const texts = mergeTexts.finish;

interface FinishDialogProps {
  readonly merge: MergeState;
  readonly onClose: () => void;
}

/** Makes the version, once nothing is open; until then it leads to what is. */
export function FinishDialog({ merge, onClose }: FinishDialogProps) {
  return merge.open > 0 ? (
    <StillOpen merge={merge} onClose={onClose} />
  ) : (
    <MakeVersion merge={merge} onClose={onClose} />
  );
}

function StillOpen({ merge, onClose }: FinishDialogProps) {
  const desk = useDesk();
  const go = (): void => {
    onClose();
    if (desk.store.getState().current?.decision !== null) void desk.step(1);
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={texts.openTitle(merge.open)}
      footer={
        <Button onClick={go} data-autofocus>
          {texts.showOpen}
        </Button>
      }
    >
      {texts.openText}
    </Dialog>
  );
}

function MakeVersion({ merge, onClose }: FinishDialogProps) {
  const { dataset, branch, theirs, decided, ours } = merge;
  const desk = useDesk();
  const [message, setMessage] = useState(merge.message);
  const person = useSession((session) => session.library?.person) ?? '';
  const finish = useAction(async () => {
    await whenSaved();
    const input = { dataset, message: message.trim() };
    const result = await runTask(texts.working, (signal) => api.merges.continue(input, { signal }));
    onClose();
    // An edit in the draft may have brought up a conflict meanwhile.
    if (result.outcome === 'merged') showMerged(result, ours);
    else void desk.refresh();
  });
  const isReady = message.trim() !== '';
  return (
    <FormDialog
      onClose={onClose}
      title={texts.title(theirs.name, branch)}
      size="lg"
      onSubmit={() => void finish.run()}
      note={texts.author(person)}
      submit={texts.submit}
      isReady={isReady}
      isBusy={finish.isRunning}
    >
      <div>{texts.hint(decided)}</div>
      <MessageField label={texts.message} value={message} onChange={setMessage} />
      {finish.failure !== undefined && (
        <RefusalView dataset={dataset} failure={finish.failure}>
          <AgainstProblems dataset={dataset} failure={finish.failure} />
        </RefusalView>
      )}
    </FormDialog>
  );
}
