import { join } from 'node:path';

import { expect } from '@playwright/test';

import { commandLine } from './command-line';
import { DATASET } from './sample-dataset';
import type { RunningApp, StartOptions } from '../hosts/running-app';
import { screensOf } from '../pages/screens';

/**
 * Makes the sample library, and looks through it as a person has who worked with it before: its texts are read and its
 * pages have small pictures, which the app would do anew, at each start, in every copy.
 *
 * @param start null where no app can be shown
 */
export async function makeUsedSample(
  folder: string,
  start: ((options: StartOptions) => Promise<RunningApp>) | null,
): Promise<string> {
  const library = join(folder, 'Sample library');
  await commandLine(folder, folder).run('sample', library);
  if (start === null) return library;
  const app = await start({ library, home: join(folder, 'home'), arguments: [] });
  const { page, library: datasets, documents } = screensOf(app.page);
  await datasets.openDataset(DATASET);
  const cards = documents.list.getByRole('option');
  await expect(cards.first()).toBeVisible();
  await expect(documents.list.locator('img')).toHaveCount(await cards.count());
  await expect(page.getByText('Reading text of')).toBeHidden();
  await app.close();
  return library;
}
