import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import type { Page } from '@playwright/test';

import { median } from '../open-core';
import { ms, times, type Row } from '../steps';
import { middleRegion, placeOnPage, withDensePages } from './dense-library';
import { inBrowser, rounds } from './web-window';

const ROUNDS = rounds(15);
const FEW = 1;
const DENSE = [1000, 3000];

/** What a person does with a region, and the canvas that shows it: the first of a page's layer, or the one over it. */
const DEEDS = {
  selecting: { event: 'pointerdown', canvas: 1 },
  relabelling: { event: 'keydown', canvas: 0 },
} as const;

type Deed = keyof typeof DEEDS;

/**
 * From a press to what it paints. It begins with the time that the browser gave the event, and ends when
 * the frame after the one in which the page's canvas was drawn anew begins: by then that one is painted.
 */
export function reactionStep(folder: string): Promise<Row[]> {
  return inBrowser('reactions', (browser, home) =>
    withDensePages(
      { browser, home, folder: join(folder, 'reactions') },
      [FEW, ...DENSE],
      async (page, open) => {
        const taken = new Map<string, number>();
        for (const count of [FEW, ...DENSE]) {
          await open(count);
          for (const [deed, values] of Object.entries(await measure(page, count)))
            taken.set(`${deed} ${count}`, median(values));
        }
        return DENSE.flatMap((count) =>
          (Object.keys(DEEDS) as Deed[]).map((deed) => {
            const [measured, baseline] = [taken.get(`${deed} ${count}`)!, taken.get(`${deed} ${FEW}`)!];
            return {
              what: `${deed} one of ${count} regions, to paint (median of ${ROUNDS})`,
              measured: ms(measured),
              baseline: `the only region ${ms(baseline)}`,
              ratio: times(measured, baseline),
              bar: '< 50 ms',
            };
          }),
        );
      },
    ),
  );
}

async function measure(page: Page, count: number): Promise<Record<Deed, number[]>> {
  const taken: Record<Deed, number[]> = { selecting: [], relabelling: [] };
  await page.getByRole('button', { name: 'Fit page' }).click();
  await sleep(400);
  const { x, y } = await placeOnPage(page, middleRegion(count));
  for (let round = 0; round < ROUNDS; round += 1) {
    await page.keyboard.press('Escape');
    await page.mouse.move(x, y);
    await sleep(150);
    taken.selecting.push(await reaction(page, 'selecting', () => page.mouse.down()));
    await sleep(100);
    await page.mouse.up();
    await sleep(150);
    const key = round % 2 === 0 ? '1' : '2';
    taken.relabelling.push(await reaction(page, 'relabelling', () => page.keyboard.press(key)));
    await sleep(150);
  }
  return taken;
}

async function reaction(page: Page, deed: Deed, act: () => Promise<void>): Promise<number> {
  const noted = await page.evaluateHandle(noteReaction, DEEDS[deed]);
  await act();
  const { took } = await noted.evaluate(async ({ painted }) => ({ took: await painted }));
  await noted.dispose();
  return took;
}

/** Runs in the page. Notes the time from the next event of a kind until what it drew on a canvas is painted. */
function noteReaction({ event, canvas }: { readonly event: string; readonly canvas: number }) {
  const watched = document.querySelectorAll('[data-page-index="0"] [data-testid="page-layer"] canvas')[
    canvas
  ];
  const { setTransform } = CanvasRenderingContext2D.prototype;
  let began = 0;
  addEventListener(event, ({ timeStamp }) => (began = timeStamp), { once: true, capture: true });
  const painted = new Promise<number>((resolve, reject) => {
    setTimeout(() => reject(new Error(`nothing was drawn after ${event}`)), 30_000);
    // Drawing a layer's canvas anew begins with this.
    CanvasRenderingContext2D.prototype.setTransform = function (...matrix: unknown[]): void {
      setTransform.apply(this, matrix as Parameters<typeof setTransform>);
      if (this.canvas !== watched || began === 0) return;
      CanvasRenderingContext2D.prototype.setTransform = setTransform;
      const inFrame = (): void => resolve(performance.now() - began);
      requestAnimationFrame(inFrame);
    };
  });
  return { painted };
}
