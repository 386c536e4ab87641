import { mkdtemp, rm } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { chromium, type Browser, type Page } from '@playwright/test';

import { findChromium } from '../../e2e/hosts/find-chromium';
import { startServer, type RunningServer } from '../../e2e/hosts/web';
import type { Row } from '../steps';

/** The window in which everything is measured. */
export const WINDOW = { width: 1440, height: 900 };

/** How often something is measured: once for a small share of the dataset, which only tries the bench itself. */
export const rounds = (usual: number): number => (Number(process.env['BENCH_SHARE'] ?? 1) < 0.1 ? 1 : usual);

/** Measures something in a browser; without one there are no rows, and a line that says why. */
export async function inBrowser(
  what: string,
  measure: (browser: Browser, home: string) => Promise<Row[]>,
): Promise<Row[]> {
  const executablePath = await findChromium();
  if (executablePath === null) {
    console.error(`${what}: skipped, there is no Chromium (set CHROMIUM_PATH, or install chromium)`);
    return [];
  }
  const home = await mkdtemp(join(tmpdir(), 'colophon-bench-home-'));
  const browser = await chromium.launch({ executablePath });
  try {
    return await measure(browser, home);
  } finally {
    await browser.close();
    // Numbers of a window mean little on a machine that is busy with something else.
    console.error(`load after ${what}: ${loadavg()[0]!.toFixed(1)}`);
    await rm(home, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** The web host on a library, for as long as something is measured. */
export async function withServer<Result>(
  library: string,
  home: string,
  work: (server: RunningServer) => Promise<Result>,
): Promise<Result> {
  const server = await startServer({ library, home, arguments: ['--author', 'bench'] });
  try {
    return await work(server);
  } finally {
    await server.end('SIGTERM');
  }
}

/** A new window of a browser that knows nothing yet. */
export async function newWindow(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ viewport: WINDOW, reducedMotion: 'reduce' });
  context.setDefaultTimeout(60_000);
  return context.newPage();
}

/** A window that is signed in and shows the documents of a dataset. */
export async function openDocuments(browser: Browser, address: string, dataset: string): Promise<Page> {
  const page = await newWindow(browser);
  await page.goto(address);
  await page.getByRole('table', { name: 'Datasets' }).getByRole('link', { name: dataset }).click();
  await page.getByRole('listbox', { name: 'Documents' }).getByRole('option').first().waitFor();
  return page;
}

/** Opens a document of the open library and waits until its first page is drawn and nothing moves any more. */
export async function openDocument(page: Page, dataset: string, entry: string): Promise<void> {
  await goTo(page, ['annotate', dataset, 'draft', entry, '1']);
  await page.locator('[data-page-index="0"] [role="img"] canvas').first().waitFor();
  await page.locator('[aria-busy="true"]').first().waitFor({ state: 'detached' });
  await sleep(500);
}

export const goTo = (page: Page, route: readonly string[]): Promise<void> =>
  page.evaluate((hash) => void (location.hash = hash), `#/${route.map(encodeURIComponent).join('/')}`);
