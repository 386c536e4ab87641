import { app, Menu, type BrowserWindow, type MenuItemConstructorOptions } from 'electron';
import type { MenuAction } from '../../contract/host-capabilities';

type Send = (action: MenuAction) => void;

/** Puts the menu up. What the page does is sent to the page; its shortcuts are the page's own. */
export function setMenu(send: Send): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(send, process.platform === 'darwin')));
}

/**
 * The menu as data. Undo and redo are the library's, not the text field's, so they are sent instead of being roles; their
 * keys are shown but not taken (`registerAccelerator`), because the page listens to them itself.
 */
export function menuTemplate(send: Send, isMac: boolean): MenuItemConstructorOptions[] {
  const ask = (label: string, action: MenuAction, accelerator?: string): MenuItemConstructorOptions => ({
    label,
    click: () => send(action),
    ...(accelerator === undefined ? {} : { accelerator, registerAccelerator: false }),
  });
  const file: MenuItemConstructorOptions[] = [
    ask('New library…', 'new-library'),
    ask('Open library…', 'open-library'),
    ask('Open sample library', 'open-sample'),
    { type: 'separator' },
    ask('Add documents…', 'add-documents'),
    { type: 'separator' },
    ask('Settings', 'settings'),
    { type: 'separator' },
    isMac ? { role: 'close' } : { role: 'quit' },
  ];
  const edit: MenuItemConstructorOptions[] = [
    ask('Undo', 'undo', 'CmdOrCtrl+Z'),
    ask('Redo', 'redo', 'Shift+CmdOrCtrl+Z'),
    { type: 'separator' },
    { role: 'cut' },
    { role: 'copy' },
    { role: 'paste' },
    { role: 'selectAll' },
  ];
  return [
    ...(isMac ? [{ role: 'appMenu' } satisfies MenuItemConstructorOptions] : []),
    { label: '&File', submenu: file },
    { label: '&Edit', submenu: edit },
    { label: '&View', submenu: viewMenu() },
    { label: '&Help', submenu: [ask('Keyboard shortcuts', 'shortcuts'), { role: 'about' }] },
  ];
}

/** The page zooms documents with Ctrl and +, − or 0; the size of the interface therefore has no keys of its own. */
function viewMenu(): MenuItemConstructorOptions[] {
  return [
    interfaceSize('Larger interface', (level) => level + 0.5),
    interfaceSize('Smaller interface', (level) => level - 0.5),
    interfaceSize('Normal size', () => 0),
    { type: 'separator' },
    { role: 'togglefullscreen' },
    ...(app.isPackaged
      ? []
      : ([{ type: 'separator' }, { role: 'toggleDevTools' }] satisfies MenuItemConstructorOptions[])),
  ];
}

const LARGEST_LEVEL = 3;

function interfaceSize(label: string, change: (level: number) => number): MenuItemConstructorOptions {
  return {
    label,
    click: (_item, window) => {
      if (window === undefined || !('webContents' in window)) return;
      const { webContents } = window as BrowserWindow;
      const level = change(webContents.getZoomLevel());
      webContents.setZoomLevel(Math.min(LARGEST_LEVEL, Math.max(-LARGEST_LEVEL, level)));
    },
  };
}
