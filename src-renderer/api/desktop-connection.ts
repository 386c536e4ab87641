import { RPCLink } from '@orpc/client/message-port';
import { HOST_PORT_MESSAGE, type ColophonHost } from '../../src-main/contract/host-capabilities';
import { connectTo } from './client';

const RECONNECT_AFTER_MS = 300;

/** Connects over the port that the desktop window hands in, and again when the core behind it was restarted. */
export function connectToDesktop(host: ColophonHost): void {
  window.addEventListener('message', (event: MessageEvent<unknown>) => {
    const port = event.ports[0];
    if (event.source !== window || port === undefined || !isPortMessage(event.data)) return;
    port.addEventListener('close', () => setTimeout(() => host.connect(), RECONNECT_AFTER_MS));
    connectTo(new RPCLink({ port }));
    port.start();
  });
  host.connect();
}

const isPortMessage = (data: unknown): boolean =>
  typeof data === 'object' && data !== null && 'type' in data && data.type === HOST_PORT_MESSAGE;
