import { expect, test } from '../fixtures';
import { expectAccessible } from '../pages/check-accessibility';
import { screensOf } from '../pages/screens';

test('screens without anything in them are accessible in light and dark', async ({
  startApp,
  cli,
  dataFolder,
}) => {
  await cli.run('init');
  const { page } = await startApp({ library: dataFolder });
  const { window, library } = screensOf(page);
  await expect(page.getByRole('heading', { name: 'Make your first dataset' })).toBeVisible();
  await expectAccessible(page, 'a library without datasets');

  const next = await library.createDataset('empty');
  await expect(next).toBeVisible();
  await expectAccessible(page, 'the question what comes first');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('heading', { name: 'Add the first documents' })).toBeVisible();
  await expectAccessible(page, 'a dataset without documents');
  await window.goTo('Label schema');
  await expect(page.getByRole('heading', { name: 'Create the first class' })).toBeVisible();
  await expectAccessible(page, 'a schema without classes');
  await window.goTo('Changes');
  await expect(page.getByRole('heading', { name: 'There is nothing to commit yet' })).toBeVisible();
  await expectAccessible(page, 'a draft without changes');
  await window.goTo('Versions');
  await expect(page.getByRole('heading', { name: 'No version yet' })).toBeVisible();
  await expectAccessible(page, 'a dataset without versions');

  await window.goTo('Library');
  await page.getByRole('button', { name: 'Close this library' }).click();
  await expect(window.heading('Colophon')).toBeVisible();
  await expectAccessible(page, 'the first start');
});

test('screens of the sample library are accessible in light and dark', async ({
  startApp,
  sampleLibrary,
}) => {
  const { page } = await startApp({ library: sampleLibrary });
  const { window, library, documents, editor, versions, compare } = screensOf(page);
  await expect(library.dataset('office-documents')).toContainText('Second batch');
  await expectAccessible(page, 'the library');

  await library.openDataset('office-documents');
  await documents.document('contract-mutual-nda.pdf').click();
  await expect(page.getByRole('toolbar', { name: 'Selected documents' })).toBeVisible();
  await expectAccessible(page, 'documents as cards');
  await window.runCommand('Switch between grid and list');
  await expectAccessible(page, 'documents as a list');

  await documents.openDocument('contract-mutual-nda.pdf');
  await editor.waitUntilDrawn(1);
  await editor.regions().first().click();
  await expectAccessible(page, 'a page with a selected region');

  await window.goTo('Label schema');
  await expect(page.getByRole('tree', { name: 'Classes' })).toBeVisible();
  await expectAccessible(page, 'the label schema');
  await window.goTo('Changes');
  // As a list they are looked at in changes.spec.ts.
  await expect(page.getByText('4 changes', { exact: true })).toBeVisible();
  await page.keyboard.press('v');
  await expect(compare.total('Labels', 'Added')).toBeVisible();
  await expectAccessible(page, 'changes of the draft on their pages');
  await window.goTo('Versions');
  await expect(versions.version(3)).toContainText('Regions by class');
  await expectAccessible(page, 'versions');
  await page.getByRole('button', { name: 'Compare with the previous' }).click();
  await expect(compare.total('Labels', 'Changed')).toBeVisible();
  await expectAccessible(page, 'totals of a comparison');
  await page.keyboard.press('n');
  await expect(compare.change.getByRole('heading', { level: 2 })).toBeVisible();
  await expectAccessible(page, 'a change on its page');
  await page.keyboard.press('2');
  await expectAccessible(page, 'before and after side by side');
  await window.goTo('Settings');
  await expect(window.heading('Settings')).toBeVisible();
  await expectAccessible(page, 'settings');
});

test('dialogs are accessible in light and dark', async ({ startApp, sampleLibrary }) => {
  const { page } = await startApp({ library: sampleLibrary });
  const { window, library, importing } = screensOf(page);
  await library.openDataset('office-documents');
  await window.openPalette();
  await expectAccessible(page, 'the command palette');
  await window.closePalette();
  await page.keyboard.press('?');
  await expect(window.dialog('Keyboard shortcuts')).toBeVisible();
  await expectAccessible(page, 'the sheet of shortcuts');
  await page.keyboard.press('Escape');
  await expect(window.dialog('Keyboard shortcuts')).toBeHidden();
  await page.keyboard.press('Control+Enter');
  await expect(window.dialog('Commit the draft')).toContainText('Labels');
  await expectAccessible(page, 'the dialog that commits');
  await page.keyboard.press('Escape');
  await expect(window.dialog('Commit the draft')).toBeHidden();
  await page.keyboard.press('Control+e');
  await expect(
    window.dialog('Export (COCO)').getByRole('button', { name: 'Export', exact: true }),
  ).toBeEnabled();
  await expectAccessible(page, 'the dialog that exports');
  await page.keyboard.press('Escape');
  await expect(window.dialog('Export (COCO)')).toBeHidden();
  await importing.open();
  await expectAccessible(page, 'the dialog that imports');
});
