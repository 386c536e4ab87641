import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { app } from 'electron';

/** Where the desktop keeps what is not in a library: the same folders as the command line, so that both know the same. */
export interface AppFolders {
  readonly settings: string;
  readonly libraries: string;
  readonly sample: string;
}

/** Settles the folders before anything is written. `$COLOPHON_SETTINGS` moves all of them, for tests and portable use. */
export function settleFolders(): AppFolders {
  const own = process.env['COLOPHON_SETTINGS'];
  const settings = own || join(app.getPath('appData'), 'colophon');
  const libraries = own ? join(own, 'libraries') : join(app.getPath('home'), 'Colophon');
  const browser = join(settings, 'window');
  mkdirSync(browser, { recursive: true, mode: 0o700 });
  app.setPath('userData', settings);
  // Chromium's own files stand apart from ours.
  app.setPath('sessionData', browser);
  app.setPath('crashDumps', join(browser, 'crashes'));
  return { settings, libraries, sample: join(libraries, 'Sample library') };
}

/** A second program beside a running one must not share Chromium's files with it; it gets its own for this once. */
export function useOwnSession(): void {
  const folder = mkdtempSync(join(tmpdir(), 'colophon-window-'));
  app.setPath('sessionData', folder);
  app.on('quit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }));
}
