import { expect, test } from '../fixtures';
import { letterPage, sizeAsShown, writePdf } from '../material/pdfs';
import { screensOf } from '../pages/screens';

const PAGE = letterPage('A letter');

test('a library that another process writes is named as open, and can be read and not changed', async ({
  startApp,
  cli,
  dataFolder,
  home,
}) => {
  await cli.run('init');
  await cli.run('dataset', 'create', 'letters');
  await cli.run('add', await writePdf(home, 'letter.pdf', [PAGE]), '--dataset', 'letters');
  const { page } = await startApp({ library: dataFolder });
  const { window, library, documents, editor } = screensOf(page);
  await expect(library.dataset('letters')).toBeVisible();
  await page.getByRole('button', { name: 'Explore the sample library' }).click();
  await expect(window.heading('Sample library')).toBeVisible();

  const other = await cli.hold('letters', {
    op: 'set-page-state',
    document: 'letter.pdf',
    pageIndex: 0,
    state: 'seen',
  });
  await library.openRecent(dataFolder);
  const locked = window.dialog('This library is already open');
  await expect(locked).toContainText(/already open by .+/);
  await locked.getByRole('button', { name: 'Try again' }).click();
  await expect(locked).toBeVisible();
  await locked.getByRole('button', { name: 'Open read-only' }).click();
  await expect(locked).toBeHidden();
  await expect(window.saving).toContainText('Read-only:');
  await expect(page.getByRole('button', { name: 'New dataset' })).toBeHidden();

  await library.openDataset('letters');
  await expect(page.getByRole('button', { name: 'Add', exact: true })).toBeHidden();
  await documents.openDocument('letter.pdf');
  await expect(page.getByText('The library is open for reading only')).toBeVisible();
  await editor.fitPage(1);
  await expect(page.getByRole('button', { name: 'Draw a region (R)' })).toBeHidden();
  await editor.drawByDrag(1, sizeAsShown(PAGE), { left: 100, top: 100, right: 300, bottom: 200 });
  await expect(page.getByText('Nothing was labelled here.')).toBeVisible();
  await expect(editor.reviewButton).toBeDisabled();
  await other.end();
});
