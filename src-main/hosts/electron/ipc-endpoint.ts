import { isAbsolute } from 'node:path';
import {
  ipcMain,
  type BrowserWindow,
  type IpcMainEvent,
  type IpcMainInvokeEvent,
  type WebFrameMain,
} from 'electron';
import { PICK_KINDS, type Picked, type PickKind } from '../../contract/host-capabilities';
import { APP_ORIGIN, CHANNELS } from './channels';

/** Far above any drop by hand; a bound so that one bad call cannot fill memory. */
const MAX_DROPPED = 100_000;
const MAX_NAME_LENGTH = 200;

/** What the page may ask of main. Calls to the core do not pass here: they travel over the page's own port. */
export interface PageRequests {
  connect(frame: WebFrameMain): void;
  pick(kind: PickKind, suggestedName: string | null): Promise<readonly Picked[]>;
  dropped(paths: readonly string[]): Promise<readonly Picked[]>;
}

/** Answers our page, and nobody else: each request is checked for the frame it comes from and for its form. */
export function serveOverIpc(window: () => BrowserWindow | null, requests: PageRequests): void {
  const isOurs = ({ sender, senderFrame }: IpcMainEvent | IpcMainInvokeEvent): boolean =>
    sender === window()?.webContents && isOurTopFrame(senderFrame);

  ipcMain.on(CHANNELS.connect, (event) => {
    if (isOurs(event) && event.senderFrame !== null) requests.connect(event.senderFrame);
  });
  ipcMain.handle(CHANNELS.pick, async (event, kind: unknown, suggestedName: unknown) => {
    if (!isOurs(event) || !isPickKind(kind)) throw new Error('refused');
    return requests.pick(
      kind,
      typeof suggestedName === 'string' ? suggestedName.slice(0, MAX_NAME_LENGTH) : null,
    );
  });
  ipcMain.handle(CHANNELS.dropped, async (event, paths: unknown) => {
    if (!isOurs(event) || !isPathList(paths)) throw new Error('refused');
    return requests.dropped(paths);
  });
}

/** True for the page itself: not for a frame inside it, another origin, or a frame that is gone. */
export function isOurTopFrame(frame: WebFrameMain | null): boolean {
  return frame !== null && frame.parent === null && frame.origin === APP_ORIGIN;
}

const isPickKind = (kind: unknown): kind is PickKind => PICK_KINDS.some((known) => known === kind);

const isPathList = (paths: unknown): paths is readonly string[] =>
  Array.isArray(paths) &&
  paths.length <= MAX_DROPPED &&
  paths.every((path) => typeof path === 'string' && isAbsolute(path) && !path.includes('\0'));
