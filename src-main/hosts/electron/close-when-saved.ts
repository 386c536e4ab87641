import { app, type BrowserWindow } from 'electron';
import { offerToStay } from './dialogs';

/** Saving takes a moment; whoever closed the window need not know. */
const TRY_AGAIN_MS = 100;
/** After that something is wrong, and the person is asked. */
const PATIENCE_MS = 5000;

/**
 * Closes the window, or ends the program, as soon as the page has nothing unsaved any more. The page refuses to unload until
 * then, and Electron takes a refusal for good: neither would be tried again.
 */
export function closeWhenSaved(window: BrowserWindow): void {
  let isClosing = false;
  let isQuitting = false;
  let isGivenUp = false;
  let since: number | null = null;
  const stay = (): void => {
    since = null;
    isQuitting = false;
  };
  const close = (): void => {
    if (window.isDestroyed()) return;
    if (isQuitting) app.quit();
    else window.close();
  };
  // Not at once: the refusal has to be over first.
  const tryAgain = (): unknown => setTimeout(close, TRY_AGAIN_MS);
  const ask = async (): Promise<void> => {
    isGivenUp = !(await offerToStay(window));
    if (isGivenUp) tryAgain();
    else stay();
  };
  app.on('before-quit', () => (isQuitting = true));
  window.on('close', () => (isClosing = true));
  window.webContents.on('will-prevent-unload', (event) => {
    // Loading it again is refused as well; nobody waits for that.
    if (!isClosing) return;
    isClosing = false;
    since ??= Date.now();
    if (isGivenUp) event.preventDefault();
    else if (Date.now() - since < PATIENCE_MS) tryAgain();
    else void ask();
  });
}
