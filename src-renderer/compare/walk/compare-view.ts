import { create } from 'zustand';
import { persist } from 'zustand/middleware';

export type Display = 'overlay' | 'side' | 'blink';

const NARROW_PX = 1280;

/** Pixels of a pane before a person drags it: in a small window, pages come first. */
const initial = (narrow: number, wide: number): number => (window.innerWidth < NARROW_PX ? narrow : wide);

/** What to choose from, left of what is chosen. */
export const choicePane = () => ({ fixed: 'start', initial: initial(216, 272), min: 200, max: 480 }) as const;

/** What is said of the current change, right of its page. */
export const changePane = () => ({ fixed: 'end', initial: initial(250, 300), min: 240, max: 520 }) as const;

/** How a person likes to look at differences; kept in the page's own storage. */
interface CompareView {
  readonly display: Display;
  /** Percent; 0 hides unchanged regions. */
  readonly unchanged: number;
  /** What the key that hides them goes back to. */
  readonly lastUnchanged: number;
}

const DEFAULT_UNCHANGED = 35;

export const useCompareView = create<CompareView>()(
  persist<CompareView>(
    () => ({ display: 'overlay', unchanged: DEFAULT_UNCHANGED, lastUnchanged: DEFAULT_UNCHANGED }),
    { name: 'colophon:compare' },
  ),
);

export const setDisplay = (display: Display): void => void useCompareView.setState({ display });

export function setUnchanged(unchanged: number): void {
  useCompareView.setState(({ lastUnchanged }) => ({
    unchanged,
    lastUnchanged: unchanged === 0 ? lastUnchanged : unchanged,
  }));
}

export function toggleUnchanged(): void {
  useCompareView.setState(({ unchanged, lastUnchanged }) => ({
    unchanged: unchanged === 0 ? lastUnchanged : 0,
  }));
}
