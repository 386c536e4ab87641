import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';

import { expect, test } from '../fixtures';
import { dragFiles } from '../material/drag-files';
import { letterPage, writePdf } from '../material/pdfs';
import { screensOf } from '../pages/screens';

test('files and folders dropped on the window are added; a sign shows where they go', async ({
  startApp,
  cli,
  dataFolder,
  home,
}) => {
  await cli.run('init');
  await cli.run('dataset', 'create', 'letters');
  const scans = join(home, 'scans');
  await mkdir(scans);
  const memo = await writePdf(home, 'memo.pdf', [letterPage('A memo')]);
  await writePdf(scans, 'march.pdf', [letterPage('A scan')]);
  const { page } = await startApp({ library: dataFolder });
  const { library, documents } = screensOf(page);
  await library.openDataset('letters');

  const sign = page.getByText('Drop to add to “letters”');
  const drag = await dragFiles(page, [memo, scans]);
  for (const x of [300, 500, 700]) {
    await drag.over(x, 400);
    await expect(sign).toBeVisible();
  }
  await expect(documents.list).toBeHidden();
  await drag.drop(700, 400);
  await expect(sign).toBeHidden();
  for (const name of ['memo.pdf', 'march.pdf']) await expect(documents.document(name)).toBeVisible();
});
