import { app, BrowserWindow, nativeTheme, screen } from 'electron';
import { START_ADDRESS } from './channels';
import { closeWhenSaved } from './close-when-saved';
import { fitBounds, keepWindowState, LEAST_SIZE, readWindowState } from './window-state';

export interface WindowFiles {
  /** The built preload script. */
  readonly preload: string;
  readonly icon: string;
  /** Where the place of the window is kept. */
  readonly state: string;
}

/** Opens the window on our page: sandboxed, isolated, with nothing of Node inside. */
export function openWindow({ preload, icon, state }: WindowFiles): BrowserWindow {
  const kept = readWindowState(state);
  const screens = screen.getAllDisplays().map(({ workArea }) => workArea);
  const window = new BrowserWindow({
    ...fitBounds(kept?.bounds, screens),
    ...LEAST_SIZE,
    title: app.name,
    icon,
    show: false,
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#1a1b1e' : '#ffffff',
    webPreferences: {
      preload,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: !app.isPackaged,
    },
  });
  if (kept?.isMaximised === true) window.maximize();
  keepWindowState(window, state);
  closeWhenSaved(window);
  // The title is the library's name, which main knows; the page's own title stays the program's.
  window.on('page-title-updated', (event) => event.preventDefault());
  window.once('ready-to-show', () => window.show());
  void window.loadURL(START_ADDRESS);
  return window;
}
