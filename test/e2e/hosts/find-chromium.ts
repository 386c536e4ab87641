import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { promisify } from 'node:util';

import sparticuz from '@sparticuz/chromium';

const run = promisify(execFile);

const INSTALLED = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** A Chromium that starts: CHROMIUM_PATH, an installed one, or the one that comes as an npm package (Linux). */
export async function findChromium(): Promise<string | null> {
  const named = process.env['CHROMIUM_PATH'];
  for (const path of [named, ...INSTALLED]) {
    if (path !== undefined && existsSync(path) && (await starts(path))) return path;
  }
  if (process.platform !== 'linux' || process.arch !== 'x64') return null;
  const packaged = await sparticuz.executablePath();
  return (await starts(packaged)) ? packaged : null;
}

/** A browser whose system libraries are missing is there, but does not start. */
async function starts(path: string): Promise<boolean> {
  return run(path, ['--version'], { timeout: 20_000 }).then(
    () => true,
    () => false,
  );
}
