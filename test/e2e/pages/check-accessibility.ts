import { expect, type Page } from '@playwright/test';
import axe from 'axe-core';

import { AppWindow } from './app-window';

const WCAG_2_1_AA: ReadonlySet<string> = new Set(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']);

/** Looks at what is shown now, in light and in dark, for anything against WCAG 2.1 AA or called serious by axe. */
export async function expectAccessible(page: Page, what: string): Promise<void> {
  const window = new AppWindow(page);
  for (const theme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    await window.expectTheme(theme);
    await showFrame(page);
    expect.soft(await findViolations(page), `${what}, ${theme}`).toEqual([]);
  }
}

/** Waits until what was changed has been painted. */
async function showFrame(page: Page): Promise<void> {
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  );
}

/** Axe itself: what wraps it for Playwright brings it along anew each time, and hands over all that it found in order. */
async function findViolations(page: Page): Promise<readonly string[]> {
  const isThere = await page.evaluate(() => 'axe' in globalThis);
  if (!isThere) await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() =>
    (globalThis as unknown as { axe: typeof axe }).axe.run(document, { resultTypes: ['violations'] }),
  );
  return violations
    .filter(
      ({ tags, impact }) =>
        tags.some((tag) => WCAG_2_1_AA.has(tag)) || impact === 'serious' || impact === 'critical',
    )
    .flatMap(({ id, nodes }) =>
      nodes.map(
        ({ target, failureSummary }) =>
          `${id}: ${target.join(' ')}: ${failureSummary?.split('\n')[1]?.trim()}`,
      ),
    );
}
