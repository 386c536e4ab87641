import { cpSync, rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { doneHere } from '../acceptance/run-colophon';
import { isBuilt, NEEDS_BUILD, openWorkshop, type Workshop } from '../cli/colophon';
import { seeded, writeCocoFile, writePdfs } from './crash-material';
import { KILLS_IN_ALL, type Aim, chooseMoment, measureCourse, type Moment, runAndKill } from './kill-program';
import { expectWritable, readState } from './library-state';

const KILLS = KILLS_IN_ALL;
const SEED = Number(process.env['COLOPHON_SEED'] ?? Date.now() % 1_000_000);
const TOUCHED_PAGES = 120;

const shareOf = (percent: number): number => Math.max(2, Math.round((KILLS * percent) / 100));
const IN = ['--library', 'library', '--dataset', 'scans', '--json'] as const;
const IN_NOTES = ['--library', 'library', '--dataset', 'notes', '--json'] as const;

const OPERATIONS = [
  { name: 'add', percent: 27, args: ['add', 'pdfs', ...IN] },
  {
    name: 'import',
    percent: 27,
    args: ['import', 'big.json', '--format', 'coco', '--documents', 'pdfs', '--without-documents', ...IN],
  },
  { name: 'commit', percent: 20, args: ['commit', '-m', 'third', ...IN] },
  { name: 'restore', percent: 15, args: ['restore', '1', ...IN] },
  { name: 'merge', percent: 11, args: ['merge', 'ben', '--strategy', 'ours', ...IN_NOTES] },
] as const;

type Outcome = 'nothing there' | 'there, not told' | 'there and told';

describe.skipIf(!isBuilt)(`kill −9 during a whole operation, with ${NEEDS_BUILD}`, () => {
  let shop: Workshop;
  const library = (): string => shop.path('library');
  const restore = (): void => {
    rmSync(library(), { recursive: true, force: true });
    cpSync(shop.path('template'), library(), { recursive: true });
  };
  const done = async (...args: readonly string[]): Promise<void> => {
    const { code, errors } = await shop.colophon(...args);
    if (code !== 0) throw new Error(`${args[0]} failed: ${errors}`);
  };

  /** A dataset with two branches that say different things of the same pages, and of others. */
  async function makeTwoLines(): Promise<void> {
    const line = (index: number, name: string) =>
      JSON.stringify({
        op: 'add',
        document: `small-${index}`,
        pageIndex: 0,
        class: name,
        box: [3, 1, 99, 99],
        id: `0190b2d0-7c1e-7c3a-9d52-${String(index).padStart(12, '0')}`,
      });
    const label = async (name: string, from: number): Promise<void> => {
      const lines = Array.from({ length: TOUCHED_PAGES }, (_, index) => line(from + index, name));
      await shop.colophonWith(lines.join('\n'), 'edit', '-', ...IN_NOTES);
      await done('commit', '-m', name, ...IN_NOTES);
    };
    await done('dataset', 'create', 'notes', '--library', 'library');
    await done('import', 'small.json', '--format', 'coco', '--without-documents', ...IN_NOTES);
    await done('commit', '-m', 'first', ...IN_NOTES);
    await done('branch', 'create', 'ben', ...IN_NOTES);
    await label('Text', 0);
    await done('branch', 'switch', 'ben', ...IN_NOTES);
    await label('Table', 60);
    await done('branch', 'switch', 'main', ...IN_NOTES);
  }

  beforeAll(async () => {
    shop = openWorkshop();
    console.log(`kill −9: seed ${SEED}, ${KILLS} kills`);
    const pdfs = writePdfs(shop.path('pdfs'), 12);
    writeCocoFile(shop.path('big.json'), {
      images: 500,
      annotationsPerImage: 8,
      prefix: 'big',
      pdfs: pdfs.slice(0, 8),
    });
    writeCocoFile(shop.path('small.json'), { images: 200, annotationsPerImage: 3, prefix: 'small' });
    await done('init', 'library');
    await done('dataset', 'create', 'scans', '--library', 'library');
    await done('import', 'small.json', '--format', 'coco', '--without-documents', ...IN);
    await done('commit', '-m', 'first', ...IN);
    const add = (index: number, left: number) =>
      JSON.stringify({
        op: 'add',
        document: `small-${index}`,
        pageIndex: 0,
        class: 'Text',
        box: [left, 1, 99, 99],
      });
    const lines = (left: number) =>
      Array.from({ length: TOUCHED_PAGES }, (_, index) => add(index, left)).join('\n');
    await shop.colophonWith(add(0, 1), 'edit', '-', ...IN);
    await done('commit', '-m', 'second', ...IN);
    await shop.colophonWith(lines(2), 'edit', '-', ...IN);
    await makeTwoLines();
    cpSync(library(), shop.path('template'), { recursive: true });
  });
  afterAll(() => shop.remove());

  test.each(OPERATIONS)(
    '$name is there entirely or not at all',
    { timeout: 60_000 + KILLS * 10_000 },
    async ({ name, percent, args }) => {
      const before = readState(shop.path('template'));
      restore();
      const cold = await measureCourse(shop.folder, args);
      restore();
      const warm = await measureCourse(shop.folder, args);
      const aim: Aim = { ...(warm.ended < cold.ended ? warm : cold), turn: 0 };
      aim.turn = aim.opened + (aim.ended - aim.opened) * 0.85;
      const after = readState(library());
      expect(after.datasets).not.toEqual(before.datasets);
      restore();
      const random = seeded(SEED + percent + name.length);
      const hits: Record<string, number> = {};
      for (let kill = 0; kill < shareOf(percent); kill += 1) {
        const moment = chooseMoment(random);
        const outcome = await killOnce(args, moment, { aim, random, before, after });
        aim.turn += outcome === 'nothing there' ? 25 : -25;
        hits[`${moment}: ${outcome}`] = (hits[`${moment}: ${outcome}`] ?? 0) + 1;
        // What was not done is tried again on what the kill left behind; what was done starts afresh.
        if (outcome !== 'nothing there') restore();
      }
      const { opened, ended, turn } = aim;
      const times = [opened, turn, ended].map((ms) => ms.toFixed(0)).join('/');
      console.log(`kill −9 during ${name} (ms to opening/turn/end: ${times}): ${JSON.stringify(hits)}`);
    },
  );

  async function killOnce(
    args: readonly string[],
    moment: Moment,
    run: {
      readonly aim: Aim;
      readonly random: () => number;
      readonly before: ReturnType<typeof readState>;
      readonly after: ReturnType<typeof readState>;
    },
  ): Promise<Outcome> {
    const { before, after } = run;
    const output = await runAndKill(shop.folder, args, moment, run);
    // First a reader, on the log as the dead process left it.
    const verified = await doneHere(shop, 'verify', '--library', 'library');
    expect(verified).toMatchObject({ ok: true, problems: [] });
    const state = readState(library());
    expect([before.datasets, after.datasets]).toContainEqual(state.datasets);
    before.versionIds.forEach((ids, index) =>
      expect(state.versionIds[index]!.slice(0, ids.length)).toEqual(ids),
    );
    expectWritable(library());
    expect(readState(library())).toEqual(state);
    const isThere = JSON.stringify(state.datasets) === JSON.stringify(after.datasets);
    const isTold = output.endsWith('}\n');
    if (isTold) expect({ isThere, told: JSON.parse(output) as unknown }).toMatchObject({ isThere: true });
    if (!isThere) return 'nothing there';
    return isTold ? 'there and told' : 'there, not told';
  }
});
