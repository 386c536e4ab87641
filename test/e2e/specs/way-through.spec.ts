import { cp, mkdir } from 'node:fs/promises';
import { join } from 'node:path';

import { expect, test } from '../fixtures';
import { colorAt } from '../material/color-at';
import { middleOf, movedBox, toCoco, type PageBox, type PageSizePt } from '../material/geometry';
import {
  blockAsShown,
  letterPage,
  sizeAsShown,
  turnedPage,
  writeBrokenPdf,
  writePdf,
} from '../material/pdfs';
import { readCoco, type CocoImage } from '../material/read-coco';
import { TOLERANCE_PT } from '../pages/editor-page';
import { screensOf } from '../pages/screens';

const LETTER_PAGE = letterPage('A letter');
const TURNED_PAGE = turnedPage('A page that lies on its side');
const LETTER = sizeAsShown(LETTER_PAGE);
const TURNED = sizeAsShown(TURNED_PAGE);
const TITLE: PageBox = { left: 60, top: 60, right: 260, bottom: 100 };

test('own files become regions, versions, a comparison and a COCO file', async ({
  startApp,
  home,
  dataFolder,
}) => {
  let app = await startApp({ library: null });
  let { page, window, library, documents, schema, editor, versions, compare } = screensOf(app.page);

  await test.step('make a library and a dataset, and add files to it', async () => {
    await expect(window.heading('Sample library')).toBeVisible();
    await library.createLibrary(app, join(home, 'Papers'));
    const next = await library.createDataset('letters');
    const letter = await writePdf(dataFolder, 'letter.pdf', [LETTER_PAGE, letterPage('Its second page')]);
    const copy = join(dataFolder, 'the letter again.pdf');
    await cp(letter, copy);
    const turned = await writePdf(dataFolder, 'turned.pdf', [TURNED_PAGE]);
    const broken = await writeBrokenPdf(dataFolder, 'broken.pdf');
    await app.choose([letter, copy, turned, broken], () =>
      next.getByRole('button', { name: 'Add documents' }).click(),
    );
    await expect(documents.addResult).toBeVisible();
    await expect(window.fact(documents.addResult, 'Added')).toHaveText('2');
    await expect(window.fact(documents.addResult, 'Known already')).toHaveText('1');
    await expect(window.fact(documents.addResult, 'Failed')).toHaveText('1');
    await expect(documents.failedFiles).toHaveText(/broken\.pdf.*\S+ \S+/);
    await documents.addResult.getByRole('button', { name: 'Close' }).last().click();
    await expect(documents.list.getByRole('option')).toHaveCount(2);
  });

  await test.step('make classes; digits choose them', async () => {
    await window.goTo('Label schema');
    for (const name of ['Title', 'Block', 'Note']) await schema.addClass(name);
    await schema.setHotkey('Note', '7');
    await schema.setHotkey('Title', '1');
    await schema.setHotkey('Block', '2');
    await window.goTo('Documents');
  });

  let title = TITLE;
  let block = blockAsShown(LETTER_PAGE);
  await test.step('draw by drag and by two clicks', async () => {
    await documents.openDocument('letter.pdf');
    await editor.fitPage(1);
    await page.keyboard.press('1');
    title = await editor.drawByDrag(1, LETTER, TITLE);
    await expect(editor.regions('Title')).toHaveCount(1);
    await editor.expectSelectedBox(title);
    await page.keyboard.press('Escape');
    await page.keyboard.press('2');
    block = await editor.drawByClicks(1, LETTER, block);
    await expect(editor.regions('Block')).toHaveCount(1);
    await editor.expectSelectedBox(block);
    await window.waitUntilSaved();
  });

  await test.step('move, resize, relabel, duplicate, delete', async () => {
    await page.keyboard.press('v');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Shift+ArrowDown');
    block = movedBox(block, 1, 10);
    await editor.expectSelectedBox(block);
    const by = await editor.dragOnPage(1, LETTER, {
      from: { x: block.left + 40, y: block.top + 30 },
      by: { x: 30, y: 100 },
    });
    block = movedBox(block, by.x, by.y);
    await editor.expectSelectedBox(block);
    const grown = await editor.dragOnPage(1, LETTER, {
      from: { x: block.right, y: block.bottom },
      by: { x: 25, y: 15 },
    });
    block = { ...block, right: block.right + grown.x, bottom: block.bottom + grown.y };
    await editor.expectSelectedBox(block);
    await page.keyboard.press('7');
    await expect(editor.regions('Note')).toHaveCount(1);
    await expect(editor.regions('Block')).toHaveCount(0);
    await page.keyboard.press('Control+d');
    await expect(editor.regions('Note')).toHaveCount(2);
    await editor.expectSelectedBox(movedBox(block, 10, 10));
    await page.keyboard.press('Delete');
    await expect(editor.regions('Note')).toHaveCount(1);
    await editor.undo();
    await expect(editor.regions('Note')).toHaveCount(2);
    await editor.redo();
    await expect(editor.regions('Note')).toHaveCount(1);
    await window.waitUntilSaved();
  });

  await test.step('a restart keeps regions and undo', async () => {
    await app.close();
    app = await startApp({ library: null });
    ({ page, window, library, documents, schema, editor, versions, compare } = screensOf(app.page));
    await expect(window.heading('Papers')).toBeVisible();
    await library.openDataset('letters');
    await documents.openDocument('letter.pdf');
    await expect(editor.regions()).toHaveCount(2);
    await editor.undo();
    await expect(editor.regions()).toHaveCount(3);
    await editor.redo();
    await expect(editor.regions()).toHaveCount(2);
    await editor.regions('Note').click();
    await editor.expectSelectedBox(block);
  });

  await test.step('review a page and commit', async () => {
    await editor.reviewButton.click();
    await expect(editor.reviewButton).toHaveText('Reviewed');
    await window.waitUntilSaved();
    await versions.commit('First labels', 1);
  });

  let turnedBlock = blockAsShown(TURNED_PAGE);
  await test.step('draw around the block of a turned page, where it is shown', async () => {
    await window.goTo('Documents');
    await documents.openDocument('turned.pdf');
    await editor.fitPage(1);
    const middle = await editor.placeInWindow(1, TURNED, middleOf(turnedBlock));
    await expect.poll(() => colorAt(page, middle)).toEqual([0, 0, 0]);
    await page.keyboard.press('2');
    turnedBlock = await editor.drawByDrag(1, TURNED, turnedBlock);
    await editor.expectSelectedBox(turnedBlock);
    await window.waitUntilSaved();
  });

  await test.step('a document more, a class more, corrections; commit again', async () => {
    await window.goTo('Label schema');
    await schema.addClass('Stamp');
    await window.goTo('Documents');
    const memo = await writePdf(dataFolder, 'memo.pdf', [letterPage('A memo')]);
    await app.choose([memo], async () => {
      await page.keyboard.press('Control+o');
    });
    await expect(documents.document('memo.pdf')).toBeVisible();
    await documents.openDocument('letter.pdf');
    await editor.regions('Note').click();
    await page.keyboard.press('Shift+ArrowLeft');
    block = movedBox(block, -10, 0);
    await editor.expectSelectedBox(block);
    await editor.regions('Title').click();
    await page.keyboard.press('2');
    await expect(editor.regions('Block')).toHaveCount(1);
    await window.waitUntilSaved();
    await versions.commit('A turned page, and corrections', 2);
  });

  await test.step('compare the two versions: totals, then change by change', async () => {
    await window.goTo('Versions');
    await page.getByRole('button', { name: 'Compare with the previous' }).click();
    await expect(compare.total('Documents', 'Added')).toHaveText('+1');
    await expect(compare.total('Documents', 'Removed')).toHaveText('0');
    await expect(compare.total('Labels', 'Added')).toHaveText('+1');
    await expect(compare.total('Labels', 'Removed')).toHaveText('0');
    await expect(compare.total('Labels', 'Changed')).toHaveText('2');
    await expect(compare.total('Schema', 'Compatible')).toHaveText('1');
    await expect(compare.documents).toHaveCount(2);
    const looks: string[] = [];
    for (const position of [1, 2, 3]) {
      await compare.step(position, 3);
      looks.push(await compare.change.getByRole('heading', { level: 2 }).innerText());
    }
    for (const look of ['Added', 'Moved or resized', 'Relabelled'])
      expect(looks.filter((text) => text.includes(look))).toHaveLength(1);
    await compare.step(1, 3);
    await expect(compare.change).toContainText('Past the last change: this is the first.');
  });

  await test.step('see before and after overlaid and side by side', async () => {
    await expect(compare.pages('letter.pdf', 'After')).toBeVisible();
    await expect(compare.pages('letter.pdf', 'Before')).toBeHidden();
    await page.keyboard.press('2');
    await expect(compare.pages('letter.pdf', 'Before')).toBeVisible();
    await expect(compare.pages('letter.pdf', 'After')).toBeVisible();
    await page.keyboard.press('1');
    await expect(compare.pages('letter.pdf', 'Before')).toBeHidden();
    await page.keyboard.press('t');
    await expect(compare.total('Labels', 'Changed')).toBeVisible();
  });

  await test.step('export as COCO what was drawn, to the point', async () => {
    const folder = join(dataFolder, 'exports');
    await mkdir(folder);
    const path = join(folder, 'letters.json');
    const dialog = await versions.openExport();
    await app.saveAs(path, () => dialog.getByRole('button', { name: 'Export', exact: true }).click());
    await expect(versions.exported).toContainText('3 regions in');
    const images = await readCoco(path);
    expect([...images.keys()].toSorted()).toEqual([
      'letter-p1.png',
      'letter-p2.png',
      'memo-p1.png',
      'turned-p1.png',
    ]);
    expect(images.get('letter-p2.png')).toEqual({ ...LETTER, labels: [] });
    expectLabels(images.get('letter-p1.png'), LETTER, [
      ['Block', title],
      ['Note', block],
    ]);
    expectLabels(images.get('turned-p1.png'), TURNED, [['Block', turnedBlock]]);
  });
});

/** Classes and boxes of an exported page; COCO keeps two decimals. */
function expectLabels(
  image: CocoImage | undefined,
  size: PageSizePt,
  expected: readonly (readonly [name: string, box: PageBox])[],
): void {
  expect(image).toMatchObject({ ...size });
  expect(image?.labels.map(({ name }) => name)).toEqual(expected.map(([name]) => name));
  for (const [index, [name, box]] of expected.entries())
    for (const [axis, value] of toCoco(box).entries())
      expect(
        Math.abs(value - (image?.labels[index]?.bbox[axis] ?? 0)),
        `${name}, number ${axis}`,
      ).toBeLessThan(TOLERANCE_PT);
}
