import { join } from 'node:path';

import { expect, test } from '../fixtures';
import { writeTextPdf } from '../material/text-pdf';
import { expectAccessible } from '../pages/check-accessibility';
import { screensOf } from '../pages/screens';

/** A paragraph of forty words of no meaning. */
const words = (start: number): string[] => Array.from({ length: 40 }, (_, index) => `word${start + index}`);

test('documents are split by hand and by rule, and duplicates across splits are put right', async ({
  startApp,
  cli,
  dataFolder,
}) => {
  await cli.run('init');
  await cli.run('dataset', 'create', 'letters');
  const texts = [...Array.from({ length: 9 }, (_, number) => words(number * 100)), [...words(0), 'changed']];
  const files = await Promise.all(
    texts.map((text, number) => writeTextPdf(join(dataFolder, `letter-${number}.pdf`), text)),
  );
  await cli.run('add', ...files, '--dataset', 'letters');
  const { page } = await startApp({ library: dataFolder });
  const { window, library, documents } = screensOf(page);
  await library.openDataset('letters');
  const splitOf = async (name: string): Promise<string | null> => {
    const rows = (await cli.run('documents', 'letters@draft')) as { name: string; split: string | null }[];
    return rows.find((row) => row.name === name)?.split ?? null;
  };

  await test.step('by keyboard, several at once', async () => {
    await documents.document('letter-0.pdf').click();
    await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('s');
    await page.keyboard.press('3');
    await expect(page.getByText('Put 2 documents into Test.')).toBeVisible();
    await expect(documents.document('letter-1.pdf').getByText('Test')).toBeVisible();
    await page.keyboard.press('Escape');
  });

  await test.step('by rule, as the preview said', async () => {
    await page.getByRole('button', { name: 'Split', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Split by rule…' }).click();
    const dialog = window.dialog('Split documents');
    await expect(dialog.getByText('8 documents will get another split, 2 stay.')).toBeVisible();
    await dialog.getByRole('textbox', { name: 'Train' }).fill('60');
    await dialog.getByRole('textbox', { name: 'Validation' }).fill('20');
    await dialog.getByRole('textbox', { name: 'Test' }).fill('20');
    const row = (split: string) => dialog.getByRole('row', { name: new RegExp(`^${split} `) });
    await expect(row('Validation').getByRole('cell').first()).toHaveText('2');
    await expect(row('Train').getByRole('cell').first()).toHaveText('6');
    await expectAccessible(page, 'the question how to split');
    await dialog.getByRole('button', { name: 'Split', exact: true }).click();
    await expect(page.getByText('Dealt out 8 documents.')).toBeVisible();
    const filter = page.locator('input[aria-label="Split"]').first();
    await filter.click();
    await page.getByRole('option', { name: 'Test', exact: true }).click();
    await expect(documents.list.getByRole('option')).toHaveCount(2);
    expect(await splitOf('letter-0.pdf')).toBe('test');
    await filter.click();
    await page.getByRole('option', { name: 'All splits' }).click();
  });

  await test.step('duplicates are shown with both pages, and one key puts them together', async () => {
    await documents.document('letter-9.pdf').click();
    await page.keyboard.press('s');
    await page.keyboard.press('1');
    await expect(documents.document('letter-9.pdf').getByText('Train')).toBeVisible();
    await window.runCommand('Find duplicates across splits');
    await expectAccessible(page, 'duplicates before anybody looked');
    await page.getByRole('button', { name: 'Look for duplicates' }).click();
    await expect(page.getByText('1 pair found')).toBeVisible();
    await expect(page.getByRole('img', { name: 'Page 1 of letter-0.pdf' })).toBeVisible();
    await expect(page.getByRole('img', { name: 'Page 1 of letter-9.pdf' })).toBeVisible();
    await expectAccessible(page, 'a pair of duplicates');
    await page.keyboard.press('2');
    await expect(page.getByText('Moved “letter-9.pdf” to Test.')).toBeVisible();
    expect(await splitOf('letter-9.pdf')).toBe('test');
    const dealtWith = page.getByRole('region', { name: 'Pairs of documents' }).getByText('Done');
    await expect(dealtWith).toBeVisible();
    await page.getByRole('button', { name: 'Undo', exact: true }).last().click();
    await expect(dealtWith).toBeHidden();
    expect(await splitOf('letter-9.pdf')).toBe('train');
    await page.keyboard.press('2');
    await expect(dealtWith).toBeVisible();
    await page.keyboard.press('Control+z');
    await expect(dealtWith).toBeHidden();
    await page.keyboard.press('Control+Shift+z');
    await expect(dealtWith).toBeVisible();
    await window.goTo('Documents');
    await window.runCommand('Find duplicates across splits');
    await expect(dealtWith).toBeVisible();
    await page.getByRole('button', { name: 'Look again' }).click();
    await expect(page.getByRole('heading', { name: 'No duplicates across splits' })).toBeVisible();
  });
});
