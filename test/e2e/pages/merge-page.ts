import { expect, type Locator, type Page } from '@playwright/test';

import { AppWindow } from './app-window';

/** More than any test has conflicts. */
const MAX_STEPS = 10;

/** A merge: beginning it, the screen where it is decided, and what is told of it elsewhere. */
export class MergePage {
  private readonly window: AppWindow;

  constructor(private readonly page: Page) {
    this.window = new AppWindow(page);
  }

  /** Begins to merge a branch into the one that is worked on, by keyboard alone, and waits for the preview. */
  async choose(branch: string, into: string): Promise<Locator> {
    await this.window.runCommand('Merge a branch or version');
    const dialog = this.window.dialog(`Merge into “${into}”`);
    const field = dialog.getByRole('combobox', { name: 'What to merge in' });
    await expect(field).toBeFocused();
    await this.page.keyboard.type(branch);
    await expect(this.page.getByRole('option', { name: branch, exact: true })).toBeVisible();
    await this.page.keyboard.press('ArrowDown');
    await this.page.keyboard.press('Enter');
    await expect(field).toHaveValue(branch);
    return dialog;
  }

  /** "2 of 5 decided". */
  async expectDecided(decided: number, all: number): Promise<void> {
    await expect(this.page.getByRole('status').filter({ hasText: 'decided' }).first()).toHaveText(
      `${decided} of ${all} decided`,
    );
  }

  /** The conflict that is looked at. */
  get card(): Locator {
    return this.page.getByRole('region', { name: 'Conflict', exact: true });
  }

  /** Button of a side on the card, by its begin: "Ours". */
  side(name: string): Locator {
    return this.card.getByRole('button', { name });
  }

  /** Steps to the open conflict that the card calls so. */
  async goToTitle(title: string): Promise<void> {
    const heading = this.card.getByRole('heading', { level: 2 });
    for (let steps = 0; steps < MAX_STEPS && (await heading.innerText()) !== title; steps += 1) {
      const before = await this.card.innerText();
      await this.page.keyboard.press('n');
      await expect.poll(() => this.card.innerText()).not.toBe(before);
    }
    await expect(heading).toHaveText(title);
  }

  /** Decides the conflict that the card calls so, by its key. */
  async decideAs(title: string, key: string): Promise<void> {
    await this.goToTitle(title);
    await this.page.keyboard.press(key);
  }

  /** Buttons of the places that have conflicts. */
  get places(): Locator {
    return this.page.getByRole('region', { name: 'Places with conflicts' }).getByRole('button');
  }

  /** The line that leads to the merge from other screens. */
  get banner(): Locator {
    return this.page.getByRole('status').filter({ hasText: 'Commit, restore and switching branches wait' });
  }
}
