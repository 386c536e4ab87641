import { readdirSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test } from '../fixtures';
import type { CommandLine } from '../material/command-line';
import { testData } from '../material/test-data';
import { screensOf } from '../pages/screens';

const NAME = 'libreoffice-writer-password.pdf';
const PASSWORD = 'openpassword';

async function makeDataset(cli: CommandLine): Promise<void> {
  await cli.run('init');
  await cli.run('dataset', 'create', 'protected');
}

test('a protected PDF asks for its password, when it is added and when it is shown', async ({
  startApp,
  prepare,
  dataFolder,
}) => {
  const path = testData('pdf', 'encrypted', NAME);
  await prepare(dataFolder, makeDataset);
  const app = await startApp({ library: dataFolder });
  const { page, window, library, documents, editor } = screensOf(app.page);
  await library.openDataset('protected');

  await app.choose([path], () => documents.addFiles());
  const result = documents.addResult;
  const password = result.getByLabel('Password', { exact: true });
  const retry = result.getByRole('button', { name: 'Try again with this password' });
  await expect(documents.failedFiles).toContainText(NAME);
  await expect(retry).toBeDisabled();
  await password.fill('not the password');
  await retry.click();
  await expect(password).toHaveValue('');
  await expect(window.fact(result, 'Failed')).toHaveText('1');
  await password.fill(PASSWORD);
  await retry.click();
  await expect(result).toBeHidden();
  await expect(documents.document(NAME)).toBeVisible();

  await documents.openDocument(NAME);
  const field = page.getByLabel('This document is protected by a password');
  await field.fill('wrong');
  await field.press('Enter');
  await expect(page.getByText('This password does not open it.')).toBeVisible();
  await field.fill(PASSWORD);
  await field.press('Enter');
  await editor.waitUntilDrawn(1);
  await expect(field).toBeHidden();
});

test('what could not be added is told without taking the keys of somebody who went on working', async ({
  startApp,
  prepare,
  dataFolder,
}) => {
  // Many files, so that there is time to go on.
  const folder = testData('pdf', 'ordinary');
  const files = readdirSync(folder).filter((name) => name.endsWith('.pdf'));
  await prepare(dataFolder, makeDataset);
  const app = await startApp({ library: dataFolder });
  const { page, window, library, documents } = screensOf(app.page);
  await library.openDataset('protected');
  const locked = testData('pdf', 'encrypted', NAME);
  await app.choose([...files.map((name) => join(folder, name)), locked], () => documents.addFiles());
  await window.goTo('Label schema');
  const said = window.message(/[0-9]+ documents added, [0-9]+ could not be/);
  await expect(said).toBeVisible();
  await expect(documents.addResult).toBeHidden();
  await expect(page.getByRole('heading', { name: 'Label schema' })).toBeVisible();
  await said.getByRole('button', { name: 'Show…' }).click();
  await expect(documents.failedFiles).toContainText(NAME);
  await expect(said).toBeHidden();
});

test.describe('a protected PDF whose password is not known yet', () => {
  // The core refuses its picture, which the browser tells on its console.
  test.use({ expectedProblems: /422/ });

  test('has a lock in the list instead of a picture', async ({ startApp, prepare, cli, dataFolder }) => {
    await prepare(dataFolder, makeDataset);
    const path = testData('pdf', 'encrypted', NAME);
    await cli.run('add', path, '--dataset', 'protected', '--password', PASSWORD);
    const { page } = await startApp({ library: dataFolder });
    const { library, documents } = screensOf(page);
    await library.openDataset('protected');
    await expect(documents.document(NAME)).toContainText('Password');
  });
});
