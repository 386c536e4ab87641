import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { _electron, type ElectronApplication } from '@playwright/test';

import { hostEnvironment, watchForProblems, type RunningApp, type StartOptions } from './running-app';
import { findElectron } from '../../../resources/bin/electron-runtime.mjs';

const START_LIMIT_MS = 30_000;
const CLOSE_LIMIT_MS = 30_000;

/** Opens the desktop window on a library, in whichever Electron runtime this machine has. */
export async function startDesktop(options: StartOptions): Promise<RunningApp> {
  const isRoot = process.platform === 'linux' && process.getuid?.() === 0;
  const app = await _electron.launch({
    executablePath: findElectron().path!,
    args: [
      ...(isRoot ? ['--no-sandbox'] : []),
      // Without a display card its process fails and is started anew without one; once a start hung right after that.
      '--disable-gpu',
      `--user-data-dir=${join(options.home, 'electron')}`,
      'out/main/desktop.js',
      ...(options.library === null ? [] : ['--library', options.library]),
      ...options.arguments,
    ],
    env: hostEnvironment(options.home),
    timeout: START_LIMIT_MS,
  });
  const problems: string[] = [];
  watchForProblems(app.context(), problems);
  const page = await app.firstWindow({ timeout: START_LIMIT_MS });

  const kill = async (): Promise<void> => {
    const child = app.process();
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  };
  return {
    page,
    problems,
    electron: app,
    async choose(paths, act) {
      await answerDialog(app, 'showOpenDialog', paths);
      await act();
    },
    async saveAs(path, act) {
      await answerDialog(app, 'showSaveDialog', [path]);
      await act();
    },
    close: () => closeInTime(app, kill),
    kill,
  };
}

/** A window that does not close fails its test, and does not hold up all that follow. */
async function closeInTime(app: ElectronApplication, kill: () => Promise<void>): Promise<void> {
  const closing = app.close().then(() => true);
  if (await Promise.race([closing, sleep(CLOSE_LIMIT_MS, false)])) return;
  await kill();
  throw new Error(`the window did not close within ${CLOSE_LIMIT_MS / 1000} s`);
}

/** Nobody can click in a dialog of the operating system here: it is answered in its place, once. */
function answerDialog(
  app: ElectronApplication,
  name: 'showOpenDialog' | 'showSaveDialog',
  paths: readonly string[],
): Promise<void> {
  return app.evaluate(
    ({ dialog }, [method, ...chosen]) => {
      const real = dialog[method as 'showOpenDialog'];
      const answer = { canceled: false, filePaths: chosen, filePath: chosen[0] };
      Object.assign(dialog, {
        [method]: () => {
          Object.assign(dialog, { [method]: real });
          return Promise.resolve(answer);
        },
      });
    },
    [name, ...paths] as [string, ...string[]],
  );
}
