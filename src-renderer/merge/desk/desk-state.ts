import type { CallFailed } from '../../api/call-failed';
import type { MergeConflict, MergePlace, MergeState } from './merge-types';

export interface DeskState {
  /** Null when no merge waits, undefined before that is known. */
  readonly merge: MergeState | null | undefined;
  readonly places: readonly MergePlace[];
  /** The place the person is at. */
  readonly place: MergePlace | null;
  /** All conflicts of that place. */
  readonly conflicts: readonly MergeConflict[];
  readonly current: MergeConflict | null;
  /** Why the merge could not be read. */
  readonly failure: CallFailed | undefined;
  /** Why the last decision was not taken. */
  readonly refused: CallFailed | undefined;
}

export const NOTHING_YET: DeskState = {
  merge: undefined,
  places: [],
  place: null,
  conflicts: [],
  current: null,
  failure: undefined,
  refused: undefined,
};
