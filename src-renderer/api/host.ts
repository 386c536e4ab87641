import { HOST_PATHS, type ColophonHost, type HostKind } from '../../src-main/contract/host-capabilities';
import { connectToDesktop } from './desktop-connection';
import { authorization, connectToWeb } from './web-connection';

/** The desktop window's own doors; absent in a browser. */
export const desktop: ColophonHost | undefined =
  typeof window === 'undefined' ? undefined : window.colophonHost;

export const hostKind: HostKind = desktop === undefined ? 'web' : 'desktop';

/** Opens the connection to the core, over the port of the desktop window or over loopback HTTP. */
export async function connectToHost(): Promise<void> {
  if (desktop === undefined) await connectToWeb(location.hash);
  else connectToDesktop(desktop);
}

export interface FileRequest {
  readonly url: string;
  /** Given to pdf.js as `httpHeaders`; empty on the desktop. */
  readonly headers: Readonly<Record<string, string>>;
}

/** Where the bytes of a file of the open library can be read, in ranges. */
export function fileRequest(sha256: string): FileRequest {
  return { url: new URL(HOST_PATHS.file + sha256, location.href).href, headers: authorization() };
}
