import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** A download that brings nothing for so long is given up. */
const STALLED_AFTER_MS = 15_000;
const UNPACKING_LIMIT_MS = 120_000;

const requireFromHere = createRequire(import.meta.url);

/**
 * Finds a program that can open the window.
 * @returns {{ path: string } | { reason: string }}
 */
export function findElectron(env = process.env) {
  const override = env.ELECTRON_OVERRIDE_DIST_PATH;
  if (override) {
    const path = join(override, executableName());
    return existsSync(path)
      ? { path }
      : { reason: `ELECTRON_OVERRIDE_DIST_PATH holds no ${executableName()}` };
  }
  const folder = electronPackageFolder();
  if (folder === null) return { reason: 'the electron package is not installed' };
  const pathFile = join(folder, 'path.txt');
  const path = existsSync(pathFile) ? join(folder, 'dist', readFileSync(pathFile, 'utf8')) : '';
  return path !== '' && existsSync(path) ? { path } : { reason: 'the Electron runtime is not downloaded' };
}

/**
 * Says why no window can be shown here, before anything is started.
 * @returns {string | null}
 */
export function missingDisplay(env = process.env) {
  if (process.platform !== 'linux' || env.DISPLAY || env.WAYLAND_DISPLAY) return null;
  return 'there is no display (neither DISPLAY nor WAYLAND_DISPLAY is set)';
}

/**
 * Downloads the runtime that belongs to the installed electron package, as its own installer does on first
 * use, but with an end: an unreachable site is given up after some seconds.
 * @returns {Promise<{ path: string } | { reason: string }>}
 */
export async function fetchElectron(say) {
  const folder = electronPackageFolder();
  if (folder === null) return { reason: 'the electron package is not installed' };
  const requireFromElectron = createRequire(join(folder, 'package.json'));
  const { version } = requireFromElectron('./package.json');
  say(`Fetching the Electron ${version} runtime (once, about 110 MB) …`);
  try {
    await downloadToCache(requireFromElectron, version);
    await unpackFromCache(join(folder, 'install.js'));
  } catch (error) {
    return { reason: `the Electron runtime could not be downloaded (${innermostMessage(error)})` };
  }
  return findElectron();
}

async function downloadToCache(requireFromElectron, version) {
  const { downloadArtifact } = await import(pathToFileURL(requireFromElectron.resolve('@electron/get')).href);
  const watchdog = new AbortController();
  const giveUp = () => watchdog.abort(new Error(`nothing arrived for ${STALLED_AFTER_MS / 1000} s`));
  let timer = setTimeout(giveUp, STALLED_AFTER_MS);
  const getProgressCallback = async () => {
    clearTimeout(timer);
    timer = setTimeout(giveUp, STALLED_AFTER_MS);
  };
  try {
    await downloadArtifact({
      version,
      artifactName: 'electron',
      platform: process.platform,
      arch: process.arch,
      cacheRoot: process.env.electron_config_cache,
      checksums: requireFromElectron('./checksums.json'),
      downloadOptions: { signal: watchdog.signal, getProgressCallback },
    });
  } finally {
    clearTimeout(timer);
  }
}

function unpackFromCache(installer) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [installer], {
      stdio: ['ignore', 'ignore', 'ignore'],
      timeout: UNPACKING_LIMIT_MS,
    });
    child.once('error', reject);
    child.once('exit', (code) =>
      code === 0 ? resolve() : reject(new Error('its archive could not be unpacked')),
    );
  });
}

function electronPackageFolder() {
  try {
    return dirname(requireFromHere.resolve('electron/package.json'));
  } catch {
    return null;
  }
}

function executableName() {
  if (process.platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron';
  return process.platform === 'win32' ? 'electron.exe' : 'electron';
}

function innermostMessage(error) {
  let inner = error;
  while (inner?.cause instanceof Error) inner = inner.cause;
  return String(inner?.message ?? inner).split('\n')[0];
}
