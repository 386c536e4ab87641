import { api } from '../../api/client';
import { showDone } from '../../app/notify';
import { runTask } from '../../app/tasks';
import { showUndoable } from '../../app/undo';
import { historyTexts } from '../../texts/history-texts';
import { takeBack, useOutcome } from './outcome';

const texts = historyTexts.revert;

/** Takes back in the draft what a version changed, and offers to undo it; or keeps what stands against it. */
export const revertVersion = (dataset: string, version: number): Promise<void> =>
  takeBack({ dataset, version }, async () => {
    const result = await runTask(texts.task(version), (signal) =>
      api.history.revert({ dataset, version: String(version) }, { signal }),
    );
    if (!result.clean) return useOutcome.setState({ outcome: { dataset, version, refused: result } });
    const { regions, documents } = result;
    if (regions === 0 && documents === 0) showDone(texts.nothing(version));
    else showUndoable(dataset, texts.done(version, regions, documents));
  });
