import { expect, type Locator, type Page } from '@playwright/test';

import { AppWindow } from './app-window';
import { EditorPage } from './editor-page';

/** The documents of a dataset. */
export class DocumentsPage {
  private readonly window: AppWindow;

  constructor(private readonly page: Page) {
    this.window = new AppWindow(page);
  }

  get list(): Locator {
    return this.page.getByRole('listbox', { name: 'Documents' });
  }

  document(name: string): Locator {
    return this.list.getByRole('option', { name, exact: true });
  }

  /** What an add could not do, with its counts. */
  get addResult(): Locator {
    return this.window.dialog('Not everything could be added');
  }

  /** The files that were not added, each with its reason. */
  get failedFiles(): Locator {
    return this.addResult.getByRole('region', { name: 'Files that were not added' }).getByRole('listitem');
  }

  async addFiles(): Promise<void> {
    await this.page.getByRole('button', { name: 'Add files…' }).click();
  }

  async openDocument(name: string): Promise<EditorPage> {
    await this.document(name).dblclick();
    const editor = new EditorPage(this.page);
    await expect(editor.screen(name)).toBeVisible();
    return editor;
  }
}
