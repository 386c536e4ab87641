import { expect, type Locator, type Page } from '@playwright/test';

import { test } from '../fixtures';
import { commandLine } from '../material/command-line';
import { DATASET } from '../material/sample-dataset';
import { expectAccessible } from '../pages/check-accessibility';
import { screensOf } from '../pages/screens';

/** The list of changes as a person sees it. */
function changesOn(page: Page) {
  const list = page.getByRole('region', { name: 'List of changes' });
  return {
    rows: list.getByRole('listitem'),
    current: list.locator('[aria-current="true"]'),
    count: (words: string): Locator => page.getByRole('status').filter({ hasText: words }),
    choice: (name: RegExp): Locator =>
      page.getByRole('navigation', { name: 'What changed' }).getByRole('button', { name }),
  };
}

test('by keyboard alone: look through what the draft changes, go to a page, take changes back', async ({
  startApp,
  sampleLibrary,
}) => {
  const { page } = await startApp({ library: sampleLibrary });
  const { window, library, editor } = screensOf(page);
  await library.openDataset(DATASET);
  await page.keyboard.press('g');
  await page.keyboard.press('c');
  const changes = changesOn(page);
  await expect(changes.rows).toHaveCount(4);
  await expect(changes.current).toContainText('contract-mutual-nda.pdf');

  await test.step('Enter goes to the page, with the region selected', async () => {
    await page.keyboard.press('End');
    await expect(changes.current).toContainText('Text → Caption');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/#\/annotate\/office-documents\/draft\//);
    await expect(editor.selectedRegion).toHaveAccessibleName(/Caption/);
    await page.goBack();
    await expect(changes.current).toContainText('Text → Caption');
  });

  await test.step('R takes one change back, Undo brings it again', async () => {
    await page.keyboard.press('r');
    await expect(window.message('Reverted 1 region')).toBeVisible();
    await expect(changes.rows).toHaveCount(3);
    await page.keyboard.press('Control+z');
    await expect(changes.rows).toHaveCount(4);
    await page.keyboard.press('Home');
    await page.keyboard.press('Alt+r');
    await expect(changes.rows).toHaveCount(3);
    await expect(changes.current).toContainText('facture-aubrac');
  });

  await test.step('everything is taken back as one step', async () => {
    await window.runCommand('Revert everything since the last version');
    await expect(page.getByRole('heading', { name: 'Nothing to commit' })).toBeVisible();
    await expectAccessible(page, 'a draft that equals its version');
    await page.keyboard.press('Control+z');
    await expect(changes.rows).toHaveCount(3);
  });
});

test('changes are chosen by class and kind, and what stands against one is named and goes with it', async ({
  startApp,
  sampleLibrary,
  home,
}) => {
  const cli = commandLine(sampleLibrary, home);
  const outer = '0190b2d0-7c1e-7c3a-9d52-3f0c5a1b2c10';
  const inner = '0190b2d0-7c1e-7c3a-9d52-3f0c5a1b2c20';
  const place = { document: 'contract-mutual-nda.pdf', pageIndex: 0, class: 'Table' };
  await cli.edit(DATASET, [
    { op: 'add', ...place, id: outer, box: [100, 100, 200, 200] },
    { op: 'add', ...place, id: inner, box: [110, 110, 150, 150], parent: outer },
  ]);
  const { page } = await startApp({ library: sampleLibrary });
  const { window, library } = screensOf(page);
  await library.openDataset(DATASET);
  await window.goTo('Changes');
  const changes = changesOn(page);
  await expect(changes.rows).toHaveCount(6);

  await changes.choice(/^Table 3/).click();
  await expect(changes.count('3 changes match what is chosen')).toBeVisible();
  await changes.choice(/^Regions added 3/).click();
  await expect(changes.count('2 changes match what is chosen')).toBeVisible();
  await expectAccessible(page, 'chosen changes');

  await page.getByRole('region', { name: 'List of changes' }).focus();
  await page.keyboard.press('r');
  const dialog = window.dialog('Not reverted yet');
  await expect(dialog).toContainText(`Table (id ${inner}) stands inside Table (id ${outer}), which would go`);
  await expectAccessible(page, 'what stands against a change');
  await dialog.getByRole('button', { name: 'Revert these, too' }).click();
  await expect(window.message('Reverted 2 regions')).toBeVisible();
  await expect(changes.count('0 changes match what is chosen')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(changes.rows).toHaveCount(4);
});
