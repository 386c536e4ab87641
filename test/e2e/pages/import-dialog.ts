import { expect, type Locator, type Page } from '@playwright/test';

import { AppWindow } from './app-window';
import type { RunningApp } from '../hosts/running-app';

/** The dialog that brings labels from a COCO file, and what it says afterwards. */
export class ImportDialog {
  private readonly window: AppWindow;

  constructor(page: Page) {
    this.window = new AppWindow(page);
  }

  private get form(): Locator {
    return this.window.dialog('Import labels (COCO)');
  }

  get result(): Locator {
    return this.window.dialog('Imported');
  }

  get warnings(): Locator {
    return this.result.getByRole('region', { name: 'Warnings' }).getByRole('listitem');
  }

  async open(): Promise<void> {
    await this.window.runCommand('Import labels from COCO');
    await expect(this.form).toBeVisible();
  }

  /** Where pages have labels already: those go on by where they lie, and what the file lacks goes. */
  async takeForWhatIsThere({ iou }: { readonly iou: string }): Promise<void> {
    await this.form.getByRole('checkbox', { name: 'Continue regions by where they lie' }).check();
    await this.form.getByRole('textbox', { name: 'Least overlap' }).fill(iou);
    await this.form.getByRole('checkbox', { name: 'Remove regions that the file does not have' }).check();
  }

  async undo(): Promise<void> {
    await this.result.getByRole('button', { name: 'Undo the import' }).click();
    await expect(this.result).toBeHidden();
  }

  /** Chooses the annotations and their documents, and imports. */
  async importFiles(app: RunningApp, annotations: string, documents: readonly string[]): Promise<void> {
    const source = this.form.getByRole('group', { name: 'Annotations' });
    await app.choose([annotations], () => source.getByRole('button', { name: 'Choose a file…' }).click());
    await expect(source.getByRole('button', { name: 'Clear annotations' })).toBeVisible();
    if (documents.length > 0) {
      const field = this.form.getByRole('group', { name: 'Documents' });
      await app.choose(documents, () => field.getByRole('button', { name: 'Choose files…' }).click());
      await expect(field.getByRole('button', { name: 'Clear documents' })).toBeVisible();
    }
    await this.form.getByRole('button', { name: 'Import', exact: true }).click();
    await expect(this.result).toBeVisible();
  }

  /** Waits for the number under "Regions", "There already" and so on. */
  async expectCounts(counts: Readonly<Record<string, string>>): Promise<void> {
    for (const [title, count] of Object.entries(counts))
      await expect(this.window.fact(this.result, title), title).toHaveText(count);
  }

  async importAnother(): Promise<void> {
    await this.result.getByRole('button', { name: 'Import another file' }).click();
    await expect(this.form).toBeVisible();
  }

  async showDocuments(): Promise<void> {
    await this.result.getByRole('button', { name: 'Show the documents' }).click();
    await expect(this.window.heading('Documents')).toBeVisible();
  }
}
