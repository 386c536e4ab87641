import { useState } from 'react';
import { toCallFailed } from '../api/call-failed';
import { api, type Api, type Reply } from '../api/client';
import { useCall, type CallState } from '../api/use-call';
import { historyTexts } from '../texts/history-texts';
import { showDone, showFailure } from './notify';
import { whenSaved } from './saving';
import { wayOut } from './way-out';

export type Branch = Reply<Api['branches']['list']>[number];

const texts = historyTexts.branches;

/** The branches of a dataset, by name. */
export const useBranches = (dataset: string | null): CallState<readonly Branch[]> =>
  useCall(
    dataset === null ? null : `branches ${dataset}`,
    (signal) => api.branches.list({ dataset: dataset ?? '' }, { signal }),
    { kinds: ['versions', 'datasets'], ...(dataset === null ? {} : { dataset }) },
  );

export const currentBranch = (branches: readonly Branch[] | undefined): Branch | undefined =>
  branches?.find(({ current }) => current);

/**
 * Counts how often another branch of a dataset came to be worked on, here, in another window or on the command line:
 * what is shown of the draft then starts afresh.
 */
export function useBranchTurn(dataset: string | null, branch: string | undefined): number {
  const [seen, setSeen] = useState({ dataset, branch, turn: 0 });
  if (branch !== undefined && (seen.dataset !== dataset || seen.branch !== branch)) {
    const isSwitch = seen.dataset === dataset && seen.branch !== undefined;
    setSeen({ dataset, branch, turn: isSwitch ? seen.turn + 1 : seen.turn });
  }
  return seen.turn;
}

/** Makes another branch the one that is worked on, and offers to go back. What is being saved is saved before. */
export async function switchBranch(dataset: string, name: string): Promise<void> {
  try {
    await whenSaved();
    const before = currentBranch(await api.branches.list({ dataset }));
    await api.branches.switch({ dataset, name });
    const back = before === undefined || before.name === name ? undefined : before.name;
    showDone(
      texts.switched(name),
      back === undefined
        ? undefined
        : { label: texts.switchBack, run: () => void switchBranch(dataset, back) },
    );
  } catch (error) {
    showFailure(error, wayOut(dataset, toCallFailed(error)));
  }
}
