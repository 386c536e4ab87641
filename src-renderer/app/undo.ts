import { api } from '../api/client';
import { appTexts } from '../texts/app-texts';
import { showDone, showFailure } from './notify';
import { trackSaving } from './saving';

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
