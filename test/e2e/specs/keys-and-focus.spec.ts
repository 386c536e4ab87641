import { expect, test } from '../fixtures';
import { DATASET } from '../material/sample-dataset';
import { screensOf } from '../pages/screens';

/** Three pages. */
const LONG = 'contract-service-agreement.pdf';

test('a key never changes a region that is not in view', async ({ startApp, sampleLibrary }) => {
  const { page } = await startApp({ library: sampleLibrary });
  const { window, library, documents, editor } = screensOf(page);
  await library.openDataset(DATASET);
  await documents.openDocument(LONG);
  await editor.waitUntilDrawn(1);
  const count = await editor.countOnPage();

  await test.step('turning the page leaves the selection behind', async () => {
    await page.keyboard.press('Tab');
    await expect(editor.selectedRegion).toHaveCount(1);
    await page.keyboard.press('n');
    await expect(editor.pageNumber).toHaveValue('2');
    await expect(page.getByText('Nothing selected')).toBeVisible();
    await page.keyboard.press('Delete');
    await page.keyboard.press('p');
    await expect(editor.pageNumber).toHaveValue('1');
    await expect.poll(() => editor.countOnPage()).toBe(count);
  });

  await test.step('scrolled away, it is brought back before it is deleted', async () => {
    await page.keyboard.press('Tab');
    await expect(editor.selectedRegion).toHaveCount(1);
    const top = await editor.scrollBy(300);
    await page.keyboard.press('Delete');
    await expect.poll(() => editor.scrollTop()).toBeLessThan(top);
    expect(await editor.countOnPage()).toBe(count);
    await page.keyboard.press('Delete');
    await expect.poll(() => editor.countOnPage()).toBe(count - 1);
    await window.waitUntilSaved();
  });
});

test('the sheet of keys tells of Tab, and of what waits for a selection', async ({
  startApp,
  sampleLibrary,
}) => {
  const { page } = await startApp({ library: sampleLibrary });
  const { window, library, documents, editor } = screensOf(page);
  await library.openDataset(DATASET);
  await documents.openDocument(LONG);
  await editor.waitUntilDrawn(1);
  await page.getByRole('button', { name: 'Shortcuts' }).click();
  const sheet = window.dialog('Keyboard shortcuts');
  await expect(sheet.getByText('Select the next region', { exact: true })).toBeVisible();
  await expect(sheet.getByText('Delete the selected regions (not right now)')).toBeVisible();

  await test.step('the keys after the one that closes it are for the pages again', async () => {
    await page.keyboard.press('Escape');
    await page.keyboard.press('n');
    await expect(editor.pageNumber).toHaveValue('2');
    await page.keyboard.press('p');
    await expect(editor.pageNumber).toHaveValue('1');
  });

  await test.step('Tab walks through the window outside the pages, and through the regions on them', async () => {
    await page.getByRole('button', { name: 'Zoom in' }).focus();
    await page.keyboard.press('Tab');
    await expect(page.getByText('Nothing selected')).toBeVisible();
    await editor.pages.focus();
    await page.keyboard.press('Tab');
    await expect(editor.selectedRegion).toHaveCount(1);
  });
});

test('a box is placed and shaped by keyboard alone, and its text survives Escape', async ({
  startApp,
  sampleLibrary,
}) => {
  const { page } = await startApp({ library: sampleLibrary });
  const { window, library, documents, editor } = screensOf(page);
  await library.openDataset(DATASET);
  await documents.openDocument(LONG);
  await editor.waitUntilDrawn(1);
  const count = await editor.countOnPage();

  await page.keyboard.press('r');
  await expect(page.getByText('Drag, or click two corners.')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect.poll(() => editor.countOnPage()).toBe(count + 1);
  const placed = await editor.selectedBox();
  await page.keyboard.press('Alt+Shift+ArrowRight');
  await editor.expectSelectedBox({ ...placed, right: placed.right + 10 });

  await page.keyboard.press('v');
  await page.keyboard.press('Enter');
  await page.keyboard.type('By keyboard');
  await page.keyboard.press('Escape');
  await expect(editor.pages).toBeFocused();
  await expect(editor.selectedRegion).toContainText('By keyboard');
  await window.waitUntilSaved();
});

test('undo says what it took back when that is not on the page, and can do it again', async ({
  startApp,
  sampleLibrary,
}) => {
  const { page } = await startApp({ library: sampleLibrary });
  const { window, library, documents, editor } = screensOf(page);
  await library.openDataset(DATASET);
  await documents.document('report-river-quality.pdf').click();
  await page.keyboard.press('Delete');
  await expect(window.message('Removed 1 document')).toBeVisible();

  await documents.openDocument(LONG);
  await editor.waitUntilDrawn(1);
  await page.keyboard.press('Control+z');
  const undone = window.message('Undone: remove document');
  await undone.getByRole('button', { name: 'Redo' }).click();
  await expect(window.message('Done again: remove document')).toBeVisible();
  await expect(undone).toBeHidden();
});

test('Escape closes the dialog over a comparison and nothing else, and the focus goes back', async ({
  startApp,
  sampleLibrary,
}) => {
  const { page } = await startApp({ library: sampleLibrary });
  const { window, library, documents, versions, compare } = screensOf(page);
  await library.openDataset(DATASET);
  await expect(documents.list).toBeFocused();
  await page.keyboard.press('Control+e');
  await expect(window.dialog('Export (COCO)')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(documents.list).toBeFocused();

  await page.keyboard.press('g');
  await page.keyboard.press('v');
  await versions.version(3).click();
  await page.getByRole('button', { name: 'Compare with the previous' }).click();
  await expect(compare.documents.first()).toBeVisible();
  await page.keyboard.press('n');
  await expect(compare.change).toBeVisible();
  await page.keyboard.press('Control+e');
  await expect(window.dialog('Export (COCO)')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(window.dialog('Export (COCO)')).toBeHidden();
  await expect(compare.change).toBeVisible();
});
