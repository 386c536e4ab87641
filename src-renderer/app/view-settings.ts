import { create } from 'zustand';
import { persist } from 'zustand/middleware';

/** How a person likes the window; kept in the page's own storage, never in a library. */
interface View {
  readonly isNavigationNarrow: boolean;
  readonly documents: 'grid' | 'list';
}

export const useView = create<View>()(
  persist<View>(() => ({ isNavigationNarrow: false, documents: 'grid' }), { name: 'colophon:view' }),
);

export function toggleNavigation(): void {
  useView.setState(({ isNavigationNarrow }) => ({ isNavigationNarrow: !isNavigationNarrow }));
}
