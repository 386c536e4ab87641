import { api } from '../api/client';
import { appTexts } from '../texts/app-texts';
import { showDone, showFailure } from './notify';
import { trackSaving, useSaving } from './saving';

/** Takes the draft's last edit back and says what it was. */
export async function undoLastEdit(dataset: string): Promise<void> {
  try {
    const { history } = await trackSaving(api.labels.undo({ dataset }));
    if (history.redo === null) return;
    showDone(appTexts.undone(history.redo), {
      label: appTexts.redo,
      run: () => void redoLastEdit(dataset),
    });
  } catch (error) {
    showFailure(error);
  }
}

export async function redoLastEdit(dataset: string): Promise<void> {
  try {
    await trackSaving(api.labels.redo({ dataset }));
  } catch (error) {
    showFailure(error);
  }
}

/** Says what was done to a draft, and offers to take it back for as long as it is the last thing that was done. */
export const showUndoable = (dataset: string, text: string): void =>
  offerUntilNextEdit(text, () => void undoLastEdit(dataset));

/** The same with another way back, which the next edit closes as well: what takes the last act back would take that one. */
export function offerUntilNextEdit(text: string, undo: () => void): void {
  const withdraw = showDone(text, undo);
  const stop = useSaving.subscribe((now, before) => {
    if (now.pending <= before.pending) return;
    stop();
    withdraw();
  });
}
