import { expect, type Locator, type Page } from '@playwright/test';

import { AppWindow } from './app-window';

/** Two versions, or a version and the draft, side by side: totals, then documents, then regions. */
export class ComparePage {
  private readonly window: AppWindow;

  constructor(private readonly page: Page) {
    this.window = new AppWindow(page);
  }

  /** Goes to a comparison by its address, as a link would. */
  async open(from: string, to: string): Promise<void> {
    const address = `#/compare/${encodeURIComponent(from)}/${encodeURIComponent(to)}`;
    await this.page.evaluate((hash) => {
      location.hash = hash;
    }, address);
    await expect(this.page.getByRole('heading', { name: 'Compare', level: 1 })).toBeVisible();
  }

  /** A part of the totals. */
  tab(name: 'Totals' | 'Distribution' | 'Relabelled' | 'People'): Locator {
    return this.page.getByRole('tab', { name });
  }

  /** One of the three kinds of change. */
  total(kind: 'Documents' | 'Labels' | 'Schema', count: string): Locator {
    const panel = this.page.getByRole('main').getByRole('region', { name: kind, exact: true });
    return this.window.fact(panel, count);
  }

  /** What the current change is, field by field. */
  get change(): Locator {
    return this.page.getByRole('region', { name: 'Change', exact: true });
  }

  get documents(): Locator {
    return this.page.getByRole('region', { name: 'Documents that differ' }).getByRole('button');
  }

  pages(document: string, side: 'Before' | 'After'): Locator {
    return this.page.getByRole('group', { name: `Pages of ${document}, ${side}` });
  }

  /** Goes to the next change with the key for it and waits for its place among all: "2 of 3". */
  async step(position: number, total: number): Promise<void> {
    await this.page.keyboard.press('n');
    await expect(this.change).toContainText(`${position} of ${total}`);
    await expect(this.change.getByRole('heading', { level: 2 })).toBeVisible();
  }
}
