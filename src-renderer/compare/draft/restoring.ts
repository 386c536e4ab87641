import { create } from 'zustand';
import type { ChangeFilter, RestoredPart, RestoreOutcome } from '../../../src-main/contract/changes-contract';
import { toCallFailed } from '../../api/call-failed';
import { api } from '../../api/client';
import { showFailure } from '../../app/notify';
import { trackSaving, whenSaved } from '../../app/saving';
import { runTask } from '../../app/tasks';
import { showUndoable } from '../../app/undo';
import { wayOut } from '../../app/way-out';
import { changesTexts } from '../../texts/changes-texts';

const texts = changesTexts.revert;

/** What is to be what it was in the version that the draft started from. */
export interface RestoreRequest {
  readonly dataset: string;
  readonly parts?: RestoredPart[];
  readonly matching?: ChangeFilter;
}

/** A restore that something stands against. */
export interface Refused {
  readonly request: RestoreRequest;
  readonly outcome: RestoreOutcome;
}

export const useRefused = create<{ readonly refused: Refused | null }>(() => ({ refused: null }));
export const forgetRefused = (): void => useRefused.setState({ refused: null });

/** Reverts changes as one step of undo, with a way back; asks only where something stands against it. */
export async function revert(request: RestoreRequest, withDependents = false): Promise<void> {
  try {
    await whenSaved();
    const outcome = await trackSaving(
      runTask(texts.task, (signal) => api.changes.restore({ ...request, withDependents }, { signal })),
    );
    if (outcome.obstacles.length > 0) return useRefused.setState({ refused: { request, outcome } });
    if (outcome.changed) showUndoable(request.dataset, doneWords(outcome));
  } catch (error) {
    tellRefusal(request.dataset, error);
  }
}

function doneWords({ regions, documents }: RestoreOutcome): string {
  if (documents === 0) return texts.doneSchema;
  return regions === 0 ? texts.doneDocuments(documents) : texts.doneRegions(regions);
}

/** Makes the draft what its base is. */
export async function revertEverything(dataset: string, base: number): Promise<void> {
  try {
    await whenSaved();
    const { changed } = await trackSaving(api.history.restore({ dataset, version: String(base) }));
    if (changed) showUndoable(dataset, texts.doneAll(base));
  } catch (error) {
    tellRefusal(dataset, error);
  }
}

const tellRefusal = (dataset: string, error: unknown): void =>
  showFailure(error, wayOut(dataset, toCallFailed(error)));
