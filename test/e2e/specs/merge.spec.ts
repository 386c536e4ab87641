import { expect, test } from '../fixtures';
import { commandLine, type CommandLine } from '../material/command-line';
import { DATASET, IN, keepDraft, LETTER } from '../material/sample-dataset';
import { expectAccessible } from '../pages/check-accessibility';
import { screensOf } from '../pages/screens';

// Refusals that are provoked here are answers of the core, which a browser logs.
test.use({ expectedProblems: /422/ });

interface ListedRegion {
  readonly id: string;
  readonly document: string;
  readonly class: string;
}

interface Regions {
  /** On the first page of the letter. */
  readonly relabelled: string;
  readonly reworded: string;
  readonly deleted: string;
  readonly theirsAlone: string;
  /** In another document. */
  readonly elsewhere: string;
}

/** Ada and main change the same: a class, a text, a region that one deletes, and a text of another document. */
async function makeBranches(cli: CommandLine): Promise<Regions> {
  await keepDraft(cli);
  const letter = (await cli.run('regions', `${DATASET}@draft`, LETTER)) as readonly ListedRegion[];
  const all = (await cli.run('regions', `${DATASET}@draft`)) as readonly ListedRegion[];
  const [first, second, third, fourth] = letter.filter((region) => region.class === 'Text');
  const other = all.find((region) => region.class === 'Text' && region.document !== first!.document);
  const regions: Regions = {
    relabelled: first!.id,
    reworded: second!.id,
    deleted: third!.id,
    theirsAlone: fourth!.id,
    elsewhere: other!.id,
  };
  const { relabelled, reworded, deleted, theirsAlone, elsewhere } = regions;
  await cli.run('branch', 'create', 'ada', ...IN);
  await cli.run('branch', 'switch', 'ada', ...IN);
  await cli.edit(DATASET, [
    { op: 'relabel', region: relabelled, class: 'Title' },
    { op: 'set-text', region: reworded, text: 'kept by theirs' },
    { op: 'delete', region: deleted },
    { op: 'set-text', region: theirsAlone, text: 'changed by theirs alone' },
    { op: 'move', region: elsewhere, box: [50, 50, 150, 90] },
  ]);
  await cli.run('commit', ...IN, '-m', 'What Ada did', '--author', 'Ada');
  await cli.run('branch', 'switch', 'main', ...IN);
  await cli.edit(DATASET, [
    { op: 'relabel', region: relabelled, class: 'Footnote' },
    { op: 'set-text', region: reworded, text: 'kept by ours' },
    { op: 'set-text', region: deleted, text: 'worth keeping' },
    { op: 'move', region: elsewhere, box: [60, 60, 160, 100] },
  ]);
  await cli.run('commit', ...IN, '-m', 'What main did', '--author', 'Kim');
  return regions;
}

interface Shown {
  readonly merge: {
    readonly decisions: readonly {
      readonly key: string;
      readonly choice?: string;
      readonly value?: unknown;
    }[];
  };
}

test('two branches are merged by keyboard alone, with a restart in the middle', async ({
  startApp,
  sampleLibrary,
  prepare,
  home,
}) => {
  const cli = commandLine(sampleLibrary, home);
  const regions = await prepare(sampleLibrary, makeBranches);
  const started = await startApp({ library: sampleLibrary });

  await test.step('begin, after a preview, and decide the half', async () => {
    const { page } = started;
    const { window, library, merge } = screensOf(page);
    await library.openDataset(DATASET);
    await window.runCommand('Go to the merge that waits');
    await expect(page.getByRole('heading', { name: 'No merge waits' })).toBeVisible();
    await expectAccessible(page, 'no merge');
    const dialog = await merge.choose('ada', 'main');
    await expect(dialog.getByText('4 conflicts to decide')).toBeVisible();
    await expectAccessible(page, 'beginning a merge');
    await window.tabTo(dialog.getByRole('button', { name: 'Begin and decide' }));
    await page.keyboard.press('Enter');
    await expect(window.heading('Merge ada into main')).toBeVisible();
    await merge.expectDecided(0, 4);
    await expect(merge.places).toHaveText([/Page 1 · 0 of 3/, /Page 1 · 0 of 1/]);
    await expect(page.getByRole('group', { name: `Pages of ${LETTER}, Theirs: ada` })).toBeVisible();
    await expectAccessible(page, 'deciding a merge');
    // Faster than decisions are kept: each key is for the conflict that is next then.
    await page.keyboard.press('2');
    await page.keyboard.press('3');
    await merge.expectDecided(2, 4);
    await expect(merge.places).toHaveText([/2 of 3/, /0 of 1/]);
    await page.keyboard.press('z');
    await merge.expectDecided(1, 4);
    await started.close();
  });

  const { page } = await startApp({ library: sampleLibrary });
  const { window, library, versions, merge } = screensOf(page);

  await test.step('what was decided is still there, and refusals lead to it', async () => {
    await library.openDataset(DATASET);
    await expect(merge.banner).toContainText('A merge of ada waits, 1 decision made so far.');
    await expectAccessible(page, 'a merge that waits');
    await window.runCommand('Switch to branch ada');
    await page.getByRole('alert').getByRole('button', { name: 'Go to the merge' }).press('Enter');
    await merge.expectDecided(1, 4);
  });

  await test.step('the rest, with a value of one’s own, and the next page by itself', async () => {
    await page.keyboard.press('Control+Enter');
    const dialog = window.dialog('3 conflicts still open');
    await dialog.getByRole('button', { name: 'Go to the next one' }).press('Enter');
    await expect(dialog).toBeHidden();
    await merge.goToTitle('Text of a region');
    await page.keyboard.press('e');
    await expect(merge.card.getByRole('textbox', { name: 'Another value' })).toBeFocused();
    await page.keyboard.type('kept by both');
    await page.keyboard.press('Control+Enter');
    await merge.expectDecided(2, 4);
    await merge.goToTitle('Existence of a region');
    await expect(page.getByText('Not on this side').first()).toBeInViewport({ ratio: 1 });
    await merge.decideAs('Existence of a region', '4');
    await merge.expectDecided(3, 4);
    await page.keyboard.press('3');
    await merge.expectDecided(4, 4);
  });

  await test.step('the version has two parents and tells every decision', async () => {
    await page.keyboard.press('Control+Enter');
    const dialog = window.dialog('Finish the merge of ada into main');
    await expect(dialog.getByRole('textbox', { name: 'Message' })).toBeFocused();
    await expectAccessible(page, 'finishing a merge');
    await page.keyboard.press('Control+Enter');
    await expect(window.message('Merged ada: version 7 was made.')).toBeVisible();
    await expect(versions.version(7)).toContainText('Merge of version 6 and version 5');
    await expect(versions.version(7)).toContainText('4 conflicts decided');
    await expect(merge.banner).toBeHidden();
    await expectAccessible(page, 'the version of a merge');
    const log = (await cli.run('log', ...IN)) as readonly { version: number; parents: readonly string[] }[];
    expect(log[0]).toMatchObject({ version: 7 });
    expect(log[0]!.parents).toHaveLength(2);
    const { merge: made } = (await cli.run('show', `${DATASET}@7`)) as Shown;
    const decided = (region: string) =>
      made.decisions.filter(({ key }) => key.includes(region)).map(({ choice, value }) => choice ?? value);
    expect(decided(regions.reworded)).toEqual(['kept by both']);
    expect(decided(regions.deleted)).toEqual(['both']);
    expect(decided(regions.theirsAlone)).toEqual([]);
    expect(made.decisions).toHaveLength(4);
  });
});

test('a merge can be given up without a trace, and begun again with its decisions', async ({
  startApp,
  sampleLibrary,
  prepare,
  home,
}) => {
  const cli = commandLine(sampleLibrary, home);
  await prepare(sampleLibrary, makeBranches);
  const before = await cli.run('log', ...IN);
  const { page } = await startApp({ library: sampleLibrary });
  const { window, library, merge, versions } = screensOf(page);
  await library.openDataset(DATASET);
  const dialog = await merge.choose('ada', 'main');
  await window.tabTo(dialog.getByRole('button', { name: 'Begin and decide' }));
  await page.keyboard.press('Enter');
  await merge.expectDecided(0, 4);

  await test.step('a rule decides all, and is taken back', async () => {
    await page.getByRole('button', { name: 'Decide by rule' }).press('Enter');
    await page.getByRole('menuitem', { name: 'Theirs' }).last().press('Enter');
    await merge.expectDecided(4, 4);
    await window.message('4 conflicts decided').getByRole('button', { name: 'Undo' }).press('Enter');
    await merge.expectDecided(0, 4);
    await page.keyboard.press('3');
    await merge.expectDecided(1, 4);
  });

  await test.step('given up, and begun again', async () => {
    await page.getByRole('button', { name: 'Give up 1 decision' }).press('Enter');
    const given = window.message('The merge of ada was given up, with 1 decision.');
    await expect(versions.version(6)).toBeVisible();
    await expect(merge.banner).toBeHidden();
    await given.getByRole('button', { name: 'Merge again with these decisions' }).press('Enter');
    await merge.expectDecided(1, 4);
    await page.getByRole('button', { name: 'Give up 1 decision' }).press('Enter');
    await expect(merge.banner).toBeHidden();
    await expect(versions.draft).toContainText('Nothing changed since');
    expect(await cli.run('log', ...IN)).toEqual(before);
    expect(await cli.run('status', ...IN)).not.toHaveProperty('merge');
  });
});
