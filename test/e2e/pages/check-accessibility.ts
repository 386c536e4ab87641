import { expect, type Page } from '@playwright/test';
import axe from 'axe-core';

import { AppWindow } from './app-window';

const WCAG_2_1_AA: ReadonlySet<string> = new Set(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']);

/** The rules that look at colours; all others go by elements, their attributes and whether they are shown. */
const ABOUT_COLORS: readonly string[] = ['color-contrast', 'link-in-text-block'];

/** Looks at what is shown now, in light and in dark, for anything against WCAG 2.1 AA or called serious by axe. */
export async function expectAccessible(page: Page, what: string): Promise<void> {
  const window = new AppWindow(page);
  // What is shown comes first: each change of theme draws the window anew.
  const isDark = await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);
  const seen = new Set<string>();
  for (const theme of isDark ? (['dark', 'light'] as const) : (['light', 'dark'] as const)) {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    await window.expectTheme(theme);
    await showFrame(page);
    // Where nothing differs but the colours, the other rules would find the same once more.
    const content = await contentOf(page);
    const rules = seen.has(content) ? ABOUT_COLORS : null;
    expect.soft(await findViolations(page, rules), `${what}, ${theme}`).toEqual([]);
    seen.add(content);
  }
}

/** Every element with its attributes, and the text as far as it is shown. */
const contentOf = (page: Page): Promise<string> =>
  page.evaluate(() => `${document.body.outerHTML}\n${document.body.innerText}`);

/** Waits until what was changed has been painted. */
async function showFrame(page: Page): Promise<void> {
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  );
}

/** Axe itself: what wraps it for Playwright brings it along anew each time, and hands over all that it found in order. */
async function findViolations(page: Page, rules: readonly string[] | null): Promise<readonly string[]> {
  const isThere = await page.evaluate(() => 'axe' in globalThis);
  if (!isThere) await page.evaluate(axe.source);
  const { violations } = await page.evaluate(
    (only) =>
      (globalThis as unknown as { axe: typeof axe }).axe.run(document, {
        resultTypes: ['violations'],
        ...(only !== null && { runOnly: { type: 'rule', values: [...only] } }),
      }),
    rules,
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
