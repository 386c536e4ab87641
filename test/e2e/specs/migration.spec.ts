import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { expect, test } from '../fixtures';
import type { CommandLine } from '../material/command-line';
import { expectAccessible } from '../pages/check-accessibility';
import { MigrationWizard } from '../pages/migration-wizard';
import { ReviewBar } from '../pages/review-bar';
import { screensOf } from '../pages/screens';

interface SchemaFile {
  readonly classes: readonly { readonly name: string }[];
}

/** The sample's schema with one class renamed and two gone, as a schema of its own: `papers@1.0.0`. */
async function publishTarget(cli: CommandLine, folder: string): Promise<void> {
  const { content } = (await cli.run('schema', 'export', 'office-documents@1.1.0', '--format', 'json')) as {
    content: string;
  };
  const schema = JSON.parse(content) as SchemaFile;
  const classes = schema.classes
    .filter(({ name }) => name !== 'Caption' && name !== 'Footnote')
    .map((each) => (each.name === 'Figure' ? { ...each, name: 'Picture' } : each));
  const file = join(folder, 'papers.json');
  await writeFile(file, JSON.stringify({ ...schema, classes }));
  await cli.run('schema', 'import', file, '--name', 'papers');
}

test('a dataset is carried to another schema, and what is left is decided by key', async ({
  startApp,
  sampleLibrary,
  prepare,
}) => {
  await prepare(sampleLibrary, publishTarget);
  const { page } = await startApp({ library: sampleLibrary });
  const { window, library, versions, compare } = screensOf(page);
  const wizard = new MigrationWizard(page);
  const review = new ReviewBar(page);
  await library.openDataset('office-documents');
  await versions.commit('Before the migration', 4);

  await test.step('plan a rename, a merge and a split', async () => {
    await window.goTo('Schemas');
    await expectAccessible(page, 'the schemas of the library');
    await wizard.openFromSchema('papers@1.0.0', 'office-documents');
    await wizard.becomes('Caption', 'Text');
    await wizard.splitByPosition('Footnote', 85, 'Text');
    await expect(wizard.dialog).toContainText('as “Picture”');
    await expectAccessible(page, 'the plan of a migration');
  });

  await test.step('leave the plan, and go on with it', async () => {
    await wizard.dialog.getByRole('button', { name: 'Cancel', exact: true }).click();
    await expect(window.message(/^The plan is kept/)).toBeVisible();
    await wizard.openFromSchema('papers@1.0.0', 'office-documents');
    await expect(wizard.dialog).toContainText('This is the plan you made');
    await wizard.dialog.getByRole('button', { name: 'Start anew' }).click();
    await expect(wizard.actionOf('Caption')).toHaveValue('A person decides');
    await wizard.dialog.getByRole('button', { name: 'Go on with it' }).click();
    await expect(wizard.actionOf('Caption')).toHaveValue('Becomes');
  });

  let rewritten = 0;
  let open = 0;
  await test.step('see what it would do, with examples on their pages', async () => {
    await wizard.preview();
    rewritten = await wizard.total('Regions rewritten');
    open = await wizard.total('Left to a person');
    expect(open).toBeGreaterThanOrEqual(2);
    expect(await wizard.total('Regions deleted')).toBe(0);
    await wizard.rule(/^split Footnote/).click();
    await expect(wizard.examplePages).toBeVisible();
    await expectAccessible(page, 'the preview of a migration');
  });

  await test.step('apply it, take it back, and do it again', async () => {
    await wizard.apply();
    await page.getByRole('button', { name: `Decide ${open}` }).waitFor();
    await page.getByRole('button', { name: 'Undo', exact: true }).click();
    await expect(window.message(/^Undone/)).toBeVisible();
    await window.goTo('Changes');
    await expect(page.getByRole('heading', { name: 'Nothing to commit' })).toBeVisible();
    await page.keyboard.press('Control+Shift+z');
    await expect(page.getByRole('heading', { name: 'Nothing to commit' })).toBeHidden();
  });

  await test.step('decide two by key', async () => {
    await window.runCommand('Decide open questions, or stop');
    await expect(review.button(open)).toBeVisible();
    await expectAccessible(page, 'a question that a migration left open');
    await page.emulateMedia({ colorScheme: 'light' });
    await review.decide('1', open - 1);
    await review.decide('1', open - 2);
    await window.waitUntilSaved();
  });

  await test.step('commit and compare: the schema did it, nobody corrected anything', async () => {
    await versions.commit('Carried to papers', 5);
    await window.goTo('Versions');
    await page.getByRole('button', { name: 'Compare with the previous' }).click();
    for (const count of ['Added', 'Removed', 'Changed'])
      await expect(compare.total('Labels', count)).toHaveText('0');
    const schema = page.getByRole('main').getByRole('region', { name: 'Schema', exact: true });
    await expect(schema).toContainText(`${rewritten} Regions rewritten`);
    await schema.getByRole('button', { name: 'Show on the pages' }).click();
    await expect(compare.change).toContainText(`1 of ${rewritten}`);
    await expect(compare.change.getByRole('heading', { level: 2 })).toContainText('Rewritten by a migration');
  });
});

test('a rule that cannot hold is told in the words of the screen, and the way leads to its field', async ({
  startApp,
  sampleLibrary,
  prepare,
}) => {
  await prepare(sampleLibrary, publishTarget);
  const { page } = await startApp({ library: sampleLibrary });
  const { window } = screensOf(page);
  const wizard = new MigrationWizard(page);
  await window.goTo('Schemas');
  await wizard.openFromSchema('papers@1.0.0', 'office-documents');
  await wizard.splitByPosition('Footnote', 20, 'Text');
  const from = wizard.dialog.getByRole('textbox', { name: 'From the top, from' });
  await from.fill('60');
  await from.blur();
  await wizard.dialog.getByRole('tab', { name: /^Shapes/ }).click();
  await wizard.dialog.getByRole('button', { name: 'Preview', exact: true }).click();

  const mistakes = wizard.dialog.getByRole('alert');
  await expect(mistakes).toContainText(
    'Footnote: Rule 1, From the top: nothing lies between 60 % and 20 %; the first is larger.',
  );
  await expect(from).toBeFocused();
  await expect(from).toHaveAttribute('aria-invalid', 'true');
  await expectAccessible(page, 'a plan with a mistake');

  await wizard.dialog.getByRole('textbox', { name: 'Search classes' }).fill('no such class');
  await mistakes.getByRole('button', { name: /^Footnote/ }).click();
  await expect(from).toBeFocused();
  await from.fill('10');
  await from.blur();
  await expect(mistakes).toBeHidden();
  await wizard.preview();
});

test.describe('a schema file that lacks classes in use', () => {
  // A refused call is an answer of 422, which the browser logs.
  test.use({ expectedProblems: /422/ });

  test('is refused, and leads to the migration', async ({ startApp, sampleLibrary, dataFolder }) => {
    const file = join(dataFolder, 'labels.xml');
    const labels = ['Text', 'Stamp'].map((name) => `<Label value="${name}"/>`).join('');
    await writeFile(
      file,
      `<View><Image name="i"/><RectangleLabels name="l" toName="i">${labels}</RectangleLabels></View>`,
    );
    const { page } = await startApp({ library: sampleLibrary });
    const { window, library } = screensOf(page);
    const wizard = new MigrationWizard(page);
    await library.openDataset('office-documents');
    await window.goTo('Label schema');
    await page.getByRole('button', { name: 'Load', exact: true }).click();
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('menuitem', { name: 'Load a file…' }).click();
    await (await chooser).setFiles(file);
    const refusal = page.getByRole('alert').filter({ hasText: 'The schema was not changed.' });
    await expect(refusal).toContainText('“From a schema file…”');
    await refusal.getByRole('button', { name: 'Migrate to “labels.xml”…' }).click();
    await expect(wizard.actionOf('Table')).toHaveValue('A person decides');
    await expect(refusal).toBeHidden();
  });
});
