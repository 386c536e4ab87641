import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { createCore } from '../../src-main/core/create-core';

/** The application as a command has it, on a library of its own. */
export async function openCore(folder: string, how: 'create' | 'open' | 'read' = 'open') {
  const scratch = mkdtempSync(join(tmpdir(), 'colophon-bench-'));
  const core = await createCore({
    settingsFolder: null,
    librariesFolder: scratch,
    sampleFolder: join(scratch, 'sample'),
    sampleMaterial: join(process.cwd(), 'resources/sample'),
    downloadsFolder: scratch,
    documentWorker: join(process.cwd(), 'out/main/document-worker.js'),
    jobThread: join(process.cwd(), 'out/main/job-thread.js'),
    pdfAssets: join(process.cwd(), 'out/renderer/pdfjs'),
    program: 'Colophon bench',
    version: '0.0.0',
    author: 'bench',
  });
  if (how === 'create') await core.initLibrary(folder);
  else await core.openLibrary(folder, { readOnly: how === 'read' });
  return { core, client: createRouterClient(core.router) };
}

/** The result of a long call. */
export async function finish<Result>(
  events: AsyncIterable<{ type: 'progress' } | { type: 'result'; result: Result }>,
): Promise<Result> {
  for await (const event of events) if (event.type === 'result') return event.result;
  throw new Error('the call ended without a result');
}

/** Milliseconds that some work took, and took of the processors (less where others use the machine), and its result. */
export async function timed<Result>(
  work: () => Result | Promise<Result>,
): Promise<{ ms: number; cpuMs: number; result: Result }> {
  const start = performance.now();
  const before = process.cpuUsage();
  const result = await work();
  const ms = performance.now() - start;
  const { user, system } = process.cpuUsage(before);
  return { ms, cpuMs: (user + system) / 1000, result };
}

/** The middle of several measurements. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
