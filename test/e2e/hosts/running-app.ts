import type { BrowserContext, ConsoleMessage, ElectronApplication, Page, Request } from '@playwright/test';

export interface StartOptions {
  /** Null names none, as a person does who just starts the app. */
  readonly library: string | null;
  /** Stands in for the person's home folder, so that settings of this machine neither help nor suffer. */
  readonly home: string;
  /** More arguments for the host's command line. */
  readonly arguments: readonly string[];
}

export interface RunningApp {
  readonly page: Page;
  /** Errors on the console, uncaught exceptions, and requests that left this machine. */
  readonly problems: readonly string[];
  /** Does `act`, and chooses these paths in the dialog that it opens. */
  choose(paths: readonly string[], act: () => Promise<void>): Promise<void>;
  /** Does `act`, and lets the file that it saves lie at `path`: as a download, or as the dialog's answer. */
  saveAs(path: string, act: () => Promise<void>): Promise<void>;
  /** The main process; null in a browser. */
  readonly electron: ElectronApplication | null;
  /** Ends the app as a person does. */
  close(): Promise<void>;
  /** Ends the app's process as a power cut does (SIGKILL). */
  kill(): Promise<void>;
}

/** A click waits so long for its target, then says what it waited for. */
const ACTION_LIMIT_MS = 30_000;

/** Notes what goes wrong in every page of a context, from its first request on. */
export function watchForProblems(context: BrowserContext, problems: string[]): void {
  context.setDefaultTimeout(ACTION_LIMIT_MS);
  context.on('console', (message: ConsoleMessage) => {
    if (message.type() === 'error') problems.push(`console: ${message.text()} (${message.location().url})`);
  });
  context.on('weberror', (failure) =>
    problems.push(`uncaught: ${failure.error().stack ?? failure.error().message}`),
  );
  context.on('request', (request: Request) => {
    if (leavesTheMachine(request.url())) problems.push(`network: ${request.method()} ${request.url()}`);
  });
}

/** The environment of a host: this one's, with a home folder of its own and no wishes about libraries. */
export function hostEnvironment(home: string): Record<string, string> {
  const {
    COLOPHON_LIBRARY: _library,
    COLOPHON_SETTINGS: _settings,
    ELECTRON_RUN_AS_NODE: _asNode,
    ...inherited
  } = process.env;
  const own = { HOME: home, XDG_CONFIG_HOME: `${home}/config`, XDG_DATA_HOME: `${home}/data`, APPDATA: home };
  return { ...(inherited as Record<string, string>), ...own };
}

function leavesTheMachine(url: string): boolean {
  const { protocol, hostname } = new URL(url);
  return /^(?:https?|wss?|ftp):$/.test(protocol) && hostname !== '127.0.0.1' && hostname !== 'localhost';
}
