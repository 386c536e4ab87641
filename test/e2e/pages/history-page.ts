import { expect, type Locator, type Page } from '@playwright/test';

import { AppWindow } from './app-window';

/** Branches and tags of versions, what takes versions back, and who made what. */
export class HistoryPage {
  private readonly window: AppWindow;

  constructor(private readonly page: Page) {
    this.window = new AppWindow(page);
  }

  /** The branch that is worked on, as the header names it. */
  branch(name: string): Locator {
    return this.page.getByRole('button', { name: `Branch: ${name}`, exact: true });
  }

  /** What stands against a revert. */
  get conflicts(): Locator {
    return this.page.getByRole('region', { name: 'What stands against it' }).first();
  }

  filter(name: 'Author' | 'Branch' | 'Document' | 'Class'): Locator {
    return this.page.getByRole('combobox', { name, exact: true });
  }

  async filterBy(name: 'Author' | 'Branch' | 'Document' | 'Class', option: string): Promise<void> {
    await this.filter(name).click();
    await this.page.getByRole('option', { name: option, exact: true }).click();
  }

  /** Numbers of the versions listed; the first of each row's words. */
  async listed(): Promise<readonly string[]> {
    const rows = this.page.getByRole('region', { name: 'Versions, newest first' }).getByRole('link');
    return (await rows.allInnerTexts()).map((text) => text.split('\n')[0] ?? '');
  }

  /** Switches by the palette, without a pointer. */
  async switchTo(name: string): Promise<void> {
    await this.window.runCommand(`Switch to branch ${name}`);
    await expect(this.window.message(`Working on the branch “${name}” now.`)).toBeVisible();
    await expect(this.branch(name)).toBeVisible();
  }

  /** What happened to the selected region, newest first. */
  get regionHistory(): Locator {
    return this.page.getByRole('list', { name: 'History', exact: true }).getByRole('listitem');
  }
}
