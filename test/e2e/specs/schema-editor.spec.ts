import { expect, test } from '../fixtures';
import { expectAccessible } from '../pages/check-accessibility';
import { screensOf } from '../pages/screens';

test('classes are moved within the tree by mouse and by keyboard, and undo brings them back', async ({
  startApp,
  sampleLibrary,
}) => {
  const { page } = await startApp({ library: sampleLibrary });
  const { window, library, schema } = screensOf(page);
  await library.openDataset('office-documents');
  await window.goTo('Label schema');
  await expect(schema.class('Caption')).toBeVisible();
  const before = await schema.outline();
  expect(before.slice(0, 3)).toEqual(['Caption', 'Figure', 'Header or footer']);

  await test.step('by mouse: into a class, and between classes', async () => {
    await schema.drag('Caption', 'Figure', 'into');
    await expect(schema.class('Caption')).toHaveAttribute('aria-level', '2');
    await expect.poll(async () => (await schema.outline()).slice(0, 2)).toEqual(['Figure', ' Caption']);
    // The line under the title may wrap when it says so, and move the tree.
    await expect(page.getByText('committing publishes it')).toBeVisible();
    await window.waitUntilSaved();
    await schema.drag('Key', 'Figure', 'above');
    await expect.poll(async () => (await schema.outline())[0]).toBe('Key');
    await window.waitUntilSaved();
  });

  await test.step('by keyboard: fold, walk, up, out and in', async () => {
    await schema.choose('Figure');
    await window.tabTo(schema.tree);
    await page.keyboard.press('ArrowLeft');
    await expect(schema.class('Figure')).toHaveAttribute('aria-expanded', 'false');
    await expect(schema.class('Caption')).toBeHidden();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await expect(schema.class('Caption')).toHaveAttribute('aria-selected', 'true');
    await page.keyboard.press('Alt+ArrowLeft');
    await expect(schema.class('Caption')).toHaveAttribute('aria-level', '1');
    await page.keyboard.press('Alt+ArrowUp');
    await expect.poll(async () => (await schema.outline()).slice(0, 3)).toEqual(['Key', 'Caption', 'Figure']);
    await page.keyboard.press('Alt+ArrowRight');
    await expect(schema.class('Caption')).toHaveAttribute('aria-level', '2');
    await expect(page.getByText('Caption: 1 of 1 in Key')).toBeAttached();
    await window.waitUntilSaved();
  });

  for (let step = 0; step < 5; step += 1) {
    await page.keyboard.press('Control+z');
    await window.waitUntilSaved();
  }
  await expect.poll(() => schema.outline()).toEqual(before);
});

test('attributes, relations, keys and guidelines are edited, and are there after a restart', async ({
  startApp,
  sampleLibrary,
}) => {
  const app = await startApp({ library: sampleLibrary });
  const { page } = app;
  const { window, library, schema } = screensOf(page);
  await library.openDataset('office-documents');
  await window.goTo('Label schema');
  const details = await schema.choose('Title');

  await test.step('a number with range and unit; what does not hold together is not saved', async () => {
    await details.getByRole('button', { name: 'Add an attribute' }).click();
    const dialog = window.dialog('New attribute of “Title”');
    await dialog.getByRole('textbox', { name: 'Name' }).fill('height');
    await dialog.getByRole('combobox', { name: 'Type' }).click();
    await page.getByRole('option', { name: 'Number' }).click();
    await dialog.getByRole('textbox', { name: 'Smallest' }).fill('9');
    await dialog.getByRole('textbox', { name: 'Largest' }).fill('4');
    await dialog.getByRole('textbox', { name: 'Unit' }).fill('mm');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(dialog.getByRole('alert')).toHaveText('The smallest value is larger than the largest.');
    await expectAccessible(page, 'the form of an attribute');
    await dialog.getByRole('textbox', { name: 'Smallest' }).fill('2');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(details.getByText('Number · 2 to 4 · mm')).toBeVisible();
  });

  await test.step('a key of another class is taken over after a question', async () => {
    await schema.setHotkey('Title', '1');
    await expect(schema.class('Text').getByTitle('Hotkey 1')).toBeHidden();
  });

  await test.step('the guideline as it will be read', async () => {
    await details.getByRole('textbox', { name: 'Guideline' }).fill('The **first** line.\n\n<b>raw</b>');
    await details.getByText('Preview').click();
    await expect(details.getByRole('group', { name: 'Guideline', exact: true }).locator('strong')).toHaveText(
      'first',
    );
    await expect(details.getByText('<b>raw</b>')).toBeVisible();
    await window.waitUntilSaved();
    await expectAccessible(page, 'the details of a class');
  });

  await test.step('a relation between classes', async () => {
    await page.getByRole('tab', { name: 'Whole schema' }).click();
    await page.getByRole('button', { name: 'Add a relation' }).click();
    const dialog = window.dialog('New relation');
    await dialog.getByRole('textbox', { name: 'Name' }).fill('explains');
    await dialog.getByRole('combobox', { name: 'From' }).fill('Capt');
    await page.getByRole('option', { name: 'Caption' }).click();
    await page.keyboard.press('Tab');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByText('Caption → Any class · Any number at both ends')).toBeVisible();
    await page.getByRole('switch', { name: 'Reading order' }).click();
    await window.waitUntilSaved();
    await expectAccessible(page, 'the whole schema');
  });

  await app.close();
  const again = await startApp({ library: sampleLibrary });
  const next = screensOf(again.page);
  await next.library.openDataset('office-documents');
  await next.window.goTo('Label schema');
  await expect((await next.schema.choose('Title')).getByText('Number · 2 to 4 · mm')).toBeVisible();
  await again.page.getByRole('tab', { name: 'Whole schema' }).click();
  await expect(again.page.getByText('explains')).toBeVisible();
  await expect(again.page.getByRole('switch', { name: 'Reading order' })).toBeChecked();
});

test('an empty schema starts from a preset, and a class that no region has goes at once', async ({
  startApp,
  cli,
  dataFolder,
}) => {
  await cli.run('init');
  await cli.run('dataset', 'create', 'new');
  const { page } = await startApp({ library: dataFolder });
  const { window, library, schema } = screensOf(page);
  await library.openDataset('new');
  await window.goTo('Label schema');
  await expectAccessible(page, 'a schema to start');
  await page.getByRole('button', { name: 'DocLayNet (11 classes)' }).click();
  await expect(schema.tree.getByRole('treeitem')).toHaveCount(11);
  const details = await schema.choose('Formula');
  await details.getByRole('button', { name: 'Delete the class' }).click();
  await expect(schema.class('Formula')).toHaveCount(0);
  await page
    .getByRole('status')
    .filter({ hasText: '“Formula” was deleted.' })
    .getByRole('button', { name: 'Undo' })
    .click();
  await expect(schema.class('Formula')).toHaveCount(1);
});

test('a selected region becomes an example of its class', async ({ startApp, sampleLibrary }) => {
  const { page } = await startApp({ library: sampleLibrary });
  const { window, library, documents, editor, schema } = screensOf(page);
  await library.openDataset('office-documents');
  await documents.openDocument('report-solar-yield.pdf');
  await editor.waitUntilDrawn(1);
  await editor.regions('Figure').first().click();
  await expect(editor.selectedRegion).toHaveCount(1);
  await window.runCommand('Use as an example of its class');
  await expect(window.message('The region is an example of “Figure”.')).toBeVisible();

  await window.goTo('Label schema');
  const details = await schema.choose('Figure');
  const examples = details.getByRole('region', { name: 'Belongs to the class' });
  await expect(examples.locator('img')).toBeVisible();
  await examples.getByRole('textbox', { name: 'Note' }).fill('Axes and legend are part of it.');
  await examples.getByRole('textbox', { name: 'Note' }).press('Enter');
  await window.waitUntilSaved();
  await examples.getByRole('button', { name: 'Show as not belonging to the class' }).click();
  await expect(details.getByRole('region', { name: 'Does not belong to the class' })).toBeVisible();
});

test('merging, splitting and deleting a class in use lead to the preview of what becomes of its regions', async ({
  startApp,
  sampleLibrary,
}) => {
  const { page } = await startApp({ library: sampleLibrary });
  const { window, library, schema } = screensOf(page);
  await library.openDataset('office-documents');
  await window.goTo('Label schema');
  const details = await schema.choose('Signature');

  await details.getByRole('button', { name: 'Merge into…' }).click();
  const merge = window.dialog('Merge “Signature” into another class');
  await merge.getByRole('combobox', { name: 'Merge into' }).click();
  await page.getByRole('option', { name: 'Figure' }).click();
  await expectAccessible(page, 'the question where a class goes');
  await merge.getByRole('button', { name: 'Continue to the preview' }).click();
  await expect(window.dialog(/Migrate/i)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(window.dialog(/Migrate/i)).toBeHidden();
  await expect(schema.class('Signature')).toBeVisible();

  await details.getByRole('button', { name: 'Split…' }).click();
  const split = window.dialog('Split “Signature”');
  await split.getByRole('textbox', { name: 'Class 2' }).fill('Stamp');
  await split.getByRole('button', { name: 'Continue to the preview' }).click();
  await expect(window.dialog(/Migrate/i)).toBeVisible();
  await page.keyboard.press('Escape');

  await details.getByRole('button', { name: 'Delete the class…' }).click();
  const remove = window.dialog('Delete “Signature”');
  await remove.getByRole('radio', { name: 'They stay without a class' }).click();
  await remove.getByRole('button', { name: 'Continue to the preview' }).click();
  await expect(window.dialog(/Migrate/i)).toBeVisible();
});

test('a colour is typed in any form that CSS has, and goes back to one unlike all others', async ({
  startApp,
  sampleLibrary,
}) => {
  const { page } = await startApp({ library: sampleLibrary });
  const { window, library, schema } = screensOf(page);
  await library.openDataset('office-documents');
  await window.goTo('Label schema');
  const details = await schema.choose('Title');
  const color = details.getByRole('textbox', { name: 'Colour' });

  await color.fill('reddish');
  await color.press('Enter');
  await expect(details).toContainText('This is no colour: write a CSS name, such as teal, or #rrggbb.');
  await expect(color).toHaveValue('reddish');
  await color.fill('red');
  await color.press('Enter');
  await expect(color).toHaveValue('#ff0000');
  await expect(color).toBeFocused();
  await color.blur();
  await window.waitUntilSaved();
  await expectAccessible(page, 'a colour that a person chose');
  await details.getByRole('button', { name: 'Back to a colour unlike all others' }).click();
  await expect(details).toContainText('Unlike all others, until you choose one.');
  await expect(color).not.toHaveValue('#ff0000');
});
