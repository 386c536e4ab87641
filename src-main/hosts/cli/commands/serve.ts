import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { AppError } from '../../../domain/errors/app-error';
import { appFolders } from '../app-folders';
import type { CliSession } from '../cli-host';
import { portNumber } from '../command-options';
import { failureCode, withNext } from '../failures';
import { libraryFolder, withCore, type CommandContext } from '../run-command';

interface ServeOptions {
  readonly port?: number;
  readonly open?: true;
  readonly readOnly?: true;
}

/** `serve [DIR]`. */
export function addServeCommand(program: Command, session: CliSession): void {
  program
    .command('serve')
    .argument('[DIR]', 'the library (default: --library, else the one used last, else the sample library)')
    .option('--port <N>', 'the port (default: a free one)', portNumber)
    .option('--open', 'open it in the browser')
    .option('--read-only', 'only look; works while another process writes')
    .description('show the library in a browser on this machine; ends with Ctrl+C')
    .addHelpText(
      'after',
      '\nThe first line on stdout is the address; it is good for one browser.\n\nExample:\n  $ colophon serve my-library --open',
    )
    .action(
      withCore<ServeOptions, [string | undefined]>(
        session,
        async (context, given) => {
          await openLibrary(session, context, given);
          await serveUntilStopped(session, context);
          return null;
        },
        true,
      ),
    );
}

async function openLibrary(
  session: CliSession,
  context: CommandContext<ServeOptions>,
  given: string | undefined,
): Promise<void> {
  const { core, options } = context;
  const folder = chooseLibrary(session, context, given);
  if (folder === null) return openSample(session, context);
  try {
    return await core.openLibrary(folder, { readOnly: options.readOnly === true });
  } catch (error) {
    if (failureCode(error) !== 'library-locked') throw error;
    throw withNext(error, 'Close it there, or add --read-only to look at it meanwhile.');
  }
}

/** The library that was named, else the one in the current folder, else the last one; null where there is none. */
function chooseLibrary(
  session: CliSession,
  { core, options, terminal }: CommandContext<ServeOptions>,
  given: string | undefined,
): string | null {
  const folder = libraryFolder(session, options, given);
  const isNamed = given !== undefined || options.library !== undefined || terminal.env['COLOPHON_LIBRARY'];
  if (isNamed || holdsLibrary(folder)) return folder;
  const { sample } = appFolders(session.host);
  return core.lastLibrary() ?? (holdsLibrary(sample) ? sample : null);
}

/** Makes the sample library on first use, as the window does. */
async function openSample(
  { host }: CliSession,
  { core, options }: CommandContext<ServeOptions>,
): Promise<void> {
  const { sample } = appFolders(host);
  await core.makeSample(sample);
  if (options.readOnly) await core.openLibrary(sample, { readOnly: true });
}

const holdsLibrary = (folder: string): boolean => existsSync(join(folder, 'library.sqlite'));

async function serveUntilStopped(session: CliSession, context: CommandContext<ServeOptions>): Promise<void> {
  const { core, options, terminal, stop, openFolder } = context;
  // Loaded here only: no other command needs a web server.
  const { serveWeb } = await import('../../web/serve-web');
  const server = await serveWeb({
    core,
    libraryFolder: openFolder,
    pagesFolder: join(session.host.builtFolder, '../renderer'),
    uploadsFolder: join(appFolders(session.host).settings, 'uploads'),
    port: options.port ?? 0,
    // With --json there is one value on stdout, so the addresses that follow go beside it.
    onFreshAddress: (address) => (options.json ? terminal.writeError : terminal.writeOutput)(`${address}\n`),
  }).catch((error: unknown) => {
    throw portError(error, options.port) ?? error;
  });
  try {
    const { address } = server;
    terminal.writeOutput(`${options.json ? JSON.stringify({ address }) : address}\n`);
    if (options.open) openBrowser(session.host.platform, await server.writeStartPage());
    await untilAborted(stop);
  } finally {
    await server.close();
  }
}

function untilAborted(stop: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (stop.aborted) return resolve();
    return stop.addEventListener('abort', () => resolve(), { once: true });
  });
}

function portError(error: unknown, port = 0): AppError | null {
  const { code } = error as NodeJS.ErrnoException;
  if (code !== 'EADDRINUSE' && code !== 'EACCES') return null;
  const why = code === 'EACCES' ? `Port ${port} needs more rights` : `Port ${port} is in use`;
  const next = 'Choose another --port, or leave it out for a free one.';
  return new AppError('input-invalid', { what: 'The page is not served.', why, next }, { cause: error });
}

const OPENERS: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  darwin: ['open'],
  win32: ['rundll32', 'url.dll,FileProtocolHandler'],
};

/** Opens a start page where a browser can be found; where not, the printed address is enough. */
function openBrowser(platform: NodeJS.Platform, startPage: string): void {
  const [program = 'xdg-open', ...args] = OPENERS[platform] ?? [];
  const child = spawn(program, [...args, startPage], { stdio: 'ignore', detached: true });
  child.on('error', () => {});
  child.unref();
}
