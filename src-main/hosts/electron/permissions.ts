import type { Session } from 'electron';
import { APP_ORIGIN } from './channels';

/** Copying text is all that the page may do with the machine. */
const GRANTED: ReadonlySet<string> = new Set(['clipboard-sanitized-write']);

/** Refuses every permission, device and download that the page did not make itself. */
export function restrictSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, decide) => decide(GRANTED.has(permission)));
  session.setPermissionCheckHandler((_contents, permission) => GRANTED.has(permission));
  session.setDevicePermissionHandler(() => false);
  // The dictionaries of the spelling check would be fetched from the network.
  session.setSpellCheckerEnabled(false);
  session.on('will-download', (event, item) => {
    // The page saves text it made (a schema file) through a blob of its own; the window then asks where to.
    if (!item.getURL().startsWith(`blob:${APP_ORIGIN}/`)) event.preventDefault();
  });
}

const OWN_SCHEMES: ReadonlySet<string> = new Set(['app:', 'blob:', 'data:', 'devtools:']);

/** Cancels every request that would leave the program, whatever made it. */
export function refuseNetwork(session: Session): void {
  session.webRequest.onBeforeRequest(({ url }, decide) =>
    decide({ cancel: !OWN_SCHEMES.has(new URL(url).protocol) }),
  );
}

/** Chromium's own errands: none is run, no name is looked up, no proxy is searched for. */
export const OFFLINE_SWITCHES: readonly (readonly [name: string, value?: string])[] = [
  ['disable-background-networking'],
  ['disable-component-update'],
  ['disable-domain-reliability'],
  ['dns-prefetch-disable'],
  ['no-pings'],
  ['no-proxy-server'],
  ['host-resolver-rules', 'MAP * ~NOTFOUND'],
];
