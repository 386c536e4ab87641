import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

import type { Browser } from '@playwright/test';

import { hostEnvironment, watchForProblems, type RunningApp, type StartOptions } from './running-app';

const START_LIMIT_MS = 30_000;
const STOP_LIMIT_MS = 10_000;

/** Starts the web host on a library and opens its page in a browser. */
export async function startWeb(browser: Browser, options: StartOptions): Promise<RunningApp> {
  const host = spawn(
    process.execPath,
    ['out/main/cli.js', 'serve', '--library', options.library, ...options.arguments],
    { env: hostEnvironment(options.home), stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const address = await readAddress(host);
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const problems: string[] = [];
  watchForProblems(context, problems);
  const page = await context.newPage();
  await page.goto(address);

  const end = async (signal: NodeJS.Signals): Promise<void> => {
    await context.close();
    if (host.exitCode !== null || host.signalCode !== null) return;
    const gone = once(host, 'exit');
    host.kill(signal);
    const impatience = setTimeout(() => host.kill('SIGKILL'), STOP_LIMIT_MS);
    await gone;
    clearTimeout(impatience);
  };
  return { page, problems, close: () => end('SIGTERM'), kill: () => end('SIGKILL') };
}

/** The first line of `serve` is the address; without one, what it said on stderr is the reason. */
async function readAddress(host: ChildProcess): Promise<string> {
  let complaint = '';
  host.stderr!.on('data', (chunk) => (complaint += chunk));
  const controller = new AbortController();
  const limit = { signal: AbortSignal.any([controller.signal, AbortSignal.timeout(START_LIMIT_MS)]) };
  try {
    const line = once(createInterface(host.stdout!), 'line', limit).then(([text]) => String(text));
    const ended = once(host, 'exit', limit).then(([code]) =>
      Promise.reject(new Error(`it ended with code ${code}`)),
    );
    const address = await Promise.race([line, ended]);
    return /https?:\/\/\S+/.exec(address)?.[0] ?? address;
  } catch (error) {
    host.kill('SIGKILL');
    throw new Error(`the web host did not start: ${(error as Error).message}\n${complaint}`, {
      cause: error,
    });
  } finally {
    controller.abort();
  }
}
