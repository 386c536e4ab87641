import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { expect, test } from '../fixtures';
import type { CommandLine } from '../material/command-line';
import { expectAccessible } from '../pages/check-accessibility';
import { screensOf } from '../pages/screens';

async function setClasses(
  cli: CommandLine,
  folder: string,
  dataset: string,
  classes: string[],
): Promise<void> {
  const file = join(folder, `${dataset}.json`);
  await writeFile(file, JSON.stringify({ classes }));
  await cli.run('schema', 'set', file, '--dataset', dataset);
}

test('a schema that is behind is published under a new name, by keyboard; retiring is taken back', async ({
  startApp,
  cli,
  dataFolder,
  home,
}) => {
  await cli.run('init');
  await cli.run('dataset', 'create', 'papers');
  await setClasses(cli, home, 'papers', ['Text']);
  await cli.run('schema', 'publish', '--dataset', 'papers', '--reason', 'To begin');
  await cli.run('dataset', 'create', 'letters', '--schema', 'papers@1.0.0');
  await setClasses(cli, home, 'papers', ['Text', 'Table']);
  await cli.run('schema', 'publish', '--dataset', 'papers', '--reason', 'Tables');
  await setClasses(cli, home, 'letters', ['Text', 'Seal']);

  const { page } = await startApp({ library: dataFolder });
  const { window, library, versions } = screensOf(page);

  await test.step('the obstacle is told, with a field for the way out', async () => {
    await library.openDataset('letters');
    await versions.commit('Seals', 1);
    const said = window.message('Committed version 1. Its schema was not published.');
    await said.getByRole('button', { name: 'Publish…' }).click();
    const dialog = window.dialog('Publish the schema of “letters”');
    await expect(dialog.getByRole('note')).toContainText('papers@1.1.0 was published meanwhile');
    const name = dialog.getByRole('textbox', { name: 'Name of the schema' });
    await expect(name).toHaveValue('letters');
    await expect(dialog.getByRole('textbox', { name: 'Version number' })).toHaveValue('1.0.0');
    await expectAccessible(page, 'publishing under a new name');
    await window.tabTo(name);
    await page.keyboard.press('Control+a');
    await page.keyboard.type('seals');
    await window.tabTo(dialog.getByRole('textbox', { name: 'Reason' }));
    await page.keyboard.type('Seals are told apart');
    await page.keyboard.press('Control+Enter');
    await expect(window.message('seals@1.0.0 is published.')).toBeVisible();
    await expect(dialog).toBeHidden();
  });

  await test.step('a version is retired, and the retirement is lifted', async () => {
    await window.goTo('Schemas');
    await page.getByRole('link', { name: '1.1.0' }).click();
    await page.getByRole('button', { name: 'Retire…' }).click();
    const dialog = window.dialog('Retire papers@1.1.0');
    await dialog.getByRole('textbox', { name: 'Reason' }).fill('By mistake');
    await dialog.getByRole('button', { name: 'Retire', exact: true }).click();
    const note = page.getByRole('note').filter({ hasText: 'By mistake' });
    await expect(note).toBeVisible();
    await expect(page.getByRole('button', { name: 'Move a dataset to it…' })).toBeHidden();
    await expect(page.getByRole('button', { name: 'New dataset with it…' })).toBeHidden();
    await expectAccessible(page, 'a retired version');
    await note.getByRole('button', { name: 'Lift the retirement' }).click();
    await expect(window.message('papers@1.1.0 can be used again.')).toBeVisible();
    await expect(note).toBeHidden();
    await expect(page.getByRole('button', { name: 'Retire…' })).toBeVisible();
  });
});
