import { existsSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import type { Browser, Page } from '@playwright/test';

import { commandLine } from '../../e2e/material/command-line';
import { median } from '../open-core';
import { ms, times, type Row } from '../steps';
import { startViewer } from './viewer-host';
import { goTo, inBrowser, newWindow, openDocuments, rounds, withServer } from './web-window';

const ROUNDS = rounds(7);
const DATASET = 'papers';

/** Documents of the sample library: text, and a scanned page. */
const SAMPLES = ['report-solar-yield.pdf', 'invoice-harbour-scan.pdf'];

/** Real ones, measured where they are at hand: a scan, one with much on its first page, one of 619 pages. */
const REAL = ['ordinary/tracemonkey.pdf', 'geometry/160F-2019.pdf', 'many-pages/DA-619p.pdf'];
const REAL_FOLDER = join(process.env['COLOPHON_TEST_DATA'] ?? resolve('../shared/data'), 'pdf');

/** How large the pages stand in the window; the viewer is given the same. CSS pixels. */
interface ViewSize {
  readonly width: number;
  readonly height: number;
  readonly pageWidth: number;
}

/**
 * From opening a document to its first page on the screen, next to pdf.js' own viewer component: the same
 * file, browser, view and page size, in turns. Both have their code loaded and drew another document before.
 *
 * Shown means the same for both: the page is drawn to its end (Colophon hangs up a canvas only then, the
 * viewer says `pagerendered`) and the second animation frame after that begins. Then the canvas is read
 * back: one that is blank is no page.
 */
export function firstPageStep(folder: string): Promise<Row[]> {
  return inBrowser('first page', async (browser, home) => {
    const paths = [
      ...SAMPLES.map((name) => resolve('resources/sample/documents', name)),
      ...REAL.map((name) => join(REAL_FOLDER, name)).filter((path) => existsSync(path)),
    ];
    if (paths.length === SAMPLES.length)
      console.error('first page: no real PDFs are at hand (set COLOPHON_TEST_DATA)');
    const library = join(folder, 'first-page');
    const documents = await addDocuments(library, home, paths);
    const viewer = await startViewer(paths);
    try {
      return await withServer(library, home, async (server) => {
        const ours = await openDocuments(browser, server.address, DATASET);
        const theirs = await openViewer(browser, viewer.address);
        return measureAll({ ours, theirs, documents, paths });
      });
    } finally {
      viewer.close();
    }
  });
}

async function addDocuments(library: string, home: string, paths: readonly string[]): Promise<string[]> {
  const cli = commandLine(library, home);
  await cli.run('init');
  await cli.run('dataset', 'create', DATASET);
  const ids: string[] = [];
  for (const path of paths) {
    const { documents } = (await cli.run('add', path, '--dataset', DATASET)) as {
      documents: { id: string }[];
    };
    ids.push(documents[0]!.id);
  }
  return ids;
}

async function openViewer(browser: Browser, address: string): Promise<Page> {
  const page = await newWindow(browser);
  await page.goto(address);
  await page.waitForFunction(() => 'viewerOf' in globalThis);
  return page;
}

interface Contest {
  readonly ours: Page;
  readonly theirs: Page;
  readonly documents: readonly string[];
  readonly paths: readonly string[];
}

async function measureAll({ ours, theirs, documents, paths }: Contest): Promise<Row[]> {
  const taken = paths.map(() => ({ ours: [] as number[], theirs: [] as number[] }));
  const measure = async (index: number): Promise<readonly [ours: number, theirs: number]> => {
    await ours.bringToFront();
    const { took, size } = await openOurs(ours, documents[index]!);
    await theirs.bringToFront();
    return [took, await openTheirs(theirs, index, size)];
  };
  // The code of the screen is loaded with the first document.
  const [cold] = await measure(0);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const index of paths.keys()) {
      const [our, their] = await measure(index);
      taken[index]!.ours.push(our);
      taken[index]!.theirs.push(their);
    }
  }
  console.error(`first page of the first document since the window opened: ${ms(cold)}`);
  return taken.map((one, index) => ({
    what: `first page of ${basename(paths[index]!)} (median of ${ROUNDS})`,
    measured: ms(median(one.ours)),
    baseline: `pdf.js' viewer ${ms(median(one.theirs))}`,
    ratio: times(median(one.ours), median(one.theirs)),
    bar: '≤ 1.2 ×',
  }));
}

async function openOurs(page: Page, entry: string): Promise<{ took: number; size: ViewSize }> {
  const result = await page.evaluate(async (hash) => {
    const canvasOf = (): HTMLCanvasElement | null =>
      document.querySelector('[data-page-index="0"] [role="img"] canvas');
    const start = performance.now();
    location.hash = hash;
    await new Promise<void>((done) => {
      const observer = new MutationObserver(() => {
        if (canvasOf() === null) return;
        observer.disconnect();
        done();
      });
      observer.observe(document, { childList: true, subtree: true });
    });
    await new Promise((next) => requestAnimationFrame(() => requestAnimationFrame(next)));
    const took = performance.now() - start;
    const sheet = canvasOf()!.closest<HTMLElement>('[data-page-index]')!;
    const scroller = sheet.closest<HTMLElement>('[role="group"]')!;
    const [width, height] = [scroller.clientWidth, scroller.clientHeight];
    return { took, size: { width, height, pageWidth: sheet.offsetWidth } };
  }, `#/annotate/${DATASET}/draft/${entry}/1`);
  await expectPicture(page, '[data-page-index="0"] [role="img"] canvas');
  await sleep(200);
  await goTo(page, ['documents', DATASET, 'draft']);
  await page.getByRole('listbox', { name: 'Documents' }).waitFor();
  await sleep(300);
  return result;
}

/** The page of `viewer-host.ts`, as far as it is used here. */
interface ViewerWindow {
  readonly viewerOf: {
    readonly eventBus: {
      on(name: string, listener: (event: { pageNumber: number }) => void): void;
      off(name: string, listener: (event: { pageNumber: number }) => void): void;
    };
    open(url: string, size: ViewSize): Promise<void>;
    close(): Promise<void>;
  };
}

async function openTheirs(page: Page, index: number, size: ViewSize): Promise<number> {
  const took = await page.evaluate(
    async ([url, view]) => {
      const { viewerOf } = globalThis as unknown as ViewerWindow;
      const start = performance.now();
      await new Promise<void>((done) => {
        const notice = ({ pageNumber }: { pageNumber: number }): void => {
          if (pageNumber !== 1) return;
          viewerOf.eventBus.off('pagerendered', notice);
          done();
        };
        viewerOf.eventBus.on('pagerendered', notice);
        void viewerOf.open(url, view);
      });
      await new Promise((next) => requestAnimationFrame(() => requestAnimationFrame(next)));
      return performance.now() - start;
    },
    [`/file/${index}`, size] as const,
  );
  await expectPicture(page, '.page[data-page-number="1"] canvas');
  await sleep(200);
  await page.evaluate(() => (globalThis as unknown as ViewerWindow).viewerOf.close());
  await sleep(300);
  return took;
}

async function expectPicture(page: Page, selector: string): Promise<void> {
  const isBlank = await page.evaluate((canvas) => {
    const picture = document.querySelector<HTMLCanvasElement>(canvas)!;
    const probe = new OffscreenCanvas(picture.width, picture.height).getContext('2d')!;
    probe.drawImage(picture, 0, 0);
    const { data } = probe.getImageData(0, 0, picture.width, picture.height);
    return data.every((value) => value === 255) || data.every((value) => value === 0);
  }, selector);
  if (isBlank) throw new Error(`a blank page: ${page.url()}`);
}
