import { join } from 'node:path';
import type { CoreOptions } from '../../core/core-options';
import type { CliHost, GlobalOptions } from './cli-host';

/** Where Colophon keeps what belongs to a person and not to a library. */
export interface AppFolders {
  readonly settings: string;
  readonly libraries: string;
  readonly sample: string;
}

type Place = Pick<CliHost, 'platform' | 'homeFolder'> & {
  readonly terminal: Pick<CliHost['terminal'], 'env'>;
};

/** The platform's usual folders; `$COLOPHON_SETTINGS` moves all of them, for tests and portable use. */
export function appFolders(place: Place): AppFolders {
  const own = place.terminal.env['COLOPHON_SETTINGS'];
  const settings = own || join(configFolder(place), 'colophon');
  const libraries = own ? join(own, 'libraries') : join(place.homeFolder, 'Colophon');
  return { settings, libraries, sample: join(libraries, 'Sample library') };
}

function configFolder({ platform, homeFolder, terminal: { env } }: Place): string {
  if (platform === 'win32') return env['APPDATA'] || join(homeFolder, 'AppData', 'Roaming');
  if (platform === 'darwin') return join(homeFolder, 'Library', 'Application Support');
  return env['XDG_CONFIG_HOME'] || join(homeFolder, '.config');
}

/**
 * What the core needs to know about where and for whom it runs.
 *
 * @param stays true for `serve`: a window's memory of recent libraries, and work in the background. A one-off command
 * leaves no trace outside the library.
 */
export function coreOptions(host: CliHost, { author }: GlobalOptions, stays: boolean): CoreOptions {
  const { settings, libraries, sample } = appFolders(host);
  return {
    settingsFolder: stays ? settings : null,
    librariesFolder: libraries,
    sampleFolder: sample,
    sampleMaterial: join(host.builtFolder, '../../resources/sample'),
    downloadsFolder: join(settings, 'downloads'),
    documentWorker: join(host.builtFolder, 'document-worker.js'),
    jobThread: join(host.builtFolder, 'job-thread.js'),
    pdfAssets: join(host.builtFolder, '../renderer/pdfjs'),
    program: stays ? 'Colophon in the browser' : 'Colophon command line',
    version: host.version,
    readsTextInBackground: stays,
    ...(author === undefined ? {} : { author }),
  };
}
