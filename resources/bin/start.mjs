// `npm start [-- DIR]`: the desktop window where there can be one, otherwise the same app in a browser.
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

import { projectFolder, runInForeground } from './child-process.mjs';
import { fetchElectron, findElectron, missingDisplay } from './electron-runtime.mjs';

/** A window that dies of a signal this early never showed: the machine cannot run it. */
const EARLY_DEATH_MS = 10_000;

const builtFile = (name) => fileURLToPath(new URL(`out/main/${name}`, projectFolder));
const say = (line) => process.stderr.write(`${line}\n`);

async function start() {
  const [folder, ...unexpected] = process.argv.slice(2).filter((argument) => argument !== '--');
  if (unexpected.length > 0 || folder?.startsWith('-')) {
    say('error: npm start takes one library folder, write "npm start -- DIR"');
    return 2;
  }
  if (!existsSync(builtFile('cli.js'))) {
    say('error: Colophon is not built yet, out/main/cli.js is missing, run "npm run build" first');
    return 1;
  }
  // npm runs scripts in the project folder; a relative DIR means the folder the person is in.
  const library = folder === undefined ? [] : ['--library', resolve(process.env.INIT_CWD ?? '.', folder)];
  const problem = await openWindow(library);
  if (typeof problem === 'number') return problem;
  say(`No desktop window: ${problem}. Colophon opens in the browser instead.`);
  const { code } = await runInForeground(process.execPath, [
    builtFile('cli.js'),
    'serve',
    ...library,
    '--open',
  ]);
  return code;
}

/** Gives the exit code of the window, or says why there was none. */
async function openWindow(library) {
  const noDisplay = missingDisplay();
  if (noDisplay !== null) return noDisplay;
  let electron = findElectron();
  if (!('path' in electron) && !process.env.ELECTRON_OVERRIDE_DIST_PATH) electron = await fetchElectron(say);
  if (!('path' in electron)) return electron.reason;

  const isRoot = process.platform === 'linux' && process.getuid?.() === 0;
  const { ELECTRON_RUN_AS_NODE: _unset, ...env } = process.env;
  const startedAt = Date.now();
  const args = [...(isRoot ? ['--no-sandbox'] : []), builtFile('desktop.js'), ...library];
  const { code, signal, forwarded } = await runInForeground(electron.path, args, env);
  const diedEarly = signal !== null && !forwarded && Date.now() - startedAt < EARLY_DEATH_MS;
  return diedEarly ? `Electron stopped at once (${signal})` : code;
}

process.exitCode = await start();
