import { api } from '../../api/client';
import { runTask } from '../../app/tasks';
import { navigate } from '../../app/router';
import { showDone, showFailure } from '../../app/notify';
import { trackSaving } from '../../app/saving';
import { mergeTexts } from '../../texts/merge-texts';
import { allConflicts, callsOf, decideAll, givenAgain } from '../desk/merge-calls';
import type { Decision, MergeState } from '../desk/merge-types';

const texts = mergeTexts.abort;

/** Gives a merge up, and offers to begin it again with the decisions that were made. */
export async function giveUp(merge: MergeState): Promise<void> {
  const { dataset, theirs } = merge;
  const decisions = (await allConflicts(callsOf(dataset), 'decided')).map(givenAgain);
  await trackSaving(api.merges.abort({ dataset }));
  navigate({ screen: 'versions', dataset });
  showDone(texts.done(theirs.name, decisions.length), {
    label: texts.again,
    run: () => void mergeAgain(merge, decisions),
  });
}

async function mergeAgain(merge: MergeState, decisions: readonly Decision[]): Promise<void> {
  const { dataset, theirs, message, overlap } = merge;
  try {
    const input = { dataset, from: theirs.id, message, overlap };
    await runTask(mergeTexts.start.working(theirs.name), (signal) => api.merges.start(input, { signal }));
    await decideAll(callsOf(dataset), decisions);
    navigate({ screen: 'merge', dataset });
  } catch (error) {
    showFailure(error);
  }
}
