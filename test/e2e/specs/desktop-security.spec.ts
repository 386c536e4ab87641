import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';

import { expect, test } from '../fixtures';
import { screensOf } from '../pages/screens';

// What the page is made to try here is refused aloud.
test.use({
  expectedProblems: /Content Security Policy|Failed to load resource|ERR_|elsewhere\.example|Not allowed to/,
});

test('the page is isolated, sandboxed and has nothing of Node', async ({ startApp, sampleLibrary }) => {
  const { page, electron } = await startApp({ library: sampleLibrary });
  await expect(screensOf(page).library.dataset('office-documents')).toBeVisible();
  const preferences = await electron!.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    const { webContents } = window!;
    const read = (
      webContents as unknown as { getLastWebPreferences(): Record<string, unknown> }
    ).getLastWebPreferences();
    const names = ['contextIsolation', 'sandbox', 'nodeIntegration', 'webSecurity', 'webviewTag'];
    return Object.fromEntries(names.map((name) => [name, read[name]]));
  });
  expect(preferences).toEqual({
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    webSecurity: true,
    webviewTag: false,
  });
  const reach = await page.evaluate(() => ({
    node: ['require', 'process', 'module', 'Buffer'].filter((name) => name in globalThis),
    host: Object.keys(window.colophonHost ?? {}).toSorted(),
    isFrozen: Object.isFrozen(window.colophonHost),
  }));
  expect(reach).toEqual({ node: [], host: ['connect', 'dropped', 'kind', 'onMenu', 'pick'], isFrozen: true });
});

test('the window opens no other window and goes to no other address', async ({ startApp, sampleLibrary }) => {
  const { page, electron } = await startApp({ library: sampleLibrary });
  await expect(screensOf(page).library.dataset('office-documents')).toBeVisible();
  const address = page.url();
  expect(await page.evaluate(() => window.open('https://elsewhere.example/'))).toBeNull();
  for (const target of [
    'https://elsewhere.example/',
    'file:///etc/passwd',
    'app://colophon/other.html',
    'data:text/html,x',
  ])
    await page.evaluate((url) => {
      const link = document.createElement('a');
      link.href = url;
      document.body.append(link);
      link.click();
      link.remove();
    }, target);
  await page.evaluate(() => {
    const frame = document.createElement('iframe');
    frame.src = 'https://elsewhere.example/';
    document.body.append(frame);
  });
  // The page still answers, where it was. Asked without Playwright's locators: they wait for what was refused.
  expect(await page.evaluate(() => document.querySelector('h1')?.textContent)).toBe('Sample library');
  expect(
    await electron!.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getURL()),
  ).toBe(address);
  expect(await electron!.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
});

test('every permission is refused', async ({ startApp, sampleLibrary }) => {
  const { page } = await startApp({ library: sampleLibrary });
  await expect(screensOf(page).library.dataset('office-documents')).toBeVisible();
  const answers = await page.evaluate(async () => {
    const place = await new Promise<string>((resolve) => {
      navigator.geolocation.getCurrentPosition(
        () => resolve('given'),
        ({ code }) =>
          resolve(code === GeolocationPositionError.PERMISSION_DENIED ? 'refused' : `error ${code}`),
      );
    });
    const camera = await navigator.mediaDevices.getUserMedia({ video: true, audio: true }).then(
      () => 'given',
      () => 'refused',
    );
    return { place, camera, notifications: await Notification.requestPermission() };
  });
  expect(answers).toEqual({ place: 'refused', camera: 'refused', notifications: 'denied' });
});

test('no script of the page but its own runs, and nothing is fetched from elsewhere', async ({
  startApp,
  sampleLibrary,
}) => {
  const { page } = await startApp({ library: sampleLibrary });
  await expect(screensOf(page).library.dataset('office-documents')).toBeVisible();
  const attempts = await page.evaluate(async () => {
    const script = document.createElement('script');
    script.textContent = 'globalThis.inlineRan = true';
    document.body.append(script);
    const fetched = await fetch('https://elsewhere.example/data.json').then(
      () => true,
      () => false,
    );
    return { inline: 'inlineRan' in globalThis, fetched };
  });
  expect(attempts).toEqual({ inline: false, fetched: false });
});

test('app: gives the page and files of the library by their hash, and nothing else', async ({
  startApp,
  sampleLibrary,
}) => {
  const { page } = await startApp({ library: sampleLibrary });
  await expect(screensOf(page).library.dataset('office-documents')).toBeVisible();
  const status = (path: string): Promise<number> =>
    page.evaluate(
      (address) =>
        fetch(address).then(
          (answer) => answer.status,
          () => 0,
        ),
      path,
    );
  const refused = [
    'app://colophon/../../etc/passwd',
    'app://colophon/%2e%2e/%2e%2e/etc/passwd',
    'app://colophon/file/library.sqlite',
    'app://colophon/file/../library.sqlite',
    `app://colophon/file/${'0'.repeat(64)}`,
    'app://colophon/main/desktop.js',
  ];
  for (const path of refused) expect(await status(path), path).not.toBe(200);
  expect(await status('app://elsewhere/')).not.toBe(200);
  expect(await status(`app://colophon/file/${await hashOfSomeFile(sampleLibrary)}`)).toBe(200);
});

async function hashOfSomeFile(library: string): Promise<string> {
  const names = await readdir(join(library, 'objects'), { recursive: true });
  const name = names.map((path) => basename(path)).find((hash) => /^[0-9a-f]{64}$/.test(hash));
  if (name === undefined) throw new Error('the library has no files');
  return name;
}
