import { app, type WebContents } from 'electron';
import { START_ADDRESS } from './channels';

/** Keeps every window, frame and web view of the app on its one page. */
export function refuseNavigation(): void {
  app.on('web-contents-created', (_event, contents) => keepOnPage(contents));
}

/** Refuses new windows, web views, redirects, and every address but the page's own (which a reload navigates to). */
export function keepOnPage(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame || !isPageAddress(event.url)) event.preventDefault();
  });
}

/** True for the page with any fragment; a query is not ours. */
export function isPageAddress(address: string): boolean {
  const [page] = address.split('#');
  return page === START_ADDRESS;
}
