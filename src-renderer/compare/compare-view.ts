import { create } from 'zustand';
import { persist } from 'zustand/middleware';

export type Display = 'overlay' | 'side' | 'blink';

/** Pixels of the panes beside the pages before a person drags them: in a small window, pages come first. */
export const paneWidths = (): { readonly documents: number; readonly change: number } =>
  window.innerWidth < NARROW_PX ? { documents: 216, change: 250 } : { documents: 272, change: 300 };

const NARROW_PX = 1280;

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
