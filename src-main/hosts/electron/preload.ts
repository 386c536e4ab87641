import { contextBridge, ipcRenderer, webUtils } from 'electron';
import {
  HOST_PORT_MESSAGE,
  type ColophonHost,
  type MenuAction,
  type Picked,
} from '../../contract/host-capabilities';
import { CHANNELS } from './channels';

const invoke = (channel: string, ...args: readonly unknown[]): Promise<readonly Picked[]> =>
  ipcRenderer.invoke(channel, ...args) as Promise<readonly Picked[]>;

/** The whole surface the page sees. It carries requests; main decides which are granted. */
const host: ColophonHost = {
  kind: 'desktop',
  connect: () => ipcRenderer.send(CHANNELS.connect),
  pick: (kind, suggestedName) => invoke(CHANNELS.pick, kind, suggestedName),
  // Only a file that the person dropped or chose has a path; one that a script made has none.
  dropped: (files) =>
    invoke(
      CHANNELS.dropped,
      files.map((file) => webUtils.getPathForFile(file)).filter((path) => path !== ''),
    ),
  onMenu: (listener) => {
    const forward = (_event: unknown, action: MenuAction): void => listener(action);
    ipcRenderer.on(CHANNELS.menu, forward);
    return () => ipcRenderer.off(CHANNELS.menu, forward);
  },
};

// A port cannot cross the context bridge; a window message to ourselves can carry it.
ipcRenderer.on(CHANNELS.port, (event) => {
  window.postMessage({ type: HOST_PORT_MESSAGE }, window.location.origin, [...event.ports]);
});

// The bridge freezes what it exposes.
contextBridge.exposeInMainWorld('colophonHost', host);
