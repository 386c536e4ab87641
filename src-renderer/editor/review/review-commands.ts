import type { Command } from '../../app/commands';
import { showDone } from '../../app/notify';
import { currentRoute, navigate } from '../../app/router';
import { reviewTexts } from '../../texts/review-texts';
import { endReview, startReview, useReviewQueue } from './review-queue';

const texts = reviewTexts.commands;

/** Opens the queue from anywhere, and closes it again. */
export const reviewCommands = (dataset: string, when: () => boolean): readonly Command[] => [
  {
    id: 'migration.decide',
    name: texts.toggle,
    group: texts.group,
    shortcut: 'g q',
    when,
    run: () => void toggleReview(dataset),
  },
];

/** Goes to the first region that waits for a person; when its queue is being worked through already, leaves it. */
export async function toggleReview(dataset: string): Promise<void> {
  const isShown = currentRoute().screen === 'annotate' && useReviewQueue.getState().dataset === dataset;
  if (isShown) return endReview();
  const first = await startReview(dataset);
  if (first === undefined) {
    endReview();
    showDone(texts.nothing);
    return;
  }
  const { document, pageIndex } = first;
  navigate({ screen: 'annotate', dataset, version: 'draft', document, pageIndex });
}
