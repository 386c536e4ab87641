import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { writeDocLayNet } from './doclaynet-file';
import { commitStep, diffStep, exportStep, hashStep, importStep, openStep, type Row } from './steps';
import { mergeStep } from './merge-step';
import { baselinesStep } from './baselines-step';
import { compareStep } from './compare-step';
import { migrateStep } from './migrate-step';
import { versionsStep } from './versions-step';
import { WINDOW_STEPS } from './window/window-steps';

/**
 * `npm run bench [-- SHARE]`: the rows of design.md §13 that exist, each next to its baseline in the same
 * run. SHARE (default 1) makes the dataset smaller. Each step is a process of its own, so that its
 * peak memory is its own.
 */
const STEPS: Readonly<Record<string, (folder: string) => Promise<Row[]>>> = {
  import: importStep,
  commit: commitStep,
  diff: diffStep,
  merge: mergeStep,
  compare: compareStep,
  open: openStep,
  export: exportStep,
  hash: hashStep,
  baselines: baselinesStep,
  versions: versionsStep,
  ...WINDOW_STEPS,
  migrate: migrateStep, // last: it makes another dataset of what the others measure
};

const [mode = '1', step, folder] = process.argv.slice(2);
if (mode === 'step') {
  const rows = await (STEPS[step as string] as (typeof STEPS)[string])(folder as string);
  process.stdout.write(JSON.stringify(rows));
} else await runAll(Number(mode));

async function runAll(share: number): Promise<void> {
  process.env['BENCH_SHARE'] = String(share);
  const workFolder = mkdtempSync(join(tmpdir(), 'colophon-bench-'));
  try {
    console.log(
      `${cpus()[0]?.model.trim()}, ${availableParallelism()} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}`,
    );
    const { pages, regions } = await writeDocLayNet(join(workFolder, 'doclaynet.json'), share);
    console.log(`a dataset of ${pages} pages and ${regions} regions\n`);
    const rows: Row[] = [];
    for (const name of Object.keys(STEPS)) rows.push(...runStep(name, workFolder));
    printTable(rows);
  } finally {
    rmSync(workFolder, { recursive: true, force: true });
  }
}

function runStep(name: string, workFolder: string): Row[] {
  const { status, signal, error, stdout } = spawnSync(
    process.execPath,
    [process.argv[1] as string, 'step', name, workFolder],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] },
  );
  if (status !== 0)
    throw new Error(`the step ${name} failed: status ${status}, signal ${signal}, ${error?.message ?? ''}`);
  const rows = JSON.parse(stdout) as Row[];
  for (const { what, measured } of rows) console.error(`${what}: ${measured}`);
  return rows;
}

function printTable(rows: readonly Row[]): void {
  console.log('| what | measured | baseline in this run | ratio | bar |\n| --- | --- | --- | --- | --- |');
  for (const { what, measured, baseline, ratio, bar } of rows)
    console.log(`| ${what} | ${measured} | ${baseline} | ${ratio} | ${bar} |`);
}
