// `npm run screenshots`: draws the pictures of the README on the sample library, through the web host.
import { mkdir, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { chromium, expect as impatient, type Page } from '@playwright/test';

import { findChromium } from '../e2e/hosts/find-chromium';
import { startServer } from '../e2e/hosts/web';
import { screensOf } from '../e2e/pages/screens';
import { makeSampleHistory, pretendTime, WAITING_BRANCH } from './sample-history';

/** Outside the test runner nothing else says how long to wait. */
const expect = impatient.configure({ timeout: 60_000 });

const PICTURES = 'docs/pictures';
const WINDOW = { width: 1440, height: 900 };
const MOST_BYTES = 400_000;
/** Ages ("a year ago") count from here, so that the same pictures come out on every day. */
const TODAY = new Date('2025-05-06T10:00:00Z');

const THEMES = ['light', 'dark'] as const;
type Screens = ReturnType<typeof screensOf>;

/** Number of the version with two parents. */
const MERGED = 6;

/** How to get from the documents of the sample to each picture. */
const PICTURES_OF: Readonly<Record<string, (screens: Screens) => Promise<void>>> = {
  documents: showDocuments,
  annotate: showAnnotate,
  schema: showSchema,
  versions: showVersions,
  compare: showCompare,
  merge: showMerge,
};

async function showDocuments({ page, documents }: Screens): Promise<void> {
  await expect(documents.list.getByRole('option').first()).toBeVisible();
  // Every card in view has its picture by then.
  await expect(documents.list.locator('img')).toHaveCount(await documents.list.getByRole('option').count());
  await page.mouse.move(0, 0);
}

async function showAnnotate({ page, window, documents, editor }: Screens): Promise<void> {
  await window.goTo('Documents');
  await documents.openDocument('report-solar-yield.pdf');
  await editor.waitUntilDrawn(1);
  await expect(page.getByRole('navigation', { name: 'Pages', exact: true }).locator('canvas')).toHaveCount(2);
  await editor.regions('Figure').first().click();
  await expect(editor.selectedRegion).toHaveCount(1);
  await page.mouse.move(0, 0);
}

async function showSchema({ page, window, schema }: Screens): Promise<void> {
  await window.goTo('Label schema');
  await schema.choose('Table');
  await page.mouse.move(0, 0);
}

/** The version that brought a branch in, beside the graph. */
async function showVersions({ page, window, versions }: Screens): Promise<void> {
  await window.goTo('Versions');
  await showVersion(page, MERGED);
  await expect(versions.version(MERGED)).toContainText('Regions by class');
  await page.mouse.move(0, 0);
}

const showVersion = (page: Page, number: number): Promise<void> =>
  page
    .getByRole('region', { name: 'Versions, newest first' })
    .getByRole('link')
    .and(page.locator(`[href$="/${number}"]`))
    .click();

async function showCompare({ page, window, versions, compare }: Screens): Promise<void> {
  await window.goTo('Versions');
  await showVersion(page, 2);
  await expect(versions.version(2)).toBeVisible();
  await page.getByRole('button', { name: 'Compare with the previous' }).click();
  await expect(compare.total('Labels', 'Changed')).toBeVisible();
  await compare.step(1, 28);
  await expect(compare.pages('form-rowing-membership.pdf', 'After').locator('canvas').first()).toBeVisible();
}

/** Two people changed the same: it waits to be decided on the page. */
async function showMerge({ page, window, merge }: Screens): Promise<void> {
  const dialog = await merge.choose(WAITING_BRANCH, 'main');
  await dialog.getByRole('button', { name: 'Begin and decide' }).click();
  await expect(window.heading(`Merge ${WAITING_BRANCH} into main`)).toBeVisible();
  await expect(merge.card).toContainText('Class of a region');
  await expect(page.getByRole('group', { name: /^Pages of / }).locator('canvas')).not.toHaveCount(0);
  await page.mouse.move(0, 0);
}

/** Waits until nothing on the page waits for its picture any more. */
async function settle(page: Page): Promise<void> {
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
  await page.evaluate(async () => {
    await document.fonts.ready;
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  });
}

async function drawAll(
  address: string,
  theme: (typeof THEMES)[number],
  executablePath: string,
): Promise<void> {
  const browser = await chromium.launch({ executablePath });
  const context = await browser.newContext({
    viewport: WINDOW,
    colorScheme: theme,
    reducedMotion: 'reduce',
    timezoneId: 'UTC',
  });
  const page = await context.newPage();
  await page.clock.setFixedTime(TODAY);
  await page.goto(address);
  const screens = screensOf(page);
  await screens.library.openDataset('office-documents');
  for (const [name, show] of Object.entries(PICTURES_OF)) {
    await show(screens);
    await settle(page);
    const path = join(PICTURES, `${name}-${theme}.png`);
    await page.screenshot({ path, caret: 'hide', animations: 'disabled' });
    const { size } = await stat(path);
    console.log(`${path}  ${Math.round(size / 1000)} kB`);
    if (size > MOST_BYTES) throw new Error(`${path} is larger than ${MOST_BYTES / 1000} kB`);
  }
  // The next theme begins it anew.
  await screens.window.runCommand('Give the merge up');
  await expect(screens.window.heading('Versions')).toBeVisible();
  await browser.close();
}

const executablePath = await findChromium();
if (executablePath === null) throw new Error('there is no Chromium: set CHROMIUM_PATH, or install chromium');
const home = await mkdtemp(join(tmpdir(), 'colophon-pictures-'));
await mkdir(PICTURES, { recursive: true });
const library = join(home, 'Sample library');
pretendTime('2025-05-06T09:15:00Z');
await makeSampleHistory(library, home);
const server = await startServer({ library, home, arguments: ['--author', 'Noor Calder'] });
try {
  for (const theme of THEMES) await drawAll(server.latestAddress(), theme, executablePath);
} finally {
  await server.end('SIGTERM');
  await rm(home, { recursive: true, force: true });
}
