import { expect, type Locator, type Page } from '@playwright/test';

export type ScreenName = 'Library' | 'Documents' | 'Label schema' | 'Changes' | 'Versions' | 'Settings';

/** The frame around every screen: navigation, status bar, palette, shortcut sheet, messages. */
export class AppWindow {
  constructor(readonly page: Page) {}

  heading(name: string | RegExp): Locator {
    return this.page.getByRole('heading', { level: 1, name });
  }

  dialog(name: string | RegExp): Locator {
    return this.page.getByRole('dialog', { name });
  }

  /** Whether work is on disk, as the status bar says it. */
  get saving(): Locator {
    return this.page.getByRole('contentinfo', { name: 'Status' }).getByRole('status');
  }

  async waitUntilSaved(): Promise<void> {
    await expect(this.saving).toHaveText('Saved');
  }

  async goTo(screen: ScreenName): Promise<void> {
    const link = this.page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: screen });
    await link.click();
    await expect(link).toHaveAttribute('aria-current', 'page');
  }

  /** Runs a command of the palette, by keyboard alone. */
  async runCommand(name: string): Promise<void> {
    const search = await this.openPalette();
    await search.fill(name);
    await expect(this.command(name)).toBeVisible();
    await this.page.keyboard.press('Enter');
    await expect(search).toBeHidden();
  }

  async openPalette(): Promise<Locator> {
    await this.page.keyboard.press('Control+k');
    const search = this.page.getByPlaceholder('What do you want to do?');
    await expect(search).toBeFocused();
    return search;
  }

  async closePalette(): Promise<void> {
    await this.page.keyboard.press('Escape');
    await expect(this.page.getByPlaceholder('What do you want to do?')).toBeHidden();
  }

  /** A command in the open palette. */
  command(name: string): Locator {
    return this.dialog('Search commands and datasets').getByRole('button', { name });
  }

  /** Light and dark follow the system until a person chooses. */
  async expectTheme(theme: 'light' | 'dark'): Promise<void> {
    await expect(this.page.locator('html')).toHaveAttribute('data-mantine-color-scheme', theme);
  }

  /** The number or words under a title: on a tile, or in a list of facts. */
  fact(within: Locator, title: string): Locator {
    return within.getByText(title, { exact: true }).locator('xpath=following-sibling::dd[1]');
  }

  /** Says what was done, and goes by itself. */
  message(text: string | RegExp): Locator {
    return this.page.getByRole('status').filter({ hasText: text });
  }
}
