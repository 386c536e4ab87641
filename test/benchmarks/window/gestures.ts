import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import type { Page } from '@playwright/test';

import { measureFrames, type Frames } from '../../e2e/pages/measure-frames';
import { median } from '../open-core';
import type { Row } from '../steps';
import { middleRegion, placeOnPage, withDensePages } from './dense-library';
import { inBrowser, rounds } from './web-window';

const ROUNDS = rounds(3);
const EMPTY = 0;
const DENSE = [
  { count: 1000, bar: '≥ 50 frames/s' },
  { count: 3000, bar: '≥ 30 frames/s' },
];
const GESTURE_MS = 1500;
/** Pixels of one movement. */
const STEP_PX = 4;
/** Movements until a gesture turns round: nothing leaves the window. */
const TURN = 30;

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Real input from outside, movement by movement: each begins when the window has taken the one before. */
const GESTURES = {
  pan: async (page: Page, start: Point): Promise<void> => {
    await page.mouse.down({ button: 'middle' });
    await forAWhile((x, y) => page.mouse.move(x, y), start);
    await page.mouse.up({ button: 'middle' });
  },
  'wheel zoom': async (page: Page, start: Point): Promise<void> => {
    await page.keyboard.down('Control');
    await forAWhile((_x, _y, direction) => page.mouse.wheel(0, -direction * STEP_PX), start);
    await page.keyboard.up('Control');
  },
  'drag of a region': async (page: Page, start: Point): Promise<void> => {
    await page.mouse.down();
    await forAWhile((x, y) => page.mouse.move(x, y), start);
    await page.mouse.up();
  },
} as const;

type Gesture = keyof typeof GESTURES;

/**
 * Frames per second that the window shows while a person pans, zooms and drags on a page with many
 * regions, next to the same gestures on a page without any (where the drag opens a selection frame).
 */
export function gestureStep(folder: string): Promise<Row[]> {
  return inBrowser('gestures', (browser, home) =>
    withDensePages(
      { browser, home, folder: join(folder, 'gestures') },
      [EMPTY, ...DENSE.map(({ count }) => count)],
      async (page, open) => {
        const seen = new Map<string, Frames[]>();
        for (let round = 0; round < ROUNDS; round += 1) {
          for (const count of [EMPTY, ...DENSE.map((one) => one.count)]) {
            await open(count);
            for (const gesture of Object.keys(GESTURES) as Gesture[]) {
              const frames = await measure(page, gesture, count);
              seen.set(`${gesture} ${count}`, [...(seen.get(`${gesture} ${count}`) ?? []), frames]);
            }
          }
        }
        return rowsOf(seen);
      },
    ),
  );
}

async function measure(page: Page, gesture: Gesture, count: number): Promise<Frames> {
  await page.getByRole('button', { name: 'Fit page' }).click();
  // Room to pan in every direction.
  for (let step = 0; step < 2 && gesture === 'pan'; step += 1) await page.keyboard.press('Control+=');
  await sleep(400);
  const start = await placeOnPage(page, middleRegion(count));
  await page.mouse.move(start.x, start.y);
  await sleep(200);
  const frames = await measureFrames(page, () => GESTURES[gesture](page, start));
  await page.keyboard.press('Escape');
  await sleep(300);
  return frames;
}

/** Moves there and back again until the time is over. */
async function forAWhile(
  move: (x: number, y: number, direction: 1 | -1) => Promise<void>,
  start: Point,
): Promise<void> {
  const end = performance.now() + GESTURE_MS;
  let away = 0;
  for (let step = 0; performance.now() < end; step += 1) {
    const direction = step % (2 * TURN) < TURN ? 1 : -1;
    away += direction * STEP_PX;
    await move(start.x + away, start.y + away / 2, direction);
  }
}

function rowsOf(seen: ReadonlyMap<string, readonly Frames[]>): Row[] {
  const perSecond = (gesture: Gesture, count: number): number =>
    median(seen.get(`${gesture} ${count}`)!.map((frames) => frames.perSecond));
  const longest = (gesture: Gesture, count: number): number =>
    median(seen.get(`${gesture} ${count}`)!.map((frames) => frames.longestMs));
  return DENSE.flatMap(({ count, bar }) =>
    (Object.keys(GESTURES) as Gesture[]).map((gesture) => ({
      what: `${gesture} with ${count} regions (median of ${ROUNDS})`,
      measured: `${perSecond(gesture, count).toFixed(0)} frames/s, longest ${longest(gesture, count).toFixed(0)} ms`,
      baseline: `no regions ${perSecond(gesture, EMPTY).toFixed(0)} frames/s`,
      ratio: `${(perSecond(gesture, count) / perSecond(gesture, EMPTY)).toFixed(2)} ×`,
      bar,
    })),
  );
}
