import { expect, type Locator, type Page } from '@playwright/test';

/** The questions that a migration left open, one at a time over the pages. */
export class ReviewBar {
  constructor(private readonly page: Page) {}

  get bar(): Locator {
    return this.page.getByRole('region', { name: 'To decide' });
  }

  /** The button with the number of open questions. */
  button(open: number): Locator {
    return this.page.getByRole('button', { name: `To decide (${open})` });
  }

  /** Answers the current question by its key and waits until one question less is open. */
  async decide(key: string, open: number): Promise<void> {
    await expect(this.bar).toContainText('Which class?');
    await this.page.keyboard.press(key);
    await expect(this.button(open)).toBeVisible();
  }
}
