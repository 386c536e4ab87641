import { expect, test } from '../fixtures';
import { commandLine, type CommandLine } from '../material/command-line';
import { DATASET, IN, keepDraft, LETTER } from '../material/sample-dataset';
import { expectAccessible } from '../pages/check-accessibility';
import { screensOf } from '../pages/screens';

// Refusals that are provoked here are answers of the core, which a browser logs.
test.use({ expectedProblems: /422/ });

interface ListedRegion {
  readonly id: string;
  readonly class: string;
  readonly pageIndex: number;
}

/** The first region of a document that has a class. */
async function regionOf(cli: CommandLine, document: string, name: string): Promise<ListedRegion> {
  const regions = (await cli.run('regions', `${DATASET}@draft`, document)) as readonly ListedRegion[];
  const found = regions.find((region) => region.class === name);
  if (found === undefined) throw new Error(`${document} has no region of class ${name}`);
  return found;
}

async function writeText(cli: CommandLine, region: string, text: string, author: string): Promise<void> {
  await cli.edit(DATASET, [{ op: 'set-text', region, text }]);
  await cli.run('commit', ...IN, '-m', `Text: ${text}`, '--author', author);
}

test('versions are named and branched, branches switched and deleted, by keyboard alone', async ({
  startApp,
  sampleLibrary,
  prepare,
  home,
}) => {
  const cli = commandLine(sampleLibrary, home);
  await prepare(sampleLibrary, keepDraft);
  await cli.run('branch', 'create', 'without-letter', ...IN);
  await cli.run('branch', 'switch', 'without-letter', ...IN);
  await cli.run('remove', LETTER, ...IN);
  await cli.run('commit', ...IN, '-m', 'Without the letter', '--author', 'Zoe');
  // Never committed: it comes back with the branch.
  await cli.run('remove', 'receipt-cafe-photo.png', ...IN);
  await cli.run('branch', 'switch', 'main', ...IN);
  const { page } = await startApp({ library: sampleLibrary });
  const { window, library, versions, history, documents } = screensOf(page);
  await library.openDataset(DATASET);

  await test.step('another branch has other documents, and the same screen shows them', async () => {
    await expect(history.branch('main')).toBeVisible();
    await expect(documents.document(LETTER)).toBeVisible();
    await history.switchTo('without-letter');
    await expect(documents.list.getByRole('option').first()).toBeVisible();
    await expect(documents.document(LETTER)).toBeHidden();
    await window.message('Working on').getByRole('button', { name: 'Switch back' }).press('Enter');
    await expect(history.branch('main')).toBeVisible();
    await expect(documents.document(LETTER)).toBeVisible();
  });

  await test.step('a version gets a name, and loses it again', async () => {
    await page.keyboard.press('g');
    await page.keyboard.press('v');
    await expect(versions.version(5)).toContainText('Without the letter');
    for (let presses = 0; presses < 3; presses += 1) await page.keyboard.press('j');
    await expect(versions.version(2)).toBeVisible();
    await page.keyboard.press('t');
    const dialog = window.dialog('Name version 2');
    await expect(dialog.getByRole('textbox', { name: 'Name' })).toBeFocused();
    await page.keyboard.type('7');
    await page.keyboard.press('Enter');
    await expect(dialog.getByRole('alert')).toContainText('No tag was made.');
    await page.keyboard.press('Control+a');
    await page.keyboard.type('first-review');
    await page.keyboard.press('Tab');
    await page.keyboard.type('What the reviewers saw');
    await expectAccessible(page, 'naming a version');
    await page.keyboard.press('Enter');
    await expect(window.message('Version 2 is called “first-review”.')).toBeVisible();
    await expect(versions.version(2)).toContainText('What the reviewers saw');
    const remove = versions.version(2).getByRole('button', { name: 'Take the tag “first-review” away' });
    await window.tabTo(remove);
    await page.keyboard.press('Enter');
    const removed = window.message('The tag “first-review” was taken away.');
    await removed.getByRole('button', { name: 'Undo' }).press('Enter');
    await expect(versions.version(2)).toContainText('What the reviewers saw');
  });

  await test.step('a branch from an older version is worked on at once', async () => {
    await versions.versions.nth(3).getByRole('link').focus();
    await page.keyboard.press('b');
    const dialog = window.dialog('New branch from version 2');
    await expect(dialog.getByRole('textbox', { name: 'Name' })).toBeFocused();
    await page.keyboard.type('ada');
    await expectAccessible(page, 'a new branch');
    await page.keyboard.press('Enter');
    await expect(history.branch('ada')).toBeVisible();
    await expect(versions.draft).toContainText('Based on version 2');
    await expectAccessible(page, 'a graph with three branches');
  });

  await test.step('a branch that is not worked on can be deleted and made again', async () => {
    await history.switchTo('main');
    await window.runCommand('Delete a branch');
    const dialog = window.dialog('Delete a branch');
    await expect(dialog.getByRole('listitem')).toHaveText([/^ada/, /^without-letter/]);
    await expectAccessible(page, 'deleting a branch');
    await dialog.getByRole('button', { name: 'Delete the branch “without-letter”' }).press('Enter');
    await expect(dialog.getByRole('listitem')).toHaveCount(1);
    await page.keyboard.press('Escape');
    const deleted = window.message('The branch “without-letter” was deleted.');
    await deleted.getByRole('button', { name: 'Undo' }).press('Enter');
    await expect(versions.versions.first()).toContainText('without-letter');
    await page.getByRole('button', { name: /^Branch: / }).click();
    await expect(page.getByRole('menuitem', { name: 'without-letter' })).toContainText('uncommitted changes');
    await page.keyboard.press('Escape');
    const log = (await cli.run('log', '--branch', 'without-letter', ...IN)) as readonly object[];
    expect(log[0]).toMatchObject({ version: 5, branches: ['without-letter'] });
  });
});

test('restoring and reverting are one step each; what stands against a revert leads to its page', async ({
  startApp,
  sampleLibrary,
  prepare,
  home,
}) => {
  const cli = commandLine(sampleLibrary, home);
  await prepare(sampleLibrary, keepDraft);
  const text = await regionOf(cli, LETTER, 'Text');
  await writeText(cli, text.id, 'once', 'Ada');
  await writeText(cli, text.id, 'twice', 'Zoe');
  const { page } = await startApp({ library: sampleLibrary });
  const { window, library, versions, history, editor } = screensOf(page);
  await library.openDataset(DATASET);
  await window.goTo('Versions');

  await test.step('restore, and undo', async () => {
    await versions.versions.nth(2).getByRole('link').click();
    await expect(versions.version(4)).toBeVisible();
    await page.keyboard.press('Shift+R');
    const done = window.message('The draft holds what version 4 held.');
    await expect(versions.draft).toContainText('1 changed');
    await done.getByRole('button', { name: 'Undo' }).click();
    await expect(versions.draft).toContainText('Nothing changed since');
  });

  await test.step('a revert that newer work stands against changes nothing and says where', async () => {
    await versions.versions.nth(1).getByRole('link').click();
    await expect(versions.version(5)).toBeVisible();
    await page.keyboard.press('Shift+V');
    await expect(history.conflicts).toContainText('newer work stands against it in 1 place');
    await expect(versions.draft).toContainText('Nothing changed since');
    await expectAccessible(page, 'what stands against a revert');
    await history.conflicts.getByRole('button', { name: /Its text was changed since/ }).press('Enter');
    await expect(editor.selectedRegion).toBeVisible();
    await page.goBack();
    await expect(history.conflicts).toBeVisible();
    await history.conflicts.getByRole('button', { name: 'Put away' }).click();
    await expect(history.conflicts).toBeHidden();
  });

  await test.step('without newer work it is taken back', async () => {
    await versions.versions.first().getByRole('link').click();
    await expect(versions.version(6)).toBeVisible();
    await window.runCommand('Revert the changes of the version shown');
    await expect(window.message('Reverted version 6: 1 region in 1 document.')).toBeVisible();
    await expect(versions.draft).toContainText('1 changed');
  });
});

test('versions are filtered by who made them and what they changed', async ({
  startApp,
  sampleLibrary,
  prepare,
  home,
}) => {
  const cli = commandLine(sampleLibrary, home);
  await prepare(sampleLibrary, keepDraft);
  const text = await regionOf(cli, LETTER, 'Text');
  const title = await regionOf(cli, LETTER, 'Title');
  await writeText(cli, text.id, 'a clause', 'Ada');
  await writeText(cli, title.id, 'a title', 'Zoe');
  await cli.run('remove', 'receipt-cafe-photo.png', ...IN);
  await cli.run('commit', ...IN, '-m', 'Without the receipt', '--author', 'Ada');
  const { page } = await startApp({ library: sampleLibrary });
  const { window, library, versions, history } = screensOf(page);
  await library.openDataset(DATASET);
  await window.goTo('Versions');
  await expect.poll(() => history.listed()).toEqual(['7', '6', '5', '4', '3', '2', '1']);

  await page.keyboard.press('/');
  await expect(history.filter('Author')).toBeFocused();
  await history.filterBy('Author', 'Zoe');
  await expect.poll(() => history.listed()).toEqual(['6']);
  await expectAccessible(page, 'filtered versions');
  await history.filterBy('Class', 'Figure');
  await expect(page.getByRole('heading', { name: 'No version did that' })).toBeVisible();
  await expectAccessible(page, 'no version found');
  await page.getByRole('button', { name: 'Show all' }).first().click();
  await expect.poll(() => history.listed()).toEqual(['7', '6', '5', '4', '3', '2', '1']);

  await history.filterBy('Document', LETTER);
  await expect.poll(() => history.listed()).toEqual(['6', '5', '4', '3']);
  await history.filterBy('Class', 'Title');
  await expect.poll(() => history.listed()).toEqual(['6', '3']);
  await window.runCommand('Show all versions');
  await expect(versions.versions).toHaveCount(7);
  await history.filterBy('Branch', 'main');
  await expect(page.getByText('7 of 7 versions')).toBeVisible();
  await window.runCommand('Show all versions');

  await test.step('a document that is gone is found by its name, and the filter is there after a comparison', async () => {
    await history.filter('Document').fill('receipt-cafe-photo');
    await page.getByRole('option', { name: '“receipt-cafe-photo”, also of the past' }).click();
    await expect.poll(async () => (await history.listed())[0]).toBe('7');
    await expect(versions.versions).not.toHaveCount(7);
    await page.keyboard.press('Escape');
    await window.runCommand('Compare the version shown with the one before');
    await expect(page.getByRole('heading', { name: 'Compare', level: 1 })).toBeVisible();
    await page.goBack();
    await expect(page.getByRole('button', { name: 'Show all' }).first()).toBeVisible();
    await expect.poll(async () => (await history.listed())[0]).toBe('7');
  });

  await test.step('the version that was looked at last is shown again, until a newer one is made', async () => {
    await window.runCommand('Show all versions');
    await versions.versions.nth(4).getByRole('link').click();
    await expect(versions.version(3)).toBeVisible();
    await versions.version(3).getByRole('button', { name: 'More', exact: true }).press('Enter');
    await page.getByRole('menuitem', { name: 'Show documents' }).press('Enter');
    await expect(page.getByRole('heading', { name: 'Documents', level: 1 })).toBeVisible();
    await window.goTo('Versions');
    await expect(versions.version(3)).toBeVisible();
    await page.keyboard.press('j');
    await expect(versions.version(2)).toBeVisible();
  });
});

test('who made a region, a page and a document is told, with the way to each version', async ({
  startApp,
  sampleLibrary,
  prepare,
  home,
}) => {
  const cli = commandLine(sampleLibrary, home);
  await prepare(sampleLibrary, keepDraft);
  const { id } = await regionOf(cli, LETTER, 'Text');
  await cli.edit(DATASET, [{ op: 'relabel', region: id, class: 'Title' }]);
  await cli.run('commit', ...IN, '-m', 'It is a title', '--author', 'Zoe');
  await cli.edit(DATASET, [{ op: 'set-text', region: id, text: 'An agreement' }]);
  const { page } = await startApp({ library: sampleLibrary });
  const { window, library, documents, editor, history, versions } = screensOf(page);
  await library.openDataset(DATASET);

  await test.step('of a document', async () => {
    await documents.document(LETTER).click();
    await page.getByRole('button', { name: 'History…' }).click();
    const dialog = window.dialog(`History of ${LETTER}`);
    const steps = dialog.getByRole('region', { name: 'What changed, newest first' }).getByRole('listitem');
    await expect(steps).toHaveText([
      /^Draft · 1 region changed/,
      /^Version 5 · 1 region changed.*It is a title/,
      /^Version 4 · 1 region removed.*Kim/,
      /document added/,
    ]);
    await expectAccessible(page, 'the history of a document');
    await dialog.getByText('By region').click();
    const regions = dialog.getByRole('region', { name: 'Regions and who made them' });
    await regions.getByRole('button', { name: /draft$/ }).press('Enter');
    await expect(editor.selectedRegion).toHaveAttribute('aria-label', /Title region/);
  });

  await test.step('of the selected region, by its key', async () => {
    await page.keyboard.press('i');
    await expect(history.regionHistory).toHaveText([
      /^Text.*Draft/,
      /Text → Title.*Version 5.*It is a title/,
      /^Made as Text.*Version 3/,
    ]);
    await expectAccessible(page, 'the history of a region');
    await history.regionHistory.nth(2).getByRole('button', { name: 'Show the region in version 3' }).click();
    await expect(page.getByText('Version 3 never changes.')).toBeVisible();
    await expect(editor.selectedRegion).toHaveAttribute('aria-label', /Text region/);
  });

  await test.step('of the page, by its key', async () => {
    await page.keyboard.press('Shift+I');
    const dialog = window.dialog(`History of ${LETTER}`);
    await expect(dialog.getByRole('radio', { name: 'Page 1' })).toBeChecked();
    await expectAccessible(page, 'the history of a page');
    await dialog.getByRole('link', { name: 'Version 5' }).click();
    await expect(versions.version(5)).toContainText('It is a title');
  });
});

test('a history without versions says what a version is, and why there can be no branch yet', async ({
  startApp,
  cli,
  dataFolder,
}) => {
  await cli.run('init');
  await cli.run('dataset', 'create', 'empty');
  const { page } = await startApp({ library: dataFolder });
  const { window, library, history } = screensOf(page);
  await library.openDataset('empty');
  await window.goTo('Versions');
  await expect(page.getByRole('heading', { name: 'No version yet' })).toBeVisible();
  await expect(history.branch('main')).toBeVisible();
  await window.runCommand('Make a branch');
  const dialog = window.dialog('New branch');
  await dialog.getByRole('textbox', { name: 'Name' }).fill('ada');
  await dialog.getByRole('button', { name: 'Make the branch' }).click();
  await expect(dialog.getByRole('alert')).toContainText('no version yet');
  await expectAccessible(page, 'a branch that cannot be made yet');
});
