/** Origin of the page, and the only one that main answers. */
export const APP_ORIGIN = 'app://colophon';
export const START_ADDRESS = `${APP_ORIGIN}/`;

/** What preload and main say to each other. All but `port` and `menu` are checked for who sends them. */
export const CHANNELS = {
  /** Page → main, no data: please connect me to the core. */
  connect: 'colophon:connect',
  /** Main → page, with one MessagePort. */
  port: 'colophon:port',
  /** Page → main, `(kind, suggestedName?)` → `Picked[]`. */
  pick: 'colophon:pick',
  /** Page → main, `(paths)` that preload read from dropped files → `Picked[]`. */
  dropped: 'colophon:dropped',
  /** Main → page, one of `MENU_ACTIONS`. */
  menu: 'colophon:menu',
} as const;
