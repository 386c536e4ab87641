import { once } from 'node:events';
import { basename } from 'node:path';
import { app, session, type BrowserWindow, type MessagePortMain, type WebFrameMain } from 'electron';
import type { Picked } from '../../contract/host-capabilities';
import { listPageFiles } from '../../core/serve-file';
import { serveAppProtocol } from './app-protocol';
import { CHANNELS } from './channels';
import { createCoreLink } from './core-link';
import type { CoreSetup, Opening } from './core-messages';
import { askForPaths, offerReadOnly, offerReload, offerRestart, showFailure } from './dialogs';
import { serveOverIpc } from './ipc-endpoint';
import { setMenu } from './menu';
import { refuseNavigation } from './navigation';
import { refuseNetwork, restrictSession } from './permissions';
import { openWindow, type WindowFiles } from './window';

export interface DesktopFiles extends WindowFiles {
  /** The built page. */
  readonly pages: string;
  /** The built entry of the core process. */
  readonly coreProcess: string;
}

export interface Desktop {
  /** Folder of the open library. */
  library(): string | null;
  /** Brings the window to the front. */
  focus(): void;
}

/** Opens the window and starts the core behind it. Call when the app is ready. */
export async function startDesktop(files: DesktopFiles, setup: CoreSetup): Promise<Desktop> {
  let window: BrowserWindow | null = null;
  let library: string | null = null;
  const withWindow = (act: (open: BrowserWindow) => unknown): void =>
    void (window && !window.isDestroyed() && act(window));

  const core = createCoreLink(files.coreProcess, {
    onLibrary(folder) {
      library = folder;
      withWindow((open) => open.setTitle(folder === null ? app.name : `${basename(folder)} – ${app.name}`));
    },
    onOpening: (opening) => withWindow((open) => followOpening(open, opening, core.openReadOnly)),
    onFailed: (error) =>
      withWindow(async (open) => {
        await whenVisible(open);
        await showFailure(open, error);
        app.quit();
      }),
    onLost: () =>
      withWindow(async (open) => {
        if (await offerRestart(open)) core.start({ ...setup, library: library ?? setup.library });
        else app.quit();
      }),
  });
  const register = (paths: readonly string[]): Promise<readonly Picked[]> =>
    Promise.all(
      paths.map(async (path) => ({ handle: await core.registerHandle(path), name: basename(path) })),
    );

  restrictSession(session.defaultSession);
  refuseNetwork(session.defaultSession);
  refuseNavigation();
  serveAppProtocol({ pages: await listPageFiles(files.pages), libraryFolder: () => library });
  serveOverIpc(() => window, {
    connect: (frame) => core.connect((port) => handPort(frame, port)),
    pick: async (kind, name) => (window === null ? [] : register(await askForPaths(window, kind, name))),
    dropped: register,
  });
  closeCoreBeforeQuitting(core.close);
  setMenu((action) => withWindow((open) => open.webContents.send(CHANNELS.menu, action)));
  core.start(setup);
  window = openWindow(files);
  window.webContents.on('render-process-gone', () => withWindow(reloadOrQuit));
  return { library: () => library, focus: () => withWindow(bringToFront) };
}

/** A dialog of a window that is not there yet would hang in the air. */
async function whenVisible(window: BrowserWindow): Promise<void> {
  if (!window.isVisible()) await once(window, 'show');
}

async function followOpening(
  window: BrowserWindow,
  opening: Opening,
  openReadOnly: () => void,
): Promise<void> {
  await whenVisible(window);
  if (opening.outcome === 'failed') await showFailure(window, opening.error);
  if (opening.outcome === 'locked' && (await offerReadOnly(window, opening))) openReadOnly();
}

function handPort(frame: WebFrameMain, port: MessagePortMain): void {
  // The page may be gone since it asked; closing our end tells the core.
  if (frame.isDestroyed()) port.close();
  else frame.postMessage(CHANNELS.port, null, [port]);
}

/** The window closes first, so that its last edits are on their way; then the core ends in order; then we. */
function closeCoreBeforeQuitting(closeCore: () => Promise<void>): void {
  app.on('window-all-closed', () => app.quit());
  let isClosed = false;
  app.on('will-quit', (event) => {
    if (isClosed) return;
    event.preventDefault();
    void closeCore().finally(() => {
      isClosed = true;
      app.quit();
    });
  });
}

async function reloadOrQuit(window: BrowserWindow): Promise<void> {
  if (await offerReload(window)) window.webContents.reload();
  else app.quit();
}

function bringToFront(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.focus();
}
