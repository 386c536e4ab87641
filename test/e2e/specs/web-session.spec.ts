import { expect, test } from '../fixtures';
import { startServer } from '../hosts/web';
import { screensOf } from '../pages/screens';

test.use({ expectedProblems: /401|Failed to load resource/ });

test('an address is good once; the next one is printed', async ({ openBrowser, sampleLibrary, home }) => {
  test.skip(openBrowser === null, 'there is no Chromium (set CHROMIUM_PATH, or install chromium)'); // skip-allowed
  const server = await startServer({ library: sampleLibrary, home, arguments: [] });
  const browser = await openBrowser!();
  const [first, second, third] = await Promise.all([
    browser.newContext(),
    browser.newContext(),
    browser.newContext(),
  ]);
  const page = await first.newPage();
  await page.goto(server.address);
  await expect(screensOf(page).library.dataset('office-documents')).toBeVisible();
  expect(page.url(), 'the token leaves the address bar').not.toContain(server.address.split('#')[1]);

  const late = await second.newPage();
  await late.goto(server.address);
  await expect(late.getByRole('alert')).toContainText('This page is no longer signed in.');

  await expect.poll(() => server.latestAddress()).not.toBe(server.address);
  const next = await third.newPage();
  await next.goto(server.latestAddress());
  await expect(screensOf(next).library.dataset('office-documents')).toBeVisible();
  for (const context of [first, second, third]) await context.close();
  await server.end('SIGTERM');
});

test('calls and files without the secret are refused', async ({ startApp, sampleLibrary }) => {
  const { page } = await startApp({ library: sampleLibrary });
  await expect(screensOf(page).library.dataset('office-documents')).toBeVisible();
  const status = (path: string, headers: Record<string, string> = {}): Promise<number> =>
    page.evaluate(
      ([address, given]) =>
        fetch(address as string, {
          method: 'POST',
          headers: given as Record<string, string>,
          body: '{}',
        }).then((answer) => answer.status),
      [path, headers] as const,
    );
  expect(await status('/rpc/session/state')).toBe(401);
  expect(await status('/rpc/session/state', { authorization: 'Bearer guessed' })).toBe(401);
  expect(await status(`/file/${'0'.repeat(64)}`)).toBe(401);
  expect(await status('/upload?name=a.pdf')).toBe(401);
});

test('a page that was reloaded says how to go on', async ({ startApp, sampleLibrary }) => {
  const { page } = await startApp({ library: sampleLibrary });
  const { library } = screensOf(page);
  await library.openDataset('office-documents');
  await page.reload();
  await expect(page.getByRole('alert')).toContainText('Open the newest address');
});
