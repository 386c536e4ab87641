import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { chromium, expect, test as base, type Browser } from '@playwright/test';

import { startDesktop } from './hosts/desktop';
import { findChromium } from './hosts/find-chromium';
import type { RunningApp, StartOptions } from './hosts/running-app';
import { startWeb } from './hosts/web';
import { commandLine, type CommandLine } from './material/command-line';
import { findElectron, missingDisplay } from '../../resources/bin/electron-runtime.mjs';

export interface HostOptions {
  readonly host: 'web' | 'electron';
}

interface AppFixtures extends HostOptions {
  /** Empty folder of its own for each test; gone afterwards. */
  readonly dataFolder: string;
  /** Stands in for the person's home folder; the same for every start of a test. */
  readonly home: string;
  /** A library of its own for each test that is a copy of the sample library. */
  readonly sampleLibrary: string;
  /** The command line on `dataFolder`, for what a test needs to be there already. */
  readonly cli: CommandLine;
  /** What a test provokes on purpose: console errors and page errors that match are no failure. */
  readonly expectedProblems: RegExp | null;
  /** Starts the app on a library (default: `dataFolder`). Call it again after `close()` to test a restart. */
  readonly startApp: (options?: Partial<StartOptions>) => Promise<RunningApp>;
}

interface WorkerFixtures {
  /** One browser for all tests of a worker, started when the first one asks; `null` where there is none. */
  readonly openBrowser: (() => Promise<Browser>) | null;
  /** The sample library, made once; never opened itself. */
  readonly untouchedSample: string;
}

export const test = base.extend<AppFixtures, WorkerFixtures>({
  host: ['web', { option: true }],
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

  untouchedSample: [
    async ({}, use) => {
      const folder = await mkdtemp(join(tmpdir(), 'colophon-e2e-sample-'));
      const library = join(folder, 'Sample library');
      await commandLine(folder, folder).run('sample', library);
      await use(library);
      await rm(folder, { recursive: true, force: true });
    },
    { scope: 'worker' },
  ],

  dataFolder: ({}, use) => inFolder('colophon-e2e-', use),
  home: ({}, use) => inFolder('colophon-e2e-home-', use),
  cli: ({ dataFolder, home }, use) => use(commandLine(dataFolder, home)),

  sampleLibrary: async ({ dataFolder, untouchedSample }, use) => {
    const library = join(dataFolder, 'Sample library');
    await cp(untouchedSample, library, { recursive: true });
    await use(library);
  },

  startApp: async ({ host, openBrowser, dataFolder, home, expectedProblems }, use, testInfo) => {
    const reason = host === 'electron' ? whyNoDesktop() : whyNoBrowser(openBrowser);
    testInfo.skip(reason !== null, reason ?? '');

    const running: RunningApp[] = [];
    await use(async (options = {}) => {
      const complete: StartOptions = { library: dataFolder, home, arguments: [], ...options };
      const app =
        host === 'electron' ? await startDesktop(complete) : await startWeb(await openBrowser!(), complete);
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

function whyNoBrowser(openBrowser: unknown): string | null {
  return openBrowser === null ? 'there is no Chromium (set CHROMIUM_PATH, or install chromium)' : null;
}

function whyNoDesktop(): string | null {
  return missingDisplay() ?? findElectron().reason ?? null;
}

export { expect } from '@playwright/test';
