import { join } from 'node:path';

import type { Browser, Page } from '@playwright/test';

import { median } from '../open-core';
import { ms, times, type Row } from '../steps';
import { inBrowser, newWindow, rounds, withServer } from './web-window';

const ROUNDS = rounds(5);
const LIMIT_MS = 60_000;

interface Opening {
  /** From the navigation until the documents are painted. */
  readonly windowMs: number;
  /** The same from the start of the host's process. */
  readonly wholeMs: number;
}

/**
 * Opens the window of the large library and of its smallest dataset, each time with a host and a browser
 * that know nothing yet. Somebody clicks the dataset as soon as its name is there. The documents are shown
 * when the frame after the one with their first rows begins: then they are painted and the window is free.
 */
export function openWindowStep(folder: string): Promise<Row[]> {
  return inBrowser('opening the window', async (browser, home) => {
    const large: Opening[] = [];
    const small: Opening[] = [];
    const open = (dataset: string): Promise<Opening> =>
      openOnce(browser, { library: join(folder, 'library'), home, dataset });
    for (let round = 0; round < ROUNDS; round += 1) {
      large.push(await open('doclaynet'));
      small.push(await open('notes'));
    }
    return [
      rowOf('open the window and show the documents', large, small, 'windowMs'),
      rowOf('the same from the start of the process', large, small, 'wholeMs'),
    ];
  });
}

function rowOf(what: string, large: readonly Opening[], small: readonly Opening[], key: keyof Opening): Row {
  const [measured, baseline] = [large, small].map((all) => median(all.map((one) => one[key])));
  return {
    what: `${what} (median of ${ROUNDS})`,
    measured: ms(measured!),
    baseline: `a dataset of one document ${ms(baseline!)}`,
    ratio: times(measured!, baseline!),
    bar: '< 2 s',
  };
}

async function openOnce(
  browser: Browser,
  { library, home, dataset }: { readonly library: string; readonly home: string; readonly dataset: string },
): Promise<Opening> {
  const started = Date.now();
  return withServer(library, home, async (server) => {
    const page = await newWindow(browser);
    const { shown } = await watchForDocuments(page, dataset);
    const navigated = Date.now();
    await page.goto(server.address, { waitUntil: 'commit' });
    const at = await shown;
    await page.context().close();
    return { windowMs: at - navigated, wholeMs: at - started };
  });
}

/** The time of the clock at which the documents of a dataset are painted. Prepared before the navigation. */
async function watchForDocuments(page: Page, dataset: string): Promise<{ readonly shown: Promise<number> }> {
  let tell: (time: number) => void = () => undefined;
  const shown = new Promise<number>((resolve, reject) => {
    tell = resolve;
    setTimeout(() => reject(new Error(`the documents of ${dataset} were not shown`)), LIMIT_MS).unref();
  });
  await page.exposeFunction('noteShown', (time: number) => tell(time));
  await page.addInitScript((link) => {
    let isOpened = false;
    const look = (): void => {
      if (!isOpened) {
        const found = document.querySelector<HTMLElement>(`table a[href="${link}"]`);
        isOpened = found !== null;
        found?.click();
        return;
      }
      // Rows that are still on their way have no content.
      if (document.querySelector('[role="listbox"] [role="option"] > *') === null) return;
      observer.disconnect();
      requestAnimationFrame(() =>
        requestAnimationFrame(() => {
          const { noteShown } = window as unknown as { noteShown(time: number): void };
          noteShown(performance.timeOrigin + performance.now());
        }),
      );
    };
    const observer = new MutationObserver(look);
    observer.observe(document, { childList: true, subtree: true });
  }, `#/documents/${dataset}/draft`);
  return { shown };
}
