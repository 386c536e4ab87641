import { resolve } from 'node:path';
import { createRouterClient, type Router, type RouterClient } from '@orpc/server';
import type { Command } from 'commander';
import type { contract } from '../../contract';
import type { Core } from '../../core/create-core';
import { AppError } from '../../domain/errors/app-error';
import { coreOptions } from './app-folders';
import type { CliSession, GlobalOptions, Terminal } from './cli-host';
import { followLongCall, type LongCall } from './long-calls';
import { printOutcome, type Outcome } from './output';

/** The contract's calls, answered by the core in this process. */
export type Client = RouterClient<Router<typeof contract, Record<never, never>>>;

/** What a command works with. */
export interface CommandContext<Options> {
  readonly core: Core;
  readonly client: Client;
  readonly options: Options & GlobalOptions;
  readonly terminal: Terminal;
  readonly stop: AbortSignal;
  /** The library that is open now; a page of `serve` may open another one. */
  readonly openFolder: () => string | null;
  /** Absolute form of a path given on the command line. */
  readonly absolute: (path: string) => string;
  /** A handle for a path given on the command line, as the contract wants it. */
  readonly handle: (path: string) => string;
  /** Runs a long call to its result, with progress; Ctrl+C cancels it. */
  readonly follow: <Result>(call: LongCall<Result>) => Promise<Result>;
}

/** What a command does between opening the library and printing. */
export type Work<Options, Arguments extends readonly unknown[]> = (
  context: CommandContext<Options>,
  ...args: Arguments
) => Promise<Outcome | null>;

/**
 * Reading commands work while another process writes, and on media that cannot be written. One that reads, but keeps
 * what took long to find out, writes if it may.
 */
export type Access = 'read' | 'write' | 'write-if-free';

/** Makes the action of a command that works on an existing library. */
export function onLibrary<Options = object, Arguments extends readonly unknown[] = []>(
  session: CliSession,
  access: Access,
  work: Work<Options, Arguments>,
): (...received: unknown[]) => Promise<void> {
  return withCore<Options, Arguments>(session, async (context, ...args) => {
    const folder = libraryFolder(session, context.options);
    await openLibrary(context.core, folder, access);
    return work(context, ...args);
  });
}

/** Opens the library in the way a command needs it. */
export async function openLibrary(core: Core, folder: string, access: Access): Promise<void> {
  try {
    await core.openLibrary(folder, { readOnly: access === 'read' });
  } catch (error) {
    const isTaken =
      error instanceof AppError && (error.code === 'library-locked' || error.code === 'library-read-only');
    if (access !== 'write-if-free' || !isTaken) throw error;
    await core.openLibrary(folder, { readOnly: true });
  }
}

/**
 * Makes the action of a command that needs the core but opens no library before it starts.
 *
 * @param stays whether it goes on until Ctrl+C, as a window does
 */
export function withCore<Options = object, Arguments extends readonly unknown[] = []>(
  session: CliSession,
  work: Work<Options, Arguments>,
  stays = false,
): (...received: unknown[]) => Promise<void> {
  // commander calls an action with the command's arguments, then its own options, then the command.
  return async (...received) => {
    const options = (received.at(-1) as Command).optsWithGlobals<Options & GlobalOptions>();
    const { host } = session;
    let folder: string | null = null;
    const noteFolder = (opened: string | null) => void (folder = opened);
    const core = await host.createCore({ ...coreOptions(host, options, stays), onLibrary: noteFolder });
    try {
      const context = { ...contextOf(session, core, options), openFolder: () => folder };
      const outcome = await work(context, ...(received.slice(0, -2) as unknown as Arguments));
      if (outcome !== null) session.exitCode = printOutcome(host.terminal, options, outcome);
    } finally {
      await core.close();
    }
  };
}

/** The library a command is about: `DIR`, else `--library`, else `$COLOPHON_LIBRARY`, else the current folder. */
export function libraryFolder({ host }: CliSession, { library }: GlobalOptions, given?: string): string {
  const { folder, env } = host.terminal;
  return resolve(folder, given ?? library ?? (env['COLOPHON_LIBRARY'] || '.'));
}

function contextOf<Options>(
  { host }: CliSession,
  core: Core,
  options: Options & GlobalOptions,
): Omit<CommandContext<Options>, 'openFolder'> {
  const { terminal, stop } = host;
  const absolute = (path: string) => resolve(terminal.folder, path);
  return {
    core,
    client: createRouterClient(core.router),
    options,
    terminal,
    stop,
    absolute,
    handle: (path) => core.handles.register(absolute(path)),
    follow: (call) => followLongCall(call, terminal, stop),
  };
}
