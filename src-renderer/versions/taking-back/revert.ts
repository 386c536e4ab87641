import { api, type Api, type Reply } from '../../api/client';
import { showDone } from '../../app/notify';
import { showUndoable } from '../../app/undo';
import { historyTexts } from '../../texts/history-texts';
import { takeBack, useOutcome } from './outcome';

export type RevertResult = Reply<Api['history']['revert']>;
export type RevertConflict = RevertResult['conflicts'][number];

const texts = historyTexts.revert;

/** Takes back in the draft what a version changed, and offers to undo it; or keeps what stands against it. */
export const revertVersion = (dataset: string, version: number): Promise<void> =>
  takeBack({ dataset, version }, async () => {
    const result = await api.history.revert({ dataset, version: String(version) });
    if (!result.clean) return useOutcome.setState({ outcome: { dataset, version, refused: result } });
    const { regions, documents } = result;
    if (regions === 0 && documents === 0) showDone(texts.nothing(version));
    else showUndoable(dataset, texts.done(version, regions, documents));
  });
