import { expect, test } from '../fixtures';
import { testData } from '../material/test-data';
import { screensOf } from '../pages/screens';

/** Scripts that run on opening, an order to print, an embedded file. */
const DOCUMENTS = ['autoprint.pdf', 'evaljs.pdf', 'with-attachment.pdf'] as const;

test('nothing that a PDF carries runs, prints, opens or loads', async ({ startApp, cli, dataFolder }) => {
  const paths = DOCUMENTS.map((name) => testData('pdf', 'forms-and-marks', name));
  await cli.run('init');
  await cli.run('dataset', 'create', 'hostile');
  await cli.run('add', ...paths, '--dataset', 'hostile');
  const { page } = await startApp({ library: dataFolder });
  const { window, library, documents, editor } = screensOf(page);
  await expect(library.dataset('hostile')).toBeVisible();

  const happened: string[] = [];
  page.on('dialog', (dialog) => {
    happened.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('download', (download) => happened.push(`download: ${download.suggestedFilename()}`));
  page.context().on('page', (opened) => happened.push(`window: ${opened.url()}`));
  page.on('framenavigated', (frame) => {
    if (frame !== page.mainFrame() || !frame.url().includes('#/'))
      happened.push(`navigation: ${frame.url()}`);
  });
  await page.exposeFunction('noticePrint', () => happened.push('print'));
  await page.evaluate(() => {
    Object.assign(globalThis, {
      print: () => (globalThis as unknown as { noticePrint(): void }).noticePrint(),
    });
  });

  await library.openDataset('hostile');
  for (const name of DOCUMENTS) {
    await documents.openDocument(name);
    await editor.waitUntilDrawn(1);
    await page.keyboard.press('End');
    // An answer of the palette shows that the page is alive and did what was queued before.
    await window.openPalette();
    await window.closePalette();
    await window.goTo('Documents');
  }
  expect(happened).toEqual([]);
});
