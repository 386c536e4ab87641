import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { chromium, expect, test as base, type Browser } from '@playwright/test';

import { startDesktop } from './hosts/desktop';
import { findChromium } from './hosts/find-chromium';
import type { RunningApp, StartOptions } from './hosts/running-app';
import { startWeb } from './hosts/web';
import { commandLine, type CommandLine } from './material/command-line';
import { preparedLibraries, type Prepare } from './material/prepared-libraries';
import { makeUsedSample } from './material/used-sample';
import { findElectron, missingDisplay } from '../../resources/bin/electron-runtime.mjs';

export interface HostOptions {
  readonly host: 'web' | 'electron';
}

/** What a test is given. */
export interface AppFixtures {
  /** Empty folder of its own for each test; gone afterwards. */
  readonly dataFolder: string;
  /** Stands in for the person's home folder; the same for every start of a test. */
  readonly home: string;
  /** A library of its own for each test that is a copy of the sample library. */
  readonly sampleLibrary: string;
  /** The command line on `dataFolder`, for what a test needs to be there already. */
  readonly cli: CommandLine;
  /** For what several tests of a file need to be there already. */
  readonly prepare: Prepare;
  /** What a test provokes on purpose: console errors and page errors that match are no failure. */
  readonly expectedProblems: RegExp | null;
  /** Starts the app on a library (default: `dataFolder`). Call it again after `close()` to test a restart. */
  readonly startApp: (options?: Partial<StartOptions>) => Promise<RunningApp>;
}

interface WorkerFixtures extends HostOptions {
  /** One browser for all tests of a worker, started when the first one asks; `null` where there is none. */
  readonly openBrowser: (() => Promise<Browser>) | null;
  /** Opens the app of this host; null where it cannot run. */
  readonly openApp: ((options: StartOptions) => Promise<RunningApp>) | null;
  /** Gives `prepare` for a home folder. */
  readonly preparing: (home: string) => Prepare;
  /** The sample library, made once; tests work on copies. */
  readonly usedSample: string;
}

const NO_BROWSER = 'there is no Chromium (set CHROMIUM_PATH, or install chromium)';

export const test = base.extend<AppFixtures, WorkerFixtures>({
  host: ['web', { option: true, scope: 'worker' }],
  expectedProblems: [null, { option: true }],

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

  openApp: [
    async ({ host, openBrowser }, use) => {
      if (host === 'electron') return use(whyNoDesktop() === null ? startDesktop : null);
      const open = openBrowser;
      await use(open === null ? null : async (options) => startWeb(await open(), options));
    },
    { scope: 'worker' },
  ],

  preparing: [
    ({}, use) => inFolder('colophon-e2e-prepared-', (folder) => use(preparedLibraries(folder))),
    { scope: 'worker' },
  ],

  usedSample: [
    ({ host, openApp }, use) =>
      inFolder('colophon-e2e-sample-', async (folder) =>
        // Few tests in the browser are about the sample library: looking through it would take longer than it saves.
        use(await makeUsedSample(folder, host === 'electron' ? openApp : null)),
      ),
    { scope: 'worker' },
  ],

  dataFolder: ({}, use) => inFolder('colophon-e2e-', use),
  home: ({}, use) => inFolder('colophon-e2e-home-', use),
  cli: ({ dataFolder, home }, use) => use(commandLine(dataFolder, home)),
  prepare: ({ preparing, home }, use) => use(preparing(home)),

  sampleLibrary: async ({ dataFolder, usedSample }, use) => {
    const library = join(dataFolder, 'Sample library');
    await cp(usedSample, library, { recursive: true });
    await use(library);
  },

  startApp: async ({ host, openApp, dataFolder, home, expectedProblems }, use, testInfo) => {
    testInfo.skip(openApp === null, (host === 'electron' ? whyNoDesktop() : NO_BROWSER) ?? '');

    const running: RunningApp[] = [];
    await use(async (options = {}) => {
      const app = await openApp!({ library: dataFolder, home, arguments: [], ...options });
      running.push(app);
      return app;
    });

    await Promise.all(running.map((app) => app.close()));
    const problems = running
      .flatMap((app) => app.problems)
      .filter((problem) => expectedProblems?.test(problem) !== true);
    expect(problems, 'errors in the window and calls to the network').toEqual([]);
  },
});

/** A folder that is gone after its use; an app that was killed may still be writing its last lines into it. */
async function inFolder(prefix: string, use: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), prefix));
  await use(folder);
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
}

function whyNoDesktop(): string | null {
  return missingDisplay() ?? findElectron().reason ?? null;
}

export { expect } from '@playwright/test';
