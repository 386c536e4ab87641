import { api } from '../../api/client';
import { showDone, showFailure } from '../../app/notify';
import { historyTexts } from '../../texts/history-texts';

const texts = historyTexts.branches;

/** Deletes a branch and offers to bring it back, with what was not committed on it: nothing is lost, so nothing is asked. */
export async function deleteBranch(dataset: string, name: string): Promise<void> {
  try {
    await api.branches.delete({ dataset, name, force: true });
    showDone(texts.deleted(name), () => void recoverBranch(dataset, name));
  } catch (error) {
    showFailure(error);
  }
}

async function recoverBranch(dataset: string, name: string): Promise<void> {
  try {
    await api.branches.recover({ dataset, name });
  } catch (error) {
    showFailure(error);
  }
}
