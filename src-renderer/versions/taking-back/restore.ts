import { api } from '../../api/client';
import { showDone } from '../../app/notify';
import { showUndoable } from '../../app/undo';
import { historyTexts } from '../../texts/history-texts';
import { takeBack } from './outcome';

const texts = historyTexts.restore;

/** Makes the draft what a version is, and offers to undo it. */
export const restoreVersion = (dataset: string, version: number): Promise<void> =>
  takeBack({ dataset, version }, async () => {
    const { changed } = await api.history.restore({ dataset, version: String(version) });
    if (changed) showUndoable(dataset, texts.done(version));
    else showDone(texts.same(version));
  });
