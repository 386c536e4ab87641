import { create } from 'zustand';
import type { Reverted } from '../../../src-main/contract/history-contract';
import { toCallFailed, type CallFailed } from '../../api/call-failed';
import { trackSaving, whenSaved } from '../../app/saving';

/** What kept a version from being restored or reverted: told beside it until it is tried again or put away. */
export interface Outcome {
  readonly dataset: string;
  readonly version: number;
  readonly failure?: CallFailed;
  /** What stands against a revert. */
  readonly refused?: Reverted;
}

/** Kept while a person goes to the places that stand against a revert, and comes back. */
export const useOutcome = create<{ readonly outcome: Outcome | null }>(() => ({ outcome: null }));

export const putAway = (): void => useOutcome.setState({ outcome: null });

/** Does something to the draft once all before it is saved; what fails is kept to be shown with the version. */
export async function takeBack(
  { dataset, version }: Pick<Outcome, 'dataset' | 'version'>,
  act: () => Promise<void>,
): Promise<void> {
  putAway();
  try {
    await whenSaved();
    await trackSaving(act());
  } catch (error) {
    const failure = toCallFailed(error);
    // Who cancelled knows that nothing was done.
    if (!failure.isCancelled) useOutcome.setState({ outcome: { dataset, version, failure } });
  }
}
