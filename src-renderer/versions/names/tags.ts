import { api } from '../../api/client';
import { showDone, showFailure } from '../../app/notify';
import { historyTexts } from '../../texts/history-texts';

/** Takes a tag away and offers to give it again. */
export async function takeTagAway(dataset: string, name: string): Promise<void> {
  try {
    const { id, message } = await api.tags.delete({ dataset, name });
    const again = async (): Promise<void> => {
      try {
        await api.tags.create({ name, version: `${dataset}@${id}`, message });
      } catch (error) {
        showFailure(error);
      }
    };
    showDone(historyTexts.tag.removed(name), () => void again());
  } catch (error) {
    showFailure(error);
  }
}
