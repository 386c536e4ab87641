import type { Page } from '@playwright/test';

export interface Frames {
  readonly perSecond: number;
  readonly longestMs: number;
}

/** Counts the frames that the page shows while something is done. */
export async function measureFrames(page: Page, act: () => Promise<unknown>): Promise<Frames> {
  const times = await page.evaluateHandle(() => {
    const seen: number[] = [];
    const notice = (time: number): void => {
      seen.push(time);
      requestAnimationFrame(notice);
    };
    requestAnimationFrame(notice);
    return seen;
  });
  await act();
  const seen = await times.jsonValue();
  await times.dispose();
  const gaps = seen.slice(1).map((time, index) => time - seen[index]!);
  const duration = (seen.at(-1) ?? 0) - (seen[0] ?? 0);
  return { perSecond: duration === 0 ? 0 : (gaps.length * 1000) / duration, longestMs: Math.max(0, ...gaps) };
}
