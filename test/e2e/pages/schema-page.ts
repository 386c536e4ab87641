import { expect, type Locator, type Page } from '@playwright/test';

/** The label schema of a dataset. */
export class SchemaPage {
  constructor(private readonly page: Page) {}

  get tree(): Locator {
    return this.page.getByRole('tree', { name: 'Classes' });
  }

  class(name: string): Locator {
    return this.tree.getByRole('treeitem').filter({ hasText: name });
  }

  /** The fields of the chosen class. */
  details(name: string): Locator {
    return this.page.getByRole('region', { name: `Class ${name}`, exact: true });
  }

  async choose(name: string): Promise<Locator> {
    await this.class(name).first().click();
    await expect(this.details(name)).toBeVisible();
    return this.details(name);
  }

  /** The tree as it is seen: each class in its place, with as many spaces before it as there are classes above it. */
  async outline(): Promise<string[]> {
    return this.tree.getByRole('treeitem').evaluateAll((rows) =>
      rows
        .map((row) => ({ row, top: row.getBoundingClientRect().top }))
        .toSorted((a, b) => a.top - b.top)
        .map(
          ({ row }) =>
            ' '.repeat(Number(row.getAttribute('aria-level')) - 1) +
            (row.getAttribute('aria-label') ?? '').replace(/, [\d,]+ regions?.*$/, ''),
        ),
    );
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
    const details = await this.choose(name);
    await details.getByRole('combobox', { name: 'Hotkey' }).click();
    await this.page.getByRole('option', { name: new RegExp(`^${digit}\\b`) }).click();
    const takeOver = details.getByRole('button', { name: 'Take over' });
    const key = this.class(name).getByTitle(`Hotkey ${digit}`);
    await expect(takeOver.or(key).first()).toBeVisible();
    if (await takeOver.isVisible()) await takeOver.click();
    await expect(key).toBeVisible();
  }

  /** Carries a class by mouse onto another: above it, into it or below it. */
  async drag(name: string, to: string, where: 'above' | 'into' | 'below'): Promise<void> {
    const from = await this.class(name).first().boundingBox();
    const target = await this.class(to).first().boundingBox();
    if (from === null || target === null) throw new Error(`${name} or ${to} is not in view`);
    const share = { above: 0.1, into: 0.5, below: 0.9 }[where];
    const y = target.y + target.height * share;
    await this.page.mouse.move(from.x + 60, from.y + from.height / 2);
    await this.page.mouse.down();
    await this.page.mouse.move(from.x + 70, from.y + from.height / 2 + 8);
    await this.page.mouse.move(target.x + 80, y, { steps: 6 });
    await this.page.mouse.up();
  }
}
