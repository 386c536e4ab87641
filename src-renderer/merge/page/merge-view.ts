import { create } from 'zustand';
import { persist } from 'zustand/middleware';

/** `side`: base, ours and theirs beside each other; `overlay`: over each other; `result`: as the decisions make it. */
export type MergeDisplay = 'side' | 'overlay' | 'result';
export const MERGE_DISPLAYS: readonly MergeDisplay[] = ['side', 'overlay', 'result'];

/** How a person likes to look at conflicts; kept in the page's own storage. */
export const useMergeView = create<{ readonly display: MergeDisplay }>()(
  persist<{ readonly display: MergeDisplay }>(() => ({ display: 'side' }), { name: 'colophon:merge' }),
);

export const setMergeDisplay = (display: MergeDisplay): void => void useMergeView.setState({ display });

export function nextMergeDisplay(): void {
  const { display } = useMergeView.getState();
  const next = (MERGE_DISPLAYS.indexOf(display) + 1) % MERGE_DISPLAYS.length;
  setMergeDisplay(MERGE_DISPLAYS[next]!);
}
