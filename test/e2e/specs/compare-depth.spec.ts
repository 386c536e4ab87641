import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { expect, test } from '../fixtures';
import type { CommandLine } from '../material/command-line';
import { comparedDatasets } from '../material/compared-datasets';
import { expectAccessible } from '../pages/check-accessibility';
import { screensOf } from '../pages/screens';

async function makePapers(cli: CommandLine, folder: string): Promise<void> {
  await cli.run('init');
  await comparedDatasets(cli, folder).withFewClasses('papers');
}

test('two versions: distribution, relabelled cells, people, filters that combine and stay in the address', async ({
  startApp,
  prepare,
  dataFolder,
}) => {
  await prepare(dataFolder, makePapers);
  const app = await startApp({ library: dataFolder });
  const { page, compare, library, window } = screensOf(app.page);
  await library.openDataset('papers');

  await test.step('the step is told with its reasons', async () => {
    await compare.open('papers@1', 'papers@2');
    await expect(page.getByRole('region', { name: 'Semantic step' })).toContainText(
      'Because 60 regions were added on existing documents and 2 regions on existing documents changed.',
    );
  });

  await test.step('tables drift', async () => {
    await compare.tab('Distribution').click();
    const row = page.getByRole('row', { name: /^Table/ });
    await expect(row).toContainText('33.3 %');
    await expect(row).toContainText('68.3 %');
    await expect(row).toContainText('share');
    await expectAccessible(page, 'distribution of few classes');
  });

  await test.step('a cell of the matrix leads to its regions, and a person narrows them further', async () => {
    await compare.tab('Relabelled').click();
    await expectAccessible(page, 'matrix of few classes');
    await page.getByRole('button', { name: 'Text to Table: 2 regions' }).click();
    await expect(compare.change).toContainText('1 of 2');
    await expect(compare.documents).toHaveCount(1);
    await compare.step(2, 2);
    expect(page.url()).toMatch(/[?&]from=Text&to=Table/);
    await page.getByRole('button', { name: 'Kind of change: Text → Table' }).click();
    await page.getByRole('menuitem', { name: /^Grace/ }).click();
    await expect(page.getByText('No document matches.')).toBeVisible();
    await page.getByRole('button', { name: 'Kind of change: Text → Table, By Grace' }).click();
    await page.getByRole('menuitem', { name: /^Grace/ }).click();
    await expect(compare.documents).toHaveCount(1);
    await window.goTo('Settings');
    await page.goBack();
    await expect(page.getByRole('button', { name: 'Kind of change: Text → Table' })).toBeVisible();
  });

  await test.step('a person leads to what they did', async () => {
    await page.getByRole('button', { name: 'Overview' }).click();
    await compare.tab('People').click();
    await expect(page.getByRole('row', { name: /^Grace/ })).toContainText('+60');
    await expectAccessible(page, 'changes by person');
    await page.getByRole('button', { name: 'Grace', exact: true }).click();
    await expect(compare.change).toContainText('1 of 60');
  });
});

test('300 classes, nothing changed, and datasets that share their documents', async ({
  startApp,
  prepare,
  cli,
  home,
  dataFolder,
}) => {
  test.slow();
  await prepare(dataFolder, makePapers);
  const make = comparedDatasets(cli, home);
  await make.withManyClasses('many');
  await make.fromElsewhere('foreign');
  const app = await startApp({ library: dataFolder });
  const { page, compare, library } = screensOf(app.page);
  await library.openDataset('many');

  await test.step('the classes that drift come first, the others are there on request', async () => {
    await compare.open('many@1', 'many@2');
    await compare.tab('Distribution').click();
    const classes = page.getByRole('row', { name: /^Class \d/ });
    await expect(classes).toHaveCount(30);
    await expect(classes.nth(4)).toContainText('sizes');
    await page.getByRole('switch', { name: 'All 300 classes' }).press('Space');
    await expect(classes).toHaveCount(300);
    await compare.tab('Relabelled').click();
    await page.getByRole('button', { name: /^Class 028 to Class 029: 2 regions/ }).click();
    await expect(compare.change).toContainText('1 of 2');
  });

  await test.step('a version and itself', async () => {
    await compare.open('papers@2', 'papers@2');
    await expect(page.getByText('These two hold the same content')).toBeVisible();
  });

  await test.step('by id nothing is the same, by geometry everything moved', async () => {
    await compare.open('papers@1', 'foreign@1');
    await expect(compare.total('Labels', 'Removed')).toHaveText('−60');
    await expectAccessible(page, 'two datasets');
    await page.getByRole('button', { name: 'Match by geometry' }).click();
    await expect(compare.total('Labels', 'Changed')).toHaveText('60');
    await expect(compare.total('Labels', 'Removed')).toHaveText('0');
    const threshold = page.getByRole('textbox', { name: 'Least overlap' });
    await threshold.fill('0.99');
    await threshold.press('Enter');
    await expect(compare.total('Labels', 'Removed')).toHaveText('−60');
    await expectAccessible(page, 'two datasets by geometry');
    expect(page.url()).toContain('?match=geometry&iou=0.99');
  });
});

test('a comparison is exported as a page, as JSON and as CSV', async ({
  startApp,
  prepare,
  home,
  dataFolder,
}) => {
  await prepare(dataFolder, makePapers);
  const app = await startApp({ library: dataFolder });
  const { page, compare, library, window } = screensOf(app.page);
  await library.openDataset('papers');
  await compare.open('papers@1', 'papers@2');
  const read = async (item: RegExp, name: string): Promise<string> => {
    const path = join(home, name);
    await app.saveAs(path, async () => {
      await page.getByRole('button', { name: 'Export', exact: true }).click();
      await page.getByRole('menuitem', { name: item }).click();
    });
    await expect.poll(() => existsSync(path)).toBe(true); // it takes its name when it is whole
    return readFile(path, 'utf8');
  };
  expect(await read(/HTML/, 'changes.html')).toContain('<h1><bdi>papers@1</bdi> → <bdi>papers@2</bdi></h1>');
  await expect(window.message(/^The comparison is in/).first()).toBeVisible();
  expect((JSON.parse(await read(/JSON/, 'changes.json')) as { regions: unknown[] }).regions).toHaveLength(62);
  const csv = await read(/CSV/, 'changes.csv');
  expect(csv.trimEnd().split('\r\n')).toHaveLength(63);
});
