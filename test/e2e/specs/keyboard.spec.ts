import { expect, test } from '../fixtures';
import { movedBox } from '../material/geometry';
import { screensOf } from '../pages/screens';

test('regions are moved, relabelled and deleted, and the draft committed, by keyboard alone', async ({
  startApp,
  sampleLibrary,
}) => {
  const { page } = await startApp({ library: sampleLibrary });
  const { window, library, documents, editor, versions } = screensOf(page);
  await expect(library.dataset('office-documents')).toBeVisible();

  await page.keyboard.press('g');
  await page.keyboard.press('d');
  await expect(window.heading('Documents')).toBeVisible();
  await expect(documents.list.getByRole('option').first()).toBeVisible();
  await expect(documents.list).toBeFocused();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(editor.pages).toBeFocused();
  await expect(editor.regions().first()).toBeVisible();

  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(editor.selectedRegion).toHaveAttribute('aria-posinset', '2');
  const before = await editor.selectedBox();
  await page.keyboard.press('Shift+ArrowDown');
  await editor.expectSelectedBox(movedBox(before, 0, 10));
  await page.keyboard.press('Alt+ArrowRight');
  await editor.expectSelectedBox({ ...movedBox(before, 0, 10), right: before.right + 1 });

  const name = await editor.selectedRegion.getAttribute('aria-label');
  await page.keyboard.press(name?.startsWith('Text') === true ? '2' : '1');
  await expect(editor.selectedRegion).not.toHaveAttribute('aria-label', name ?? '');
  const count = await editor.countOnPage();
  await page.keyboard.press('Delete');
  await expect.poll(() => editor.countOnPage()).toBe(count - 1);
  await editor.undo();
  await expect.poll(() => editor.countOnPage()).toBe(count);
  await window.waitUntilSaved();

  await page.keyboard.press('Control+Enter');
  await expect(window.dialog('Commit the draft')).toBeVisible();
  await page.keyboard.type('Moved by keyboard');
  await page.keyboard.press('Control+Enter');
  await expect(window.message('Committed version 4')).toBeVisible();
  await page.keyboard.press('g');
  await page.keyboard.press('v');
  await expect(versions.version(4)).toContainText('Moved by keyboard');
});

test('the palette finds and runs commands, and ? shows the keys of the screen', async ({
  startApp,
  sampleLibrary,
}) => {
  const { page } = await startApp({ library: sampleLibrary });
  const { window, library } = screensOf(page);
  await expect(library.dataset('office-documents')).toBeVisible();

  const search = await window.openPalette();
  await search.fill('label sch');
  await expect(window.command('Go to label schema')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(window.heading('Label schema')).toBeVisible();
  await (await window.openPalette()).fill('no such command');
  await expect(page.getByText('No command or dataset is called that.')).toBeVisible();
  await window.closePalette();
  await window.runCommand('Open dataset office-documents');
  await expect(window.heading('Documents')).toBeVisible();

  await page.keyboard.press('?');
  const sheet = window.dialog('Keyboard shortcuts');
  await expect(sheet).toContainText('Search documents');
  await expect(sheet).toContainText('Open the command palette');
  await page.keyboard.press('Escape');
  await expect(sheet).toBeHidden();
  await window.runCommand('Switch between light and dark');
});
