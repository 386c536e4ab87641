import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { expect, test, type AppFixtures } from '../fixtures';
import type { CommandLine } from '../material/command-line';
import { writePageImage } from '../material/page-images';
import { testData } from '../material/test-data';
import { screensOf } from '../pages/screens';

const SIZE = { width: 600, height: 800 };

/** Two images; of five annotations one reaches beyond its page, one has an unlisted category, one an unlisted image. */
const ANNOTATIONS = {
  images: [
    { id: 1, file_name: 'first.png', ...SIZE },
    { id: 2, file_name: 'second.png', ...SIZE },
  ],
  categories: [{ id: 1, name: 'Table' }],
  annotations: [
    { id: 1, image_id: 1, category_id: 1, bbox: [40.25, 60.5, 200, 100.75] },
    { id: 2, image_id: 1, category_id: 1, bbox: [40, 300, 520, 200] },
    { id: 3, image_id: 2, category_id: 1, bbox: [500, 700, 150, 150] },
    { id: 4, image_id: 2, category_id: 77, bbox: [40, 60, 200, 100] },
    { id: 5, image_id: 99, category_id: 1, bbox: [1, 1, 10, 10] },
  ],
};

type Given = Pick<AppFixtures, 'startApp' | 'prepare' | 'dataFolder' | 'home'>;

async function makeTables(cli: CommandLine): Promise<void> {
  await cli.run('init');
  await cli.run('dataset', 'create', 'tables');
}

/** Opens the question what to import into a dataset that is empty. @returns what is on the screen and at hand */
async function startImporting({ startApp, prepare, dataFolder, home }: Given) {
  await prepare(dataFolder, makeTables);
  const images = [
    await writePageImage(home, 'first.png', SIZE),
    await writePageImage(home, 'second.png', SIZE),
  ];
  const annotations = join(home, 'labels.json');
  await writeFile(annotations, JSON.stringify(ANNOTATIONS));
  const app = await startApp({ library: dataFolder });
  const screens = screensOf(app.page);
  await screens.library.openDataset('tables');
  await screens.importing.open();
  return { app, images, annotations, ...screens };
}

test('a COCO file with its images is imported with warnings; again it adds nothing', async ({
  startApp,
  prepare,
  dataFolder,
  home,
}) => {
  const given = await startImporting({ startApp, prepare, dataFolder, home });
  const { app, images, annotations, documents, editor, importing, window } = given;
  await importing.importFiles(app, annotations, images);
  await importing.expectCounts({ Documents: '2', Regions: '4', Classes: '2', 'There already': '0' });
  for (const warning of ['Outside page', 'Category unknown', 'Image unknown'])
    await expect(importing.warnings.filter({ hasText: warning })).toContainText('1 ×');

  await importing.importAnother();
  await importing.importFiles(app, annotations, []);
  await importing.expectCounts({ Documents: '0', Regions: '0', Classes: '0', 'There already': '4' });
  await importing.showDocuments();

  await documents.openDocument('first.png');
  await expect(editor.regions('Table')).toHaveCount(2);
  await editor.regions('Table').first().click();
  await editor.expectSelectedBox({ left: 40.25, top: 60.5, right: 240.25, bottom: 161.25 });
  await window.goTo('Documents');
  await documents.openDocument('second.png');
  await expect(editor.regions('category 77')).toHaveCount(1);
  await expect(editor.regions('Table')).toHaveAccessibleName(/Lies partly outside the page/);
});

/** What another tool makes of the first page: one box moved by half its height and relabelled, one gone, one new. */
const AGAIN = {
  images: [{ id: 7, file_name: 'first.png', ...SIZE }],
  categories: [
    { id: 5, name: 'Figure' },
    { id: 6, name: 'Table' },
  ],
  annotations: [
    { id: 1, image_id: 7, category_id: 5, bbox: [40.25, 110.5, 200, 100.75] },
    { id: 2, image_id: 7, category_id: 6, bbox: [40, 600, 520, 100] },
  ],
};

test('what another tool wrote again continues what is there and replaces it, and one undo takes it back', async ({
  startApp,
  prepare,
  dataFolder,
  home,
}) => {
  const given = await startImporting({ startApp, prepare, dataFolder, home });
  const { app, images, annotations, documents, editor, importing } = given;
  const again = join(home, 'again.json');
  await writeFile(again, JSON.stringify(AGAIN));
  await importing.importFiles(app, annotations, images);

  await importing.importAnother();
  await importing.takeForWhatIsThere({ iou: '0.3' });
  await importing.importFiles(app, again, []);
  const moved = { Changed: '1', 'of them moved': '1', 'of them relabelled': '1' };
  await importing.expectCounts({ 'New regions': '1', ...moved, Removed: '1', 'As they were': '0' });
  await importing.undo();

  await importing.open();
  await importing.takeForWhatIsThere({ iou: '0.9' });
  await importing.importFiles(app, again, []);
  await importing.expectCounts({ 'New regions': '2', Changed: '0', Removed: '2', 'As they were': '0' });
  await importing.undo();

  await documents.openDocument('first.png');
  await expect(editor.regions('Table')).toHaveCount(2);
  await expect(editor.regions('Figure')).toHaveCount(0);
});

test('the sample pages of PubLayNet are imported with every annotation', async ({
  startApp,
  cli,
  dataFolder,
}) => {
  const folder = testData('publaynet');
  const expected = JSON.parse(await readFile(join(folder, 'expected.json'), 'utf8')) as {
    images: number;
    annotations: number;
    per_category: Record<string, number>;
  };
  await cli.run('init');
  await cli.run('dataset', 'create', 'papers');
  const images = (await readdir(folder))
    .filter((name) => name.endsWith('.jpg'))
    .map((name) => join(folder, name));

  const app = await startApp({ library: dataFolder });
  const { library, documents, importing } = screensOf(app.page);
  await library.openDataset('papers');
  await importing.open();
  await importing.importFiles(app, join(folder, 'samples.json'), images);
  await importing.expectCounts({
    Documents: String(expected.images),
    Regions: String(expected.annotations),
    Classes: String(Object.keys(expected.per_category).length),
  });
  await importing.showDocuments();
  await expect(documents.list.getByRole('option')).toHaveCount(expected.images);
});
