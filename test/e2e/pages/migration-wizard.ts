import { expect, type Locator, type Page } from '@playwright/test';

/** The wizard that carries a draft to another schema. */
export class MigrationWizard {
  constructor(private readonly page: Page) {}

  get dialog(): Locator {
    return this.page.getByRole('dialog', { name: /^Migrate / });
  }

  /** Opens the wizard from the page of a schema version. */
  async openFromSchema(ref: string, dataset: string): Promise<void> {
    const [name = ref, number = ''] = ref.split('@');
    await this.page.getByRole('textbox', { name: 'Search schemas' }).fill(name);
    await this.page.getByRole('link', { name: number }).click();
    await expect(this.page.getByRole('article', { name: ref })).toBeVisible();
    await this.page.getByRole('button', { name: 'Move a dataset to it…' }).click();
    await this.page.getByRole('menuitem', { name: dataset }).click();
    await expect(this.dialog.getByRole('tab', { name: /^Classes/ })).toBeVisible();
  }

  /** Chooses in a list of the wizard. */
  async choose(list: string, option: string): Promise<void> {
    await this.dialog.getByRole('combobox', { name: list, exact: true }).click();
    await this.page.getByRole('option', { name: option, exact: true }).click();
    await expect(this.dialog.getByRole('combobox', { name: list, exact: true })).toHaveValue(option);
  }

  /** The list in which is chosen what becomes of a class. */
  actionOf(name: string): Locator {
    return this.dialog.getByRole('combobox', { name: `What becomes of ${name}`, exact: true });
  }

  async becomes(name: string, target: string): Promise<void> {
    await this.choose(`What becomes of ${name}`, 'Becomes');
    await this.choose(`Class that ${name} becomes`, target);
  }

  /** Splits a class by the upper part of the page; the rest is put to a person. */
  async splitByPosition(name: string, percentFromTop: number, target: string): Promise<void> {
    await this.choose(`What becomes of ${name}`, 'Split by rules');
    const rules = this.dialog.getByRole('group', { name: `Rules for ${name}` });
    const end = rules.getByRole('textbox', { name: 'From the top, to' });
    await end.fill(String(percentFromTop));
    await end.blur();
    await this.choose('Class of rule 1', target);
  }

  async preview(): Promise<void> {
    await this.dialog.getByRole('button', { name: 'Preview', exact: true }).click();
    await expect(this.dialog.getByRole('region', { name: 'Rules' })).toBeVisible();
  }

  /** A total of the preview. */
  async total(name: 'Regions rewritten' | 'Regions deleted' | 'Left to a person'): Promise<number> {
    const value = this.dialog.getByText(name, { exact: true }).locator('xpath=following-sibling::dd[1]');
    return Number((await value.innerText()).replaceAll(',', ''));
  }

  rule(words: RegExp): Locator {
    return this.dialog.getByRole('region', { name: 'Rules' }).getByRole('button', { name: words });
  }

  get examplePages(): Locator {
    return this.dialog.getByRole('group', { name: /^Example on / });
  }

  async apply(): Promise<void> {
    await this.dialog.getByRole('button', { name: 'Apply', exact: true }).click();
    await expect(this.dialog).toBeHidden();
  }
}
