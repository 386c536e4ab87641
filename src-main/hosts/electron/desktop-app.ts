import { once } from 'node:events';
import { basename } from 'node:path';
import { app, session, type BrowserWindow, type MessagePortMain, type WebFrameMain } from 'electron';
import type { Picked } from '../../contract/host-capabilities';
import { listPageFiles } from '../../core/serve-file';
import { serveAppProtocol } from './app-protocol';
import { CHANNELS } from './channels';
import { createCoreLink, type CoreEvents, type CoreLink } from './core-link';
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

/** What the parts below share: the one window, and the library behind it. */
interface Shown {
  window: BrowserWindow | null;
  library: string | null;
}

/** Opens the window and starts the core behind it. Call when the app is ready. */
export async function startDesktop(files: DesktopFiles, setup: CoreSetup): Promise<Desktop> {
  const shown: Shown = { window: null, library: null };
  const core: CoreLink = createCoreLink(
    files.coreProcess,
    createCoreEvents(shown, {
      openReadOnly: () => core.openReadOnly(),
      restart: () => core.start({ ...setup, library: shown.library ?? setup.library }),
    }),
  );
  const register = (paths: readonly string[]): Promise<readonly Picked[]> =>
    Promise.all(
      paths.map(async (path) => ({ handle: await core.registerHandle(path), name: basename(path) })),
    );

  restrictSession(session.defaultSession);
  refuseNetwork(session.defaultSession);
  refuseNavigation();
  serveAppProtocol({ pages: await listPageFiles(files.pages), libraryFolder: () => shown.library });
  serveOverIpc(() => shown.window, {
    connect: (frame) => core.connect((port) => handPort(frame, port)),
    pick: async (kind, name) =>
      shown.window === null ? [] : register(await askForPaths(shown.window, kind, name)),
    dropped: register,
  });
  closeCoreBeforeQuitting(core.close);
  setMenu((action) => withWindow(shown, (window) => window.webContents.send(CHANNELS.menu, action)));
  core.start(setup);
  shown.window = openWindow(files);
  shown.window.webContents.on('render-process-gone', () => withWindow(shown, reloadOrQuit));
  return { library: () => shown.library, focus: () => withWindow(shown, bringToFront) };
}

function withWindow({ window }: Shown, act: (open: BrowserWindow) => unknown): void {
  if (window !== null && !window.isDestroyed()) act(window);
}

/** What the person sees of the core's ups and downs. */
function createCoreEvents(
  shown: Shown,
  core: { readonly openReadOnly: () => void; readonly restart: () => void },
): CoreEvents {
  return {
    onLibrary(folder) {
      shown.library = folder;
      const title = folder === null ? app.name : `${basename(folder)} – ${app.name}`;
      withWindow(shown, (window) => window.setTitle(title));
    },
    onOpening: (opening) => withWindow(shown, (window) => followOpening(window, opening, core.openReadOnly)),
    onFailed: (error) =>
      withWindow(shown, async (window) => {
        await whenVisible(window);
        await showFailure(window, error);
        app.quit();
      }),
    onLost: () =>
      withWindow(shown, async (window) => {
        if (await offerRestart(window)) core.restart();
        else app.quit();
      }),
  };
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
