import { readFileSync, writeSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { AppError } from '../../domain/errors/app-error';
import type { CliHost, Terminal } from './cli-host';

/** npx and our launcher pass Ctrl+C on, so one key press may arrive twice; only a later one means "at once". */
const SAME_KEY_PRESS_MS = 1000;
const WAIT_FOR_READER_MS = 5;
const INTERRUPTED = 130;

/**
 * The command line's host in a real process.
 *
 * @param builtFolder absolute folder of the built files
 */
export function createProcessHost(builtFolder: string): CliHost {
  return {
    terminal: createTerminal(),
    builtFolder,
    homeFolder: homedir(),
    platform: process.platform,
    version: readVersion(builtFolder),
    stop: listenForStop(),
    // Loaded on first use: help and usage errors need no database and no PDF reader.
    createCore: async (options) => (await import('../../core/create-core')).createCore(options),
  };
}

function createTerminal(): Terminal {
  return {
    env: process.env,
    folder: process.cwd(),
    // Read on first use: touching standard input would keep a command waiting for it.
    input: {
      [Symbol.asyncIterator]: () => process.stdin[Symbol.asyncIterator]() as AsyncIterator<Uint8Array>,
    },
    showsProgress: process.stderr.isTTY === true,
    writeOutput: createWriter(1),
    writeError: createWriter(2),
  };
}

/** Writes to a file descriptor to the last byte; when the reader has gone away (EPIPE), the rest is dropped. */
function createWriter(descriptor: number): (text: string | Uint8Array) => void {
  let isGone = false;
  return (text) => {
    let rest = typeof text === 'string' ? Buffer.from(text) : text;
    while (!isGone && rest.length > 0) {
      try {
        rest = rest.subarray(writeSync(descriptor, rest));
      } catch (error) {
        const { code } = error as NodeJS.ErrnoException;
        if (code === 'EAGAIN') pause(WAIT_FOR_READER_MS);
        else if (code === 'EPIPE' || code === 'EOF') isGone = true;
        else throw outputRefused(descriptor, error);
      }
    }
  };
}

const outputRefused = (descriptor: number, cause: unknown): AppError =>
  new AppError(
    'disk-failure',
    {
      what: 'The output was not written.',
      why: `Standard ${descriptor === 1 ? 'output' : 'error'} refused it (${(cause as NodeJS.ErrnoException).code})`,
      next: 'Free space there or write it elsewhere.',
    },
    { cause },
  );

function pause(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}

function listenForStop(): AbortSignal {
  const controller = new AbortController();
  let firstAt: number | null = null;
  const stop = () => {
    firstAt ??= Date.now();
    if (Date.now() - firstAt > SAME_KEY_PRESS_MS) process.exit(INTERRUPTED);
    controller.abort();
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, stop);
  return controller.signal;
}

function readVersion(builtFolder: string): string {
  const file = JSON.parse(readFileSync(join(builtFolder, '../../package.json'), 'utf8')) as {
    version: string;
  };
  return file.version;
}
