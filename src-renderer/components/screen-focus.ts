import { useEffect, useLayoutEffect, type RefObject } from 'react';

/** Set on the list of a screen: where keys go when nothing else asks for them. */
export const LIST_MARK = { 'data-screen-list': true } as const;

const FIELD = 'input, textarea, select, [contenteditable="true"]';
const DIALOG = '[role="dialog"][aria-modal="true"]';

export const isDialogOpen = (): boolean => document.querySelector(DIALOG) !== null;

/** True of the list of a screen itself, and of the page where nothing has the focus. */
export const isScreenList = (element: Element | null): boolean =>
  element === document.body || element?.matches('[data-screen-list]') === true;

/** Focuses the list of a screen when it opens, so that its keys work at once. A field or a dialog keeps the focus. */
export function useFocusOnOpen(list: RefObject<HTMLElement | null>, isWanted = true): void {
  useEffect(() => {
    if (!isWanted) return;
    const held = document.activeElement;
    if (!isDialogOpen() && held?.closest(FIELD) == null) list.current?.focus({ preventScroll: true });
  }, [list, isWanted]);
}

/** What had the focus before the first of the dialogs that are open, which may follow each other. */
let opener: Element | null = null;

/**
 * Gives the focus back when the last dialog closes: to what opened it, or, where that is gone (a menu, the
 * palette), to the list of the screen. Dialogs of ours come and go as a whole, which Mantine does not notice.
 */
export function useReturnFocus(isOpen: boolean): void {
  useLayoutEffect(() => {
    if (!isOpen) return undefined;
    const held = document.activeElement;
    if (held !== null && held !== document.body && held.closest(DIALOG) === null) opener = held;
    return () => void setTimeout(giveBack);
  }, [isOpen]);
}

function giveBack(): void {
  const held = document.activeElement;
  const isFree = held === null || held === document.body;
  if (!isFree || isDialogOpen()) return;
  const target = opener?.isConnected === true ? opener : document.querySelector('[data-screen-list]');
  opener = null;
  if (target instanceof HTMLElement) target.focus({ preventScroll: true });
}
