import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openCore } from '../../benchmarks/open-core';
import { isBuilt, NEEDS_BUILD, openWorkshop, type Workshop } from '../cli/colophon';
import { seeded, writeCocoFile } from './crash-material';
import { applyEdit, CLASSES, linesOf, type Model, nextEdit } from './edit-model';
import { KILLS_IN_ALL, startVictim } from './kill-program';
import { expectWritable } from './library-state';

const KILLS = Math.max(2, Math.round((KILLS_IN_ALL * 26) / 100));
const SEED = Number(process.env['COLOPHON_SEED'] ?? Date.now() % 1_000_000);
const MOST_EDITS = 40;
/** An edit takes a few milliseconds: a kill within this time hits it before, while or after it is on disk. */
const IN_FLIGHT_MS = 6;

const IN = ['--library', 'library', '--dataset', 'scans'] as const;
const DOCUMENTS = Array.from({ length: 4 }, (_, index) => `page-${index}`);

describe.skipIf(!isBuilt)(`kill −9 while someone edits, with ${NEEDS_BUILD}`, () => {
  let shop: Workshop;
  const library = (): string => shop.path('library');

  beforeAll(async () => {
    shop = openWorkshop();
    writeCocoFile(shop.path('pages.json'), {
      images: DOCUMENTS.length,
      annotationsPerImage: 0,
      prefix: 'page',
    });
    await shop.colophon('init', 'library');
    await shop.colophon('dataset', 'create', 'scans', '--library', 'library');
    await shop.colophon('import', 'pages.json', '--format', 'coco', '--without-documents', ...IN);
  });
  afterAll(() => shop.remove());

  test(
    'no acknowledged edit is missing, and undo goes back through all of them',
    { timeout: 60_000 + KILLS * 10_000 },
    async () => {
      const random = seeded(SEED);
      let model: Model = new Map();
      let edits = 0;
      const hits = {
        acknowledged: 0,
        'after an answer': 0,
        'in flight, not there': 0,
        'in flight, there': 0,
      };
      for (let kill = 0; kill < KILLS; kill += 1) {
        const { acknowledged, before, after } = await editUntilKilled(model, random);
        hits.acknowledged += acknowledged;
        const verified = await shop.colophon('verify', '--library', 'library', '--json');
        expect(verified.json()).toMatchObject({ ok: true, problems: [] });
        const held = await readLines();
        expect([linesOf(before), linesOf(after)]).toContainEqual(held);
        const isThere = before !== after && JSON.stringify(held) === JSON.stringify(linesOf(after));
        hits[before === after ? 'after an answer' : isThere ? 'in flight, there' : 'in flight, not there'] +=
          1;
        edits += acknowledged + (isThere ? 1 : 0);
        model = isThere ? after : before;
        expectWritable(library());
      }
      console.log(`kill −9 while editing, ${KILLS} kills: ${JSON.stringify(hits)}`);
      await undoAndRedo(edits, linesOf(model));
    },
  );

  /** Feeds edits one by one, each when the one before was answered, and kills at a random one. */
  async function editUntilKilled(start: Model, random: () => number) {
    const victim = startVictim(shop.folder, ['edit', '-', ...IN]);
    const answers = createInterface(victim.child.stdout)[Symbol.asyncIterator]();
    const last = 1 + Math.floor(random() * MOST_EDITS);
    let before = start;
    for (let acknowledged = 0; ; acknowledged += 1) {
      const isKilledInFlight = acknowledged === last && random() < 0.7;
      if (acknowledged === last && !isKilledInFlight) {
        victim.kill();
        await victim.closed;
        return { acknowledged, before, after: before };
      }
      const edit = nextEdit(before, DOCUMENTS, random);
      const after = applyEdit(before, edit);
      victim.child.stdin.write(`${JSON.stringify(edit)}\n`);
      if (isKilledInFlight) {
        await sleep(random() * IN_FLIGHT_MS);
        victim.kill();
        await victim.closed;
        // An answer that came before the kill did is an acknowledgement like any other.
        const answer = await answers.next();
        return answer.done === true
          ? { acknowledged, before, after }
          : { acknowledged: acknowledged + 1, before: after, after };
      }
      const { value } = await answers.next();
      expect({ value: JSON.parse(String(value)) as unknown, errors: victim.errors() }).toMatchObject({
        value: { ok: true },
        errors: '',
      });
      before = after;
    }
  }

  /** What the library holds, page by page, through the calls that the window uses. */
  async function readLines(): Promise<string[]> {
    const { core, client } = await openCore(library(), 'read');
    try {
      return await linesIn(client);
    } finally {
      await core.close();
    }
  }

  async function linesIn(client: Awaited<ReturnType<typeof openCore>>['client']): Promise<string[]> {
    const { classes } = await client.schemas.get({ version: 'scans@draft' });
    const nameOf = new Map(classes.map(({ id, name }) => [id, name]));
    const held: string[] = [];
    for (const document of DOCUMENTS) {
      const { regions } = await client.labels.page({ version: 'scans@draft', document, pageIndex: 0 });
      for (const { id, class: classId, parts } of regions) {
        const box = (parts[0] as { box: number[] }).box;
        held.push(`${id} ${document} ${nameOf.get(classId ?? '') ?? '?'} ${box.join(' ')}`);
      }
    }
    expect([...nameOf.values()]).toEqual(expect.arrayContaining(CLASSES));
    return held.toSorted();
  }

  async function undoAndRedo(edits: number, end: readonly string[]): Promise<void> {
    const { core, client } = await openCore(library());
    try {
      for (let step = 0; step < edits; step += 1) await client.labels.undo({ dataset: 'scans' });
      expect(await linesIn(client)).toEqual([]);
      expect((await client.labels.history({ dataset: 'scans' })).undo).toMatch(/^import/);
      for (let step = 0; step < edits; step += 1) await client.labels.redo({ dataset: 'scans' });
      expect(await linesIn(client)).toEqual(end);
    } finally {
      await core.close();
    }
  }
});
