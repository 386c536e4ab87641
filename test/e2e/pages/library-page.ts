import { basename } from 'node:path';

import { expect, type Locator, type Page } from '@playwright/test';

import { AppWindow } from './app-window';
import type { RunningApp } from '../hosts/running-app';

/** The open library, and the screen that stands there while none is open. */
export class LibraryPage {
  private readonly window: AppWindow;

  constructor(private readonly page: Page) {
    this.window = new AppWindow(page);
  }

  get datasets(): Locator {
    return this.page.getByRole('table', { name: 'Datasets' });
  }

  dataset(name: string): Locator {
    return this.datasets.getByRole('row', { name });
  }

  /** Makes a library: in the folder that the desktop's dialog chooses, or by its name in a browser. */
  async createLibrary(app: RunningApp, folder: string): Promise<void> {
    const name = basename(folder);
    const start = (): Promise<void> => this.page.getByRole('button', { name: 'New library' }).click();
    if (app.electron === null) {
      await start();
      const dialog = this.window.dialog('New library');
      await dialog.getByRole('textbox', { name: 'Name' }).fill(name);
      await dialog.getByRole('button', { name: 'Create' }).click();
    } else {
      await app.choose([folder], start);
    }
    await expect(this.window.heading(name)).toBeVisible();
  }

  /** Makes a dataset and stays at the question what comes first. */
  async createDataset(name: string): Promise<Locator> {
    await this.page.getByRole('button', { name: 'New dataset' }).click();
    const dialog = this.window.dialog('New dataset');
    await dialog.getByRole('textbox', { name: 'Name' }).fill(name);
    await dialog.getByRole('button', { name: 'Create' }).click();
    return this.window.dialog(`“${name}” is ready. What comes first?`);
  }

  async openDataset(name: string): Promise<void> {
    await this.datasets.getByRole('link', { name }).click();
    await expect(this.window.heading('Documents')).toBeVisible();
  }

  /** Opens a library of the list of recent ones. */
  async openRecent(folder: string): Promise<void> {
    await this.page
      .getByRole('listitem')
      .filter({ hasText: basename(folder) })
      .getByRole('button')
      .first()
      .click();
  }
}
