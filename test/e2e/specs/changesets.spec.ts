import { cp, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { expect, test } from '../fixtures';
import { commandLine } from '../material/command-line';
import { dragFiles } from '../material/drag-files';
import { letterPage, writePdf } from '../material/pdfs';
import { expectAccessible } from '../pages/check-accessibility';
import { screensOf } from '../pages/screens';

const region = (left: number) => ({
  op: 'add',
  document: 'letter',
  pageIndex: 0,
  class: 'Text',
  box: [left, 10, left + 40, 30],
});
const IN = ['--dataset', 'letters'] as const;

test('a branch comes in as a file and goes out as one', async ({ startApp, cli, dataFolder, home }) => {
  await writeFile(join(home, 'schema.json'), JSON.stringify({ classes: ['Text'] }));
  await writePdf(home, 'letter.pdf', [letterPage('Dear reader')]);
  await cli.run('init');
  await cli.run('dataset', 'create', 'letters', '--schema', join(home, 'schema.json'));
  await cli.run('add', join(home, 'letter.pdf'), ...IN);
  await cli.run('commit', '-m', 'As received', ...IN);
  const elsewhere = join(home, 'elsewhere');
  await cp(dataFolder, elsewhere, { recursive: true });
  const ada = commandLine(elsewhere, home);
  await ada.run('branch', 'create', 'ada', ...IN);
  await ada.run('branch', 'switch', 'ada', ...IN);
  await ada.edit('letters', [region(10), region(60)]);
  await ada.run('commit', '-m', 'Two regions', '--author', 'Ada', ...IN);
  const file = join(home, 'ada.changeset');
  await ada.run('changeset', 'create', 'ada', '--out', file, ...IN);

  const app = await startApp({ library: dataFolder });
  const { page } = app;
  const { window, library } = screensOf(page);
  await library.openDataset('letters');

  const dialog = window.dialog('Take in a changeset');
  await test.step('a damaged file is refused in words, and another one can be chosen', async () => {
    const damaged = join(home, 'damaged.changeset');
    await writeFile(damaged, (await readFile(file)).subarray(0, 200));
    await window.runCommand('Take in a changeset');
    await expectAccessible(page, 'choosing a changeset');
    await app.choose([damaged], () => dialog.getByRole('button', { name: 'Choose a file…' }).click());
    await expect(dialog.getByRole('alert')).toContainText('It is cut off');
    await expect(dialog.getByRole('button', { name: 'Choose a file…' })).toBeVisible();
  });

  await test.step('a sound one says what it brings, and is taken in by keyboard', async () => {
    await app.choose([file], () => dialog.getByRole('button', { name: 'Choose a file…' }).click());
    await expect(window.fact(dialog, 'New versions')).toHaveText('1');
    await expect(dialog).toContainText('By Ada.');
    await expect(dialog.getByRole('list', { name: 'Versions in the file' })).toContainText('Two regions');
    await expect(dialog.getByRole('textbox', { name: 'Branch' })).toHaveValue('ada');
    await expectAccessible(page, 'a checked changeset');
    await dialog.getByRole('textbox', { name: 'Branch' }).press('Enter');
    const done = window.dialog('Taken in');
    await expect(done.getByRole('status')).toHaveText('The branch “ada” is here, up to version 2.');
    await expect(window.fact(done, 'Regions added')).toHaveText('2');
    await expectAccessible(page, 'a changeset that was taken in');
    await expect(done.getByRole('button', { name: 'Merge into “main”…' })).toBeFocused();
    await done.getByRole('button', { name: 'Compare with version 1' }).click();
    await expect(window.heading('Compare')).toBeVisible();
  });

  await test.step('taken in again, it adds nothing, and leads to the merge', async () => {
    await window.runCommand('Take in a changeset');
    await app.choose([file], () => dialog.getByRole('button', { name: 'Choose a file…' }).click());
    await dialog.getByRole('textbox', { name: 'Branch' }).press('Enter');
    const done = window.dialog('Taken in');
    await expect(done.getByRole('status')).toHaveText(/had all of it already, up to version 2/);
    await done.getByRole('button', { name: 'Merge into “main”…' }).press('Enter');
    const merge = window.dialog('Merge into “main”');
    await expect(merge.getByRole('combobox', { name: 'What to merge in' })).toHaveValue('ada');
    await expect(merge.getByText('Merges without open conflicts')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(merge).toBeHidden();
  });

  await test.step('dropped on the window, it is known already', async () => {
    await window.goTo('Versions');
    const drag = await dragFiles(page, [file]);
    await drag.over(400, 300);
    await drag.drop(400, 300);
    await expect(dialog).toContainText('You have all of its versions already.');
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
  });

  await test.step('the branch is handed over from the versions', async () => {
    await page.getByRole('button', { name: 'Hand over' }).click();
    await page.getByRole('menuitem', { name: 'Hand over a branch…' }).click();
    const making = window.dialog('Hand over a branch');
    await expect(window.fact(making, 'Versions')).toHaveText('1');
    await expect(making).toContainText('It holds the history from its first version');
    await making.getByRole('combobox', { name: 'Branch' }).click();
    await page.getByRole('option', { name: 'ada' }).click();
    await expect(making).toContainText('Whoever takes it in needs version 1 “As received”.');
    const since = making.getByRole('combobox', { name: 'The other side has' });
    await since.click();
    await page.getByRole('option', { name: 'Nothing yet' }).click();
    await expect(window.fact(making, 'Versions')).toHaveText('2');
    await expect(making.getByRole('checkbox', { name: 'Put the files of its documents in' })).toBeChecked();
    await since.click();
    await page.getByRole('option', { name: 'What is on main' }).click();
    await expect(window.fact(making, 'Versions')).toHaveText('1');
    await expectAccessible(page, 'handing a branch over');
    const target = join(home, 'back.changeset');
    await app.saveAs(target, () => making.getByRole('button', { name: 'Hand over…' }).click());
    await expect(window.dialog('Handed over').getByRole('status')).toContainText('.changeset');
    expect((await stat(target)).size).toBeGreaterThan(100);
    expect((await readFile(target)).equals(await readFile(file))).toBe(true);
  });
});

test('leftovers are found with their size', async ({ startApp, sampleLibrary }) => {
  const { page } = await startApp({ library: sampleLibrary });
  await page.getByRole('button', { name: 'Find leftovers' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'No leftovers.' })).toBeVisible();
  await expectAccessible(page, 'care of a library');
});
