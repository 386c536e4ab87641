import { resolve } from 'node:path';
import { describe, expect, test, vi } from 'vitest';

const electron = vi.hoisted(() => ({
  app: { isPackaged: true, name: 'Colophon', on: vi.fn() },
  Menu: {},
  BrowserWindow: vi.fn(),
  protocol: {},
}));
vi.mock('electron', () => electron);

const { isPageAddress, keepOnPage } = await import('../../../src-main/hosts/electron/navigation');
const { refuseNetwork, restrictSession } = await import('../../../src-main/hosts/electron/permissions');
const { ownArguments, readStartOptions } = await import('../../../src-main/hosts/electron/start-options');
const { fitBounds } = await import('../../../src-main/hosts/electron/window-state');
const { menuTemplate } = await import('../../../src-main/hosts/electron/menu');

describe('navigation', () => {
  const handlers = new Map<string, (event: Record<string, unknown>) => void>();
  const setWindowOpenHandler = vi.fn();
  keepOnPage({
    setWindowOpenHandler,
    on: (name: string, handler: (event: Record<string, unknown>) => void) => handlers.set(name, handler),
  } as never);
  // Kept here, because mocks are reset between tests.
  const onNewWindow = setWindowOpenHandler.mock.calls[0]![0];
  const isRefused = (name: string, event: Record<string, unknown>): boolean => {
    const preventDefault = vi.fn();
    handlers.get(name)!({ ...event, preventDefault });
    return preventDefault.mock.calls.length > 0;
  };

  test('new windows, web views and redirects are refused', () => {
    expect(onNewWindow({ url: 'https://example.org' })).toEqual({
      action: 'deny',
    });
    expect(isRefused('will-attach-webview', {})).toBe(true);
    expect(isRefused('will-redirect', { url: 'app://colophon/' })).toBe(true);
  });

  test.each([
    ['app://colophon/', true],
    ['app://colophon/#/documents', true],
    ['app://colophon/?q=1', false],
    [`app://colophon/file/${'a'.repeat(64)}`, false],
    ['app://colophon.evil/', false],
    ['https://example.org/#app://colophon/', false],
    ['file:///etc/passwd', false],
    ['javascript:alert(1)', false],
    ['data:text/html,x', false],
  ])('to %s: %s', (url, isAllowed) => {
    expect(isPageAddress(url)).toBe(isAllowed);
    expect(isRefused('will-frame-navigate', { url, isMainFrame: true })).toBe(!isAllowed);
    expect(isRefused('will-frame-navigate', { url, isMainFrame: false })).toBe(true);
  });
});

describe('the session', () => {
  const session = {
    setPermissionRequestHandler: vi.fn(),
    setPermissionCheckHandler: vi.fn(),
    setDevicePermissionHandler: vi.fn(),
    setSpellCheckerEnabled: vi.fn(),
    webRequest: { onBeforeRequest: vi.fn() },
    on: vi.fn(),
  };
  restrictSession(session as never);
  refuseNetwork(session as never);
  // Kept here, because mocks are reset between tests.
  const request = session.setPermissionRequestHandler.mock.calls[0]![0];
  const check = session.setPermissionCheckHandler.mock.calls[0]![0];
  const onDownload = session.on.mock.calls[0]![1];
  const onRequest = session.webRequest.onBeforeRequest.mock.calls[0]![0];

  test.each([
    'clipboard-sanitized-write',
    'clipboard-read',
    'media',
    'geolocation',
    'fileSystem',
    'openExternal',
    'usb',
    'unknown',
  ])('grants %s only if it is writing to the clipboard', (permission) => {
    const decide = vi.fn();
    request(null, permission, decide);
    const isGranted = permission === 'clipboard-sanitized-write';
    expect(decide).toHaveBeenCalledWith(isGranted);
    expect(check(null, permission)).toBe(isGranted);
  });

  test.each([
    ['app://colophon/', false],
    ['blob:app://colophon/1', false],
    ['data:text/plain,x', false],
    ['https://example.org/', true],
    ['http://127.0.0.1:8080/', true],
    ['ws://localhost:1/', true],
    ['file:///etc/passwd', true],
    ['ftp://example.org/', true],
  ])('cancels %s: %s', (url, cancel) => {
    const decide = vi.fn();
    onRequest({ url }, decide);
    expect(decide).toHaveBeenCalledWith({ cancel });
  });

  test.each([
    ['blob:app://colophon/1', false],
    ['app://colophon/file/a', true],
    ['https://example.org/a.exe', true],
  ])('stops the download of %s: %s', (url, isStopped) => {
    const preventDefault = vi.fn();
    onDownload({ preventDefault }, { getURL: () => url });
    expect(preventDefault.mock.calls.length > 0).toBe(isStopped);
  });
});

describe('the command line', () => {
  test.each([
    [[], null],
    [['set'], '/home/set'],
    [['--library', 'set'], '/home/set'],
    [['--library=/data/set'], '/data/set'],
    [['--no-sandbox', '--ozone-platform=x11', '/data/set'], '/data/set'],
    [['--library', 'set', 'other'], '/home/set'],
    [['--library'], null],
    [['--library='], null],
  ])('%j opens %j', (args, library) => {
    expect(readStartOptions(args, '/home').library).toBe(library === null ? null : resolve(library));
  });

  test('in development what stands before our script is not ours', () => {
    const line = [
      'electron',
      '-r',
      '/loader.js',
      '--inspect=0',
      '/app/out/main/desktop.js',
      '--library',
      'a',
    ];
    expect(ownArguments(line, [resolve('/app/out/main/desktop.js'), resolve('/app')])).toEqual([
      '--library',
      'a',
    ]);
    expect(ownArguments(['electron', '/app', 'a'], [resolve('/app')])).toEqual(['a']);
    expect(ownArguments(['colophon', 'a'], null)).toEqual(['a']);
  });
});

describe('the place of the window', () => {
  const screens = [{ x: 0, y: 0, width: 1920, height: 1080 }];
  test('is kept while a screen shows it', () => {
    const kept = { x: 100, y: 50, width: 1200, height: 800 };
    expect(fitBounds(kept, screens)).toEqual(kept);
  });
  test('is left to the system when its screen is gone', () => {
    expect(fitBounds({ x: 3000, y: 50, width: 1200, height: 800 }, screens)).toEqual({
      width: 1200,
      height: 800,
    });
    expect(fitBounds({ x: 10, y: -500, width: 10, height: 10 }, screens)).toEqual({
      width: 800,
      height: 560,
    });
    expect(fitBounds(undefined, screens)).toEqual({ width: 1440, height: 900 });
  });
});

describe('the menu', () => {
  const flatten = (items: ReturnType<typeof menuTemplate>): ReturnType<typeof menuTemplate> =>
    items.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? flatten(item.submenu) : [])]);

  test('takes no key away from the page', () => {
    const withKeys = flatten(menuTemplate(() => undefined, false)).filter(
      ({ accelerator }) => accelerator !== undefined,
    );
    expect(withKeys.every(({ registerAccelerator }) => registerAccelerator === false)).toBe(true);
    expect(flatten(menuTemplate(() => undefined, false)).map(({ role }) => role)).not.toContain('undo');
  });

  test('sends undo to the page', () => {
    const send = vi.fn();
    const undo = flatten(menuTemplate(send, true)).find(({ label }) => label === 'Undo');
    undo?.click?.(undefined as never, undefined, undefined as never);
    expect(send).toHaveBeenCalledWith('undo');
  });
});
