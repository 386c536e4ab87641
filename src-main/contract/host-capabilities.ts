/**
 * What the page and its host agree on besides the calls of the contract: how the page gets a connection, files in and
 * files out. The page never sees a path; it gets handles, which only the core can turn back into paths.
 */

/** The window of the desktop app, or a browser that `colophon serve` answers. */
export type HostKind = 'desktop' | 'web';

/** What is chosen in a dialog. `save-…` and `backup-folder` name something that does not exist yet. */
export const PICK_KINDS = [
  'documents',
  'folder',
  'annotations',
  'mapping',
  'schema',
  'library-folder',
  'new-library-folder',
  'changeset',
  'save-coco',
  'save-report',
  'save-changeset',
  'backup-folder',
] as const;
export type PickKind = (typeof PICK_KINDS)[number];

/** A file or folder outside the library that the host opened for the page. `name` is shown, never sent back. */
export interface Picked {
  readonly handle: string;
  readonly name: string;
}

/** What the person chose in the menu of the desktop window and the page has to do. */
export const MENU_ACTIONS = [
  'new-library',
  'open-library',
  'open-sample',
  'add-documents',
  'undo',
  'redo',
  'settings',
  'shortcuts',
] as const;
export type MenuAction = (typeof MENU_ACTIONS)[number];

/** Set on `window` by the preload script of the desktop window; absent in a browser. Frozen. */
export interface ColophonHost {
  readonly kind: 'desktop';
  /**
   * Asks for a connection to the core. A MessagePort cannot be returned to the page, so it arrives as a `message`
   * event on `window` with `data.type === HOST_PORT_MESSAGE` and the port as `ports[0]`; accept it only when
   * `event.source === window`. Listen before calling. Ask again when the port closes: the core was restarted.
   */
  connect(): void;
  /** Opens the dialog for one kind of thing; empty when the person closed it. */
  pick(kind: PickKind, suggestedName?: string): Promise<readonly Picked[]>;
  /** Handles for files and folders dropped on the window, in the order given. What is not on disk is left out. */
  dropped(files: readonly File[]): Promise<readonly Picked[]>;
  /** Menu items whose work is done by the page. Gives a function that stops listening. */
  onMenu(listener: (action: MenuAction) => void): () => void;
}

/** `data.type` of the window message that brings the port. */
export const HOST_PORT_MESSAGE = 'colophon:port';

/**
 * Where a host answers, relative to the page's own origin. In a browser every one but the page itself wants the header
 * `authorization: Bearer <secret>`; in the desktop window only `file` exists and wants no header.
 */
export const HOST_PATHS = {
  /**
   * Web: POST `{"token": "<what follows # in the address>"}` (content-type application/json) → `{"secret": "…"}`, once.
   * Keep the secret in memory only and take the token out of the address bar (`history.replaceState`).
   * 401: the address was used before. Say that the newest address printed by `colophon serve` opens it again.
   */
  session: '/session',
  /** Web: prefix of the oRPC RPC handler (`RPCLink` url = origin + this). Desktop: over the port instead. */
  rpc: '/rpc',
  /** Both: GET/HEAD `file/<sha256>`, with Range. The bytes of a file of the open library, as application/octet-stream. */
  file: '/file/',
  /**
   * Web: POST the bytes of one file to `upload?name=<file name>` → `Picked`. For a dropped or chosen folder, one POST a
   * file to `upload?group=<id, 8 to 64 of A-Z a-z 0-9 ->&path=<relative path with />`; each answers the same `Picked`,
   * the folder's. DELETE `upload/<handle>` when the core is done with it, otherwise it goes when the server stops.
   */
  upload: '/upload',
  /** Web: GET/HEAD `download/<handle>`: the file that an export made, as an attachment. */
  download: '/download/',
} as const;

/**
 * The content security policy under which both hosts serve the page, its workers included: nothing but what came with
 * the app. pdf.js decodes with WebAssembly; Mantine and React set inline styles; `blob:` pictures come from the core.
 */
export const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' blob: data:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

declare global {
  interface Window {
    readonly colophonHost?: ColophonHost;
  }
}
