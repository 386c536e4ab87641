import type { Page } from '@playwright/test';

import { expect, test } from '../fixtures';
import type { RunningApp } from '../hosts/running-app';
import { DATASET } from '../material/sample-dataset';
import { screensOf } from '../pages/screens';

/** Lets the page say that it has something unsaved until it is told otherwise, as it does while an edit is under way. */
async function holdUnsaved(page: Page): Promise<void> {
  await page.evaluate(() => {
    const held = globalThis as unknown as { holdsUnsaved: boolean; refusals: number };
    Object.assign(held, { holdsUnsaved: true, refusals: 0 });
    window.addEventListener('beforeunload', (event) => {
      if (!held.holdsUnsaved) return;
      held.refusals += 1;
      event.preventDefault();
    });
  });
}

const refusals = (page: Page): Promise<number> =>
  page.evaluate(() => (globalThis as unknown as { refusals: number }).refusals);

const nowSaved = (page: Page): Promise<unknown> =>
  page.evaluate(() => Object.assign(globalThis, { holdsUnsaved: false }));

const closeWindow = ({ electron }: RunningApp): Promise<void> =>
  electron!.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.close());

/** Answers the question whether to stay, in place of a person, and counts how often it is asked. */
const answerWith = ({ electron }: RunningApp, response: number): Promise<void> =>
  electron!.evaluate(({ dialog }, chosen) => {
    const asked = globalThis as unknown as { asked?: string[] };
    asked.asked = [];
    const showMessageBox = (_window: unknown, { message }: { message: string }) => {
      asked.asked!.push(message);
      return Promise.resolve({ response: chosen, checkboxChecked: false });
    };
    Object.assign(dialog, { showMessageBox });
  }, response);

const questions = ({ electron }: RunningApp): Promise<readonly string[]> =>
  electron!.evaluate(() => (globalThis as unknown as { asked: string[] }).asked);

test('a window that is closed while an edit is saved closes once it is on disk', async ({
  startApp,
  sampleLibrary,
}) => {
  const app = await startApp({ library: sampleLibrary });
  await holdUnsaved(app.page);
  await closeWindow(app);
  await expect.poll(() => refusals(app.page)).toBeGreaterThan(2);
  const closed = app.page.waitForEvent('close');
  await nowSaved(app.page);
  await closed;
});

test('what cannot be saved keeps the window open, until the person gives it up', async ({
  startApp,
  sampleLibrary,
}) => {
  const app = await startApp({ library: sampleLibrary });
  await holdUnsaved(app.page);
  await answerWith(app, 0);
  await closeWindow(app);
  await expect.poll(() => questions(app)).toEqual(['The last edits were not saved yet.']);
  const before = await refusals(app.page);
  await screensOf(app.page).library.openDataset(DATASET);
  expect(await refusals(app.page)).toBe(before);
  await answerWith(app, 1);
  const closed = app.page.waitForEvent('close');
  await closeWindow(app);
  await closed;
});
