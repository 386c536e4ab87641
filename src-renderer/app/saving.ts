import { create } from 'zustand';
import { toCallFailed, type CallFailed } from '../api/call-failed';

interface Saving {
  /** Edits that were sent and are not on disk yet. */
  readonly pending: number;
  /** The last edit that could not be saved; cleared by the next that could. */
  readonly failure: CallFailed | undefined;
}

/** What the status bar says about saving. */
export const useSaving = create<Saving>(() => ({ pending: 0, failure: undefined }));

/** Shows "Saving…" until the edit is on disk. Every call that changes a draft goes through this. */
export async function trackSaving<Result>(edit: Promise<Result>): Promise<Result> {
  useSaving.setState(({ pending }) => ({ pending: pending + 1 }));
  try {
    const result = await edit;
    useSaving.setState({ failure: undefined });
    return result;
  } catch (error) {
    const failure = toCallFailed(error);
    useSaving.setState({ failure });
    throw failure;
  } finally {
    useSaving.setState(({ pending }) => ({ pending: pending - 1 }));
  }
}
