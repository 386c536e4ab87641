import { create } from 'zustand';
import { persist } from 'zustand/middleware';

/** The changes as a list, or on their pages. */
export type View = 'list' | 'pages';

/** How a person likes to look at changes; kept in the page's own storage. */
export const useDraftView = create<{ readonly view: View }>()(
  persist<{ readonly view: View }>(() => ({ view: 'list' }), { name: 'colophon:changes' }),
);

export const setView = (view: View): void => void useDraftView.setState({ view });
