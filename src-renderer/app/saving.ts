import { create } from 'zustand';
import type { ErrorCode } from '../../src-main/domain/errors/app-error';
import { toCallFailed, type CallFailed } from '../api/call-failed';

/** Failures after which a person must know that nothing is being saved; a refusal is told where it was asked for. */
const NOT_SAVED: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'disk-failure',
  'library-damaged',
  'library-missing',
  'library-read-only',
  'object-damaged',
  'caller-refused',
  'unexpected',
]);

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
    if (NOT_SAVED.has(failure.code)) useSaving.setState({ failure });
    throw failure;
  } finally {
    useSaving.setState(({ pending }) => ({ pending: pending - 1 }));
  }
}

/**
 * Waits until every edit that was sent has been answered.
 *
 * @throws CallFailed the reason why edits cannot be saved now
 */
export function whenSaved(): Promise<void> {
  return new Promise((resolve, reject) => {
    const look = ({ pending, failure }: Saving): void => {
      if (pending > 0 && failure === undefined) return;
      stop();
      if (pending > 0) reject(failure);
      else resolve();
    };
    const stop = useSaving.subscribe(look);
    look(useSaving.getState());
  });
}
