import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface, type Interface } from 'node:readline';

import type { Browser, Page } from '@playwright/test';

import { hostEnvironment, watchForProblems, type RunningApp, type StartOptions } from './running-app';

/** The web host alone: for tests that look at its address. */
export interface RunningServer {
  readonly address: string;
  /** The address that was printed last; a used one is followed by a new one. */
  latestAddress(): string;
  end(signal: NodeJS.Signals): Promise<void>;
}

const START_LIMIT_MS = 30_000;
const STOP_LIMIT_MS = 10_000;

/** Starts the web host on a library and opens its page in a browser. */
export async function startWeb(browser: Browser, options: StartOptions): Promise<RunningApp> {
  const server = await startServer(options);
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const problems: string[] = [];
  watchForProblems(context, problems);
  const page = await context.newPage();
  interceptFileDialogs(page);
  await page.goto(server.address);

  const end = async (signal: NodeJS.Signals): Promise<void> => {
    await context.close();
    await server.end(signal);
  };
  return {
    page,
    problems,
    electron: null,
    async choose(paths, act) {
      const [chooser] = await Promise.all([page.waitForEvent('filechooser'), act()]);
      await chooser.setFiles([...paths]);
    },
    async saveAs(path, act) {
      const [download] = await Promise.all([page.waitForEvent('download'), act()]);
      await download.saveAs(path);
    },
    close: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
  };
}

/**
 * From the start and for good: the browser is told to hand over its dialogs as long as somebody listens, and in
 * a busy page a key that is pressed right after is handled before it was told.
 */
function interceptFileDialogs(page: Page): void {
  page.on('filechooser', () => undefined);
}

/** Starts `colophon serve` and waits for its address. */
export async function startServer(options: StartOptions): Promise<RunningServer> {
  const library = options.library === null ? [] : ['--library', options.library];
  const host = spawn(process.execPath, ['out/main/cli.js', 'serve', ...library, ...options.arguments], {
    env: hostEnvironment(options.home),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines = createInterface(host.stdout!);
  let latest = '';
  lines.on('line', (line) => (latest = addressIn(line)));
  const address = await readAddress(host, lines);
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (host.exitCode !== null || host.signalCode !== null) return;
    const gone = once(host, 'exit');
    host.kill(signal);
    const impatience = setTimeout(() => host.kill('SIGKILL'), STOP_LIMIT_MS);
    await gone;
    clearTimeout(impatience);
  };
  return { address, latestAddress: () => latest, end };
}

const addressIn = (line: string): string => /https?:\/\/\S+/.exec(line)?.[0] ?? line;

/** The first line of `serve` is the address; without one, what it said on stderr is the reason. */
async function readAddress(host: ChildProcess, lines: Interface): Promise<string> {
  let complaint = '';
  host.stderr!.on('data', (chunk) => (complaint += chunk));
  const controller = new AbortController();
  const limit = { signal: AbortSignal.any([controller.signal, AbortSignal.timeout(START_LIMIT_MS)]) };
  try {
    const line = once(lines, 'line', limit).then(([text]) => String(text));
    const ended = once(host, 'exit', limit).then(([code]) =>
      Promise.reject(new Error(`it ended with code ${code}`)),
    );
    return addressIn(await Promise.race([line, ended]));
  } catch (error) {
    host.kill('SIGKILL');
    throw new Error(`the web host did not start: ${(error as Error).message}\n${complaint}`, {
      cause: error,
    });
  } finally {
    controller.abort();
  }
}
