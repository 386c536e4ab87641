import { expect, type Locator, type Page } from '@playwright/test';

/** The classes of a dataset. */
export class SchemaPage {
  constructor(private readonly page: Page) {}

  class(name: string): Locator {
    return this.page.getByRole('listbox', { name: 'Classes' }).getByRole('option').filter({ hasText: name });
  }

  async addClass(name: string): Promise<void> {
    const field = this.page.getByRole('textbox', { name: 'New class' });
    await field.fill(name);
    await field.press('Enter');
    await expect(this.class(name)).toBeVisible();
    await expect(field).toHaveValue('');
  }

  /** Gives the class a digit of its own; without, digits follow the order of the classes. */
  async setHotkey(name: string, digit: string): Promise<void> {
    await this.class(name).click();
    await expect(this.page.getByRole('textbox', { name: 'Name' })).toHaveValue(name);
    await this.page.getByRole('combobox', { name: 'Hotkey' }).click();
    await this.page.getByRole('option', { name: digit, exact: true }).click();
    await expect(this.class(name).getByTitle(`Hotkey ${digit}`)).toBeVisible();
  }
}
