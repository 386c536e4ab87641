import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { chromium, expect, test as base, type Browser } from '@playwright/test';

import { startDesktop } from './hosts/desktop';
import { findChromium } from './hosts/find-chromium';
import type { RunningApp, StartOptions } from './hosts/running-app';
import { startWeb } from './hosts/web';
import { findElectron, missingDisplay } from '../../resources/bin/electron-runtime.mjs';

export interface HostOptions {
  readonly host: 'web' | 'electron';
}

interface AppFixtures extends HostOptions {
  /** Empty folder of its own for each test; gone afterwards. */
  readonly dataFolder: string;
  /** What a test provokes on purpose: console errors and page errors that match are no failure. */
  readonly expectedProblems: RegExp[];
  /** Starts the app on a library (default: `dataFolder`). Call it again after `close()` to test a restart. */
  readonly startApp: (options?: Partial<StartOptions>) => Promise<RunningApp>;
}

interface WorkerFixtures {
  /** One browser for all tests of a worker, started when the first one asks; `null` where there is none. */
  readonly openBrowser: (() => Promise<Browser>) | null;
}

export const test = base.extend<AppFixtures, WorkerFixtures>({
  host: ['web', { option: true }],
  expectedProblems: [[], { option: true }],

  openBrowser: [
    async ({}, use) => {
      const executablePath = await findChromium();
      const opened: Promise<Browser>[] = [];
      const open = (): Promise<Browser> => {
        if (opened.length === 0) opened.push(chromium.launch({ executablePath: executablePath! }));
        return opened[0]!;
      };
      await use(executablePath === null ? null : open);
      for (const browser of opened) await (await browser).close();
    },
    { scope: 'worker' },
  ],

  dataFolder: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'colophon-e2e-'));
    await use(folder);
    await rm(folder, { recursive: true, force: true });
  },

  startApp: async ({ host, openBrowser, dataFolder, expectedProblems }, use, testInfo) => {
    const reason = host === 'electron' ? whyNoDesktop() : whyNoBrowser(openBrowser);
    testInfo.skip(reason !== null, reason ?? '');

    const home = await mkdtemp(join(tmpdir(), 'colophon-e2e-home-'));
    const running: RunningApp[] = [];
    await use(async (options = {}) => {
      const complete: StartOptions = { library: dataFolder, home, arguments: [], ...options };
      const app =
        host === 'electron' ? await startDesktop(complete) : await startWeb(await openBrowser!(), complete);
      running.push(app);
      return app;
    });

    await Promise.all(running.map((app) => app.close()));
    await rm(home, { recursive: true, force: true });
    const problems = running
      .flatMap((app) => app.problems)
      .filter((problem) => !expectedProblems.some((expected) => expected.test(problem)));
    expect(problems, 'errors in the window and calls to the network').toEqual([]);
  },
});

function whyNoBrowser(openBrowser: unknown): string | null {
  return openBrowser === null ? 'there is no Chromium (set CHROMIUM_PATH, or install chromium)' : null;
}

function whyNoDesktop(): string | null {
  return missingDisplay() ?? findElectron().reason ?? null;
}

export { expect } from '@playwright/test';
