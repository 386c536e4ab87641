import { api } from '../../api/client';
import { showDone, showFailure } from '../../app/notify';
import { historyTexts } from '../../texts/history-texts';

const texts = historyTexts.branches;

/**
 * Deletes a branch and offers to make it again where it was: its versions stay, so that loses nothing. Uncommitted
 * work cannot be given back and is only deleted with the branch when the core was asked for that before.
 */
export async function deleteBranch(dataset: string, name: string, force = false): Promise<boolean> {
  try {
    const { id, uncommitted } = await api.branches.delete({ dataset, name, force });
    const again = async (): Promise<void> => {
      try {
        await api.branches.create({ dataset, name, ...(id === null ? {} : { from: id }) });
      } catch (error) {
        showFailure(error);
      }
    };
    showDone(texts.deleted(name), uncommitted ? undefined : () => void again());
    return true;
  } catch (error) {
    showFailure(error);
    return false;
  }
}
