import { expect, type Locator, type Page } from '@playwright/test';

import { AppWindow } from './app-window';

/** The history of a dataset, and the dialogs that add to it and write it out. */
export class VersionsPage {
  private readonly window: AppWindow;

  constructor(private readonly page: Page) {
    this.window = new AppWindow(page);
  }

  get versions(): Locator {
    return this.page.getByRole('region', { name: 'Versions, newest first' }).getByRole('listitem');
  }

  /** The details of a version. */
  version(number: number): Locator {
    return this.page.getByRole('article', { name: `Version ${number}`, exact: true });
  }

  get draft(): Locator {
    return this.page.getByRole('region', { name: 'Draft' });
  }

  /** Commits from wherever one is, and waits for the version. */
  async commit(message: string, version: number): Promise<void> {
    await this.page.keyboard.press('Control+Enter');
    const dialog = this.window.dialog('Commit the draft');
    await dialog.getByRole('textbox', { name: 'What changed and why' }).fill(message);
    await dialog.getByRole('button', { name: 'Commit', exact: true }).click();
    await expect(this.window.message(`Committed version ${version}`)).toBeVisible();
    await expect(dialog).toBeHidden();
  }

  /** Opens the dialog that writes a version as COCO. */
  async openExport(): Promise<Locator> {
    await this.page.keyboard.press('Control+e');
    const dialog = this.window.dialog('Export (COCO)');
    await expect(dialog).toBeVisible();
    return dialog;
  }

  get exported(): Locator {
    return this.window.dialog('Exported');
  }
}
