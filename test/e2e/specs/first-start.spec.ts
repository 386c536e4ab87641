import { expect, test } from '../fixtures';
import { AppWindow } from '../pages/app-window';
import { LibraryPage } from '../pages/library-page';
import { VersionsPage } from '../pages/versions-page';

test('a first start opens the sample library with its three versions', async ({ startApp }) => {
  const { page } = await startApp({ library: null });
  const window = new AppWindow(page);
  const library = new LibraryPage(page);
  await expect(window.heading('Sample library')).toBeVisible();
  await expect(library.dataset('office-documents')).toContainText('Second batch');

  await library.openDataset('office-documents');
  await window.goTo('Versions');
  const versions = new VersionsPage(page);
  await expect(versions.versions).toHaveCount(3);
  await expect(versions.version(3)).toContainText('Noor Calder');
  await page.keyboard.press('j');
  await expect(versions.version(2)).toContainText('Corrections after review');
  await expect(window.saving).toHaveText('Saved');
});
