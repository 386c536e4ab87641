import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { expect, test } from '../fixtures';
import { letterPage, sizeAsShown, writePdf } from '../material/pdfs';
import { testData } from '../material/test-data';
import { measureFrames } from '../pages/measure-frames';
import { screensOf } from '../pages/screens';

/** A slide show is what this refuses; `npm run bench` measures in earnest. */
const LEAST_FRAMES_PER_SECOND = 10;
const REGIONS = 1000;
const COLUMNS = 20;
const DRAG_STEPS = 120;
/** Points. */
const PITCH = { x: 29, y: 15 };
const WORD = { width: 24, height: 10 };

test('a document of 619 pages opens and goes to page 600', async ({ startApp, cli, dataFolder }) => {
  const path = testData('pdf', 'many-pages', 'DA-619p.pdf');
  await cli.run('init');
  await cli.run('dataset', 'create', 'long');
  await cli.run('add', path, '--dataset', 'long');
  const { page } = await startApp({ library: dataFolder });
  const { library, documents, editor } = screensOf(page);
  await library.openDataset('long');
  const clicked = performance.now();
  await documents.openDocument('DA-619p.pdf');
  await editor.waitUntilDrawn(1);
  console.log(`619 pages: the first one was drawn after ${Math.round(performance.now() - clicked)} ms`);
  await editor.goToPage(600);
  await editor.waitUntilDrawn(600);
  await expect(page).toHaveURL(/\/600$/);
});

test('a page with 1,000 regions follows a drag', async ({ startApp, cli, dataFolder, home }) => {
  const letter = letterPage('Many regions');
  const size = sizeAsShown(letter);
  await cli.run('init');
  await cli.run('dataset', 'create', 'dense');
  await cli.run('add', await writePdf(home, 'dense.pdf', [letter]), '--dataset', 'dense');
  await cli.run('schema', 'set', await writeSchema(home), '--dataset', 'dense');
  await cli.edit('dense', manyRegions());
  const { page } = await startApp({ library: dataFolder });
  const { window, library, documents, editor } = screensOf(page);
  await library.openDataset('dense');
  await documents.openDocument('dense.pdf');
  await editor.fitPage(1);
  await expect.poll(() => editor.countOnPage()).toBe(REGIONS);

  await page.keyboard.press('Escape');
  const from = { x: 12 + 10 * PITCH.x + WORD.width / 2, y: 12 + 30 * PITCH.y + WORD.height / 2 };
  await editor.clickOnPage(1, size, from);
  await expect(editor.selectedRegion).toHaveCount(1);
  const before = await editor.selectedBox();
  const frames = await measureFrames(page, () =>
    editor.dragOnPage(1, size, { from, by: { x: 60, y: -90 }, steps: DRAG_STEPS }),
  );
  console.log(
    `1,000 regions: ${frames.perSecond.toFixed(0)} frames a second during a drag, the longest ${frames.longestMs.toFixed(0)} ms`,
  );
  await expect.poll(async () => (await editor.selectedBox()).top).not.toBe(before.top);
  expect(frames.perSecond).toBeGreaterThan(LEAST_FRAMES_PER_SECOND);
  await window.waitUntilSaved();
});

async function writeSchema(folder: string): Promise<string> {
  const path = join(folder, 'schema.json');
  await writeFile(path, JSON.stringify({ classes: ['Word', 'Number'] }));
  return path;
}

/** Small boxes in rows, as a page has where every word is labelled. */
const manyRegions = (): object[] =>
  Array.from({ length: REGIONS }, (_, index) => {
    const left = 12 + (index % COLUMNS) * PITCH.x;
    const top = 12 + Math.floor(index / COLUMNS) * PITCH.y;
    const box = [left, top, left + WORD.width, top + WORD.height];
    return {
      op: 'add',
      document: 'dense.pdf',
      pageIndex: 0,
      class: index % 3 === 0 ? 'Number' : 'Word',
      box,
    };
  });
