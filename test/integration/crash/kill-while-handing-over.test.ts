import { cpSync, rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openLibrary } from '../../../src-main/storage/library-storage';
import { doneHere } from '../acceptance/run-colophon';
import { isBuilt, NEEDS_BUILD, openWorkshop, type Workshop } from '../cli/colophon';
import { ageObjects } from '../../builders/altered-libraries';
import { seeded, writeCocoFile, writePdfs } from './crash-material';
import { KILLS_IN_ALL, type Aim, chooseMoment, measureCourse, runAndKill } from './kill-program';
import { expectWritable, readState } from './library-state';

const KILLS = Math.max(4, Math.round((KILLS_IN_ALL * 20) / 100));
const SEED = Number(process.env['COLOPHON_SEED'] ?? Date.now() % 1_000_000);
const IN = ['--dataset', 'scans', '--json'] as const;

describe.skipIf(!isBuilt)(`kill −9 while a branch is handed over, with ${NEEDS_BUILD}`, () => {
  let shop: Workshop;
  const restore = (template: string): void => {
    rmSync(shop.path('library'), { recursive: true, force: true });
    cpSync(shop.path(template), shop.path('library'), { recursive: true });
  };
  const done = async (library: string, ...args: readonly string[]): Promise<void> => {
    const { code, errors } = await shop.colophon(...args, '--library', library);
    if (code !== 0) throw new Error(`${args.join(' ')} failed: ${errors}`);
  };

  beforeAll(async () => {
    shop = openWorkshop();
    const pdfs = writePdfs(shop.path('pdfs'), 6);
    writeCocoFile(shop.path('small.json'), { images: 50, annotationsPerImage: 3, prefix: 'small' });
    writeCocoFile(shop.path('big.json'), { images: 300, annotationsPerImage: 8, prefix: 'big', pdfs });
    const importing = (file: string) => ['import', file, '--format', 'coco', '--without-documents', ...IN];
    await done('receiver', 'init', 'receiver');
    await done('receiver', 'dataset', 'create', 'scans');
    await done('receiver', ...importing('small.json'));
    await done('receiver', 'commit', '-m', 'first', ...IN);
    cpSync(shop.path('receiver'), shop.path('sender'), { recursive: true });
    await done('sender', 'branch', 'create', 'ada', ...IN);
    await done('sender', 'branch', 'switch', 'ada', ...IN);
    await done('sender', ...importing('big.json'), '--documents', 'pdfs');
    await done('sender', 'commit', '-m', 'second', ...IN);
    await done('sender', 'changeset', 'create', 'ada', '--out', 'ada.changeset', '--with-documents', ...IN);
    // Garbage for the collection: an import that was undone and overtaken, from long ago.
    cpSync(shop.path('receiver'), shop.path('littered'), { recursive: true });
    await done('littered', ...importing('big.json'), '--documents', 'pdfs');
    await done('littered', 'undo', ...IN);
    await shop.colophonWith(
      JSON.stringify({ op: 'add', document: 'small-1', pageIndex: 0, class: 'Text', box: [1, 1, 9, 9] }),
      'edit',
      '-',
      ...IN,
      '--library',
      'littered',
    );
    ageObjects(shop.path('littered'));
  });
  afterAll(() => shop.remove());

  const killing = { timeout: 60_000 + KILLS * 15_000 };

  test(
    'a changeset is taken in entirely or not at all, and can be taken in afterwards',
    killing,
    async () => {
      const args = ['changeset', 'open', 'ada.changeset', '--library', 'library', ...IN];
      restore('receiver');
      const before = branchesOf(shop.path('library'));
      const aim = await aimAt(args);
      const after = branchesOf(shop.path('library'));
      expect(after).not.toEqual(before);
      const random = seeded(SEED);
      restore('receiver');
      const hits = { nothing: 0, all: 0 };
      for (let kill = 0; kill < KILLS; kill += 1) {
        const output = await runAndKill(shop.folder, args, chooseMoment(random), { aim, random });
        await expectSound();
        const now = branchesOf(shop.path('library'));
        expect([before, after]).toContainEqual(now);
        const isThere = now.length === after.length;
        if (output.endsWith('}\n')) expect(isThere).toBe(true);
        aim.turn += isThere ? -25 : 25;
        hits[isThere ? 'all' : 'nothing'] += 1;
        if (isThere) restore('receiver');
      }
      console.log(`kill −9 during changeset open: ${JSON.stringify(hits)}`);
      await done('library', ...args.filter((arg) => arg !== 'library' && arg !== '--library'));
      expect(branchesOf(shop.path('library'))).toEqual(after);
    },
  );

  test('a collection of garbage takes nothing that is in use', killing, async () => {
    const args = ['gc', '--library', 'library', '--json'];
    restore('littered');
    const before = readState(shop.path('library'));
    const aim = await aimAt(args);
    const left = countObjects(shop.path('library'));
    restore('littered');
    expect(left).toBeLessThan(countObjects(shop.path('library')));
    const random = seeded(SEED + 1);
    for (let kill = 0; kill < KILLS; kill += 1) {
      await runAndKill(shop.folder, args, chooseMoment(random), { aim, random });
      await expectSound();
      expect(readState(shop.path('library'))).toEqual(before);
      if (countObjects(shop.path('library')) === left) restore('littered');
    }
    await done('library', 'gc', '--json');
    expect(countObjects(shop.path('library'))).toBe(left);
    expect(readState(shop.path('library'))).toEqual(before);
  });

  async function aimAt(args: readonly string[]): Promise<Aim> {
    const course = await measureCourse(shop.folder, args);
    return { ...course, turn: course.opened + (course.ended - course.opened) * 0.7 };
  }

  async function expectSound(): Promise<void> {
    const verified = await doneHere(shop, 'verify', '--library', 'library');
    expect(verified).toMatchObject({ ok: true, problems: [] });
    expectWritable(shop.path('library'));
  }
});

function branchesOf(folder: string): string[] {
  const library = openLibrary(folder, 'crash test');
  const [dataset] = library.datasets.list();
  const branches = library.drafts
    .list(dataset!.id)
    .map(({ branch, headVersion, root }) => `${branch} ${headVersion} ${root}`);
  const names = library.datasets.names(dataset!.id).size;
  library.close();
  return [...branches, `${names} names`];
}

function countObjects(folder: string): number {
  const library = openLibrary(folder, 'crash test');
  const count = library.objects.count();
  library.close();
  return count;
}
