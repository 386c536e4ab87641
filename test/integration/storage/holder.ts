import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface, type Interface } from 'node:readline';

import { build } from 'vite';

const ROOT = resolve(import.meta.dirname, '../../..');

/** Builds hold-library.ts as the app is built, so that plain Node can run it. */
export async function buildHolder(): Promise<{ start(library: string): Promise<Holder>; remove(): void }> {
  const cache = join(ROOT, 'node_modules/.cache');
  mkdirSync(cache, { recursive: true });
  const outDir = mkdtempSync(join(cache, 'hold-library-'));
  const ssr = join(import.meta.dirname, 'hold-library.ts');
  await build({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    build: { ssr, outDir, target: 'node20' },
  });
  return {
    start: (library) => start(join(outDir, 'hold-library.js'), library),
    remove: () => rmSync(outDir, { recursive: true, force: true }),
  };
}

/** A process that has a library open for writing. */
export interface Holder {
  readonly pid: number;
  /** Writes something and waits until it is on disk. */
  write(): Promise<void>;
  /** Closes the library and ends. */
  close(): Promise<void>;
  /** Ends at once, as in a power cut. */
  kill(): Promise<void>;
}

async function start(script: string, library: string): Promise<Holder> {
  const child = spawn(process.execPath, [script, library], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface(child.stdout);
  await nextLine(lines, 'open');
  const ended = (end: () => void): Promise<void> => endOf(child, end);
  return {
    pid: child.pid as number,
    async write() {
      const wrote = nextLine(lines, 'wrote');
      child.stdin.write('write\n');
      await wrote;
    },
    close: () => ended(() => child.stdin.end()),
    kill: () => ended(() => child.kill('SIGKILL')),
  };
}

async function nextLine(lines: Interface, expected: string): Promise<void> {
  const [line] = (await once(lines, 'line')) as [string];
  if (line !== expected) throw new Error(`the holder said "${line}"`);
}

async function endOf(child: ChildProcess, end: () => void): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  end();
  await exit;
}
