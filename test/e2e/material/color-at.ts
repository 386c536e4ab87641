import { createCanvas, loadImage } from '@napi-rs/canvas';
import type { Page } from '@playwright/test';

import type { Point } from './geometry';

/** The color of one pixel of the window, as red, green, blue. */
export async function colorAt(page: Page, { x, y }: Point): Promise<readonly [number, number, number]> {
  const picture = await page.screenshot({ clip: { x, y, width: 1, height: 1 }, scale: 'css' });
  const canvas = createCanvas(1, 1);
  const context = canvas.getContext('2d');
  context.drawImage(await loadImage(picture), 0, 0);
  const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data;
  return [red, green, blue];
}
