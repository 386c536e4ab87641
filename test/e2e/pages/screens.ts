import type { Page } from '@playwright/test';

import { AppWindow } from './app-window';
import { ComparePage } from './compare-page';
import { DocumentsPage } from './documents-page';
import { EditorPage } from './editor-page';
import { HistoryPage } from './history-page';
import { ImportDialog } from './import-dialog';
import { LibraryPage } from './library-page';
import { MergePage } from './merge-page';
import { SchemaPage } from './schema-page';
import { VersionsPage } from './versions-page';

/** Every screen of one running app. */
export const screensOf = (page: Page) => ({
  page,
  window: new AppWindow(page),
  library: new LibraryPage(page),
  documents: new DocumentsPage(page),
  schema: new SchemaPage(page),
  editor: new EditorPage(page),
  versions: new VersionsPage(page),
  history: new HistoryPage(page),
  compare: new ComparePage(page),
  merge: new MergePage(page),
  importing: new ImportDialog(page),
});
