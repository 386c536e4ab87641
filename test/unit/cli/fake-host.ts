import { implement } from '@orpc/server';
import { contract } from '../../../src-main/contract';
import type { Core } from '../../../src-main/core/create-core';
import type { CoreOptions } from '../../../src-main/core/core-options';
import { createHandleRegistry } from '../../../src-main/core/handles';
import { AppError } from '../../../src-main/domain/errors/app-error';
import type { CliHost } from '../../../src-main/hosts/cli/cli-host';
import { runCli } from '../../../src-main/hosts/cli/run-cli';

const calls = implement(contract);

/** Builds a router that knows the given calls only, as `{ versions: { commit: handler } }`. */
export const routerOf = (build: (implementer: typeof calls) => object): Core['router'] =>
  build(calls) as Core['router'];

export interface FakeOptions {
  readonly router?: Core['router'];
  readonly input?: AsyncIterable<Uint8Array>;
  readonly env?: Readonly<Record<string, string>>;
  readonly openLibrary?: Core['openLibrary'];
  readonly showsProgress?: boolean;
  readonly stop?: AbortSignal;
}

export interface FakeRun {
  readonly code: number;
  readonly output: string;
  readonly errors: string;
  /** What every write to stdout held. */
  readonly writes: readonly string[];
  readonly opened: readonly { readonly folder: string; readonly readOnly: boolean | undefined }[];
  readonly coreOptions: readonly CoreOptions[];
  readonly closed: number;
}

/** Runs a command line on a core that the test makes, and gives what came out. */
export async function run(args: readonly string[], options: FakeOptions = {}): Promise<FakeRun> {
  const seen = { writes: [] as string[], errors: '', opened: [] as FakeRun['opened'][number][], closed: 0 };
  const coreOptions: CoreOptions[] = [];
  const core = {
    router: options.router ?? routerOf(() => ({})),
    handles: createHandleRegistry(),
    openLibrary: async (folder: string, how: { readOnly?: boolean } = {}) => {
      seen.opened.push({ folder, readOnly: how.readOnly });
      await options.openLibrary?.(folder, how);
    },
    initLibrary: async (folder: string) => ({ folder, id: 'library-1' }),
    makeSample: async (folder: string) => ({ folder }),
    close: async () => void (seen.closed += 1),
  } as unknown as Core;
  const host: CliHost = {
    terminal: {
      env: options.env ?? {},
      folder: '/work-folder',
      input: options.input ?? bytesOf([]),
      showsProgress: options.showsProgress ?? false,
      writeOutput: (text) => void seen.writes.push(Buffer.from(text).toString()),
      writeError: (text) => void (seen.errors += text),
    },
    builtFolder: '/app/out/main',
    homeFolder: '/home/ada',
    platform: 'linux',
    version: '1.2.3',
    stop: options.stop ?? new AbortController().signal,
    createCore: async (given) => {
      coreOptions.push(given);
      return core;
    },
  };
  const code = await runCli(args, host);
  return { ...seen, code, output: seen.writes.join(''), coreOptions };
}

export async function* bytesOf(chunks: readonly string[]): AsyncGenerator<Uint8Array> {
  for (const chunk of chunks) yield Buffer.from(chunk);
}

export const nothingToCommit = (): AppError =>
  new AppError('nothing-to-commit', {
    what: 'Nothing was committed.',
    why: 'The draft of "invoices" is as its version.',
    next: 'Change something first.',
  });
