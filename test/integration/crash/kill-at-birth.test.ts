import { existsSync, rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isBuilt, NEEDS_BUILD, openWorkshop, type Workshop } from '../cli/colophon';
import { seeded } from './crash-material';
import { KILLS_IN_ALL, type Aim, measureCourse, runAndKill } from './kill-program';

const KILLS = Math.max(2, Math.round((KILLS_IN_ALL * 10) / 100));
const SEED = Number(process.env['COLOPHON_SEED'] ?? Date.now() % 1_000_000);

describe.skipIf(!isBuilt)(`kill −9 while a library is made, with ${NEEDS_BUILD}`, () => {
  let shop: Workshop;
  beforeAll(() => void (shop = openWorkshop()));
  afterAll(() => shop.remove());

  test(
    'the folder holds a library, or one can be made there',
    { timeout: 60_000 + KILLS * 10_000 },
    async () => {
      const random = seeded(SEED);
      const args = ['init', 'library', '--json'];
      const { opened, ended } = await measureCourse(shop.folder, args);
      const aim: Aim = { opened, ended, turn: opened };
      const hits = { 'no library': 0, 'a library': 0 };
      for (let kill = 0; kill < KILLS; kill += 1) {
        rmSync(shop.path('library'), { recursive: true, force: true });
        const output = await runAndKill(shop.folder, args, random() < 0.7 ? 'at the turn' : 'any time', {
          aim,
          random,
        });
        const isThere = existsSync(shop.path('library/library.sqlite'));
        const list = await shop.colophon('dataset', 'list', '--library', 'library', '--json');
        if (output !== '') expect(list.code).toBe(0);
        aim.turn += isThere ? -10 : 10;
        hits[isThere ? 'a library' : 'no library'] += 1;
        if (list.code !== 0)
          expect(await shop.colophon('init', 'library', '--json')).toMatchObject({ code: 0, errors: '' });
        const verified = await shop.colophon('verify', '--library', 'library', '--json');
        const { checked } = verified.json() as { checked: { events: number } };
        // A library without the record of its making would be one without provenance.
        expect(checked.events).toBeGreaterThan(0);
        expect(verified.json()).toMatchObject({ ok: true, problems: [] });
        const created = await shop.colophon('dataset', 'create', 'scans', '--library', 'library', '--json');
        expect(created).toMatchObject({ code: 0, errors: '' });
      }
      console.log(`kill −9 while a library is made, ${KILLS} kills: ${JSON.stringify(hits)}`);
    },
  );
});
