import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { HOST_PATHS } from '../../../src-main/contract/host-capabilities';
import { writeCocoFile } from '../crash/crash-material';
import { type Bench, isBuilt, NEEDS_BUILD, openBench } from './run-colophon';

interface Status {
  readonly labels: { readonly added: number; readonly removed: number; readonly changed: number };
  readonly clean: boolean;
}

interface Step {
  readonly history: { readonly undo: string | null; readonly redo: string | null };
}

describe.skipIf(!isBuilt)(
  `one library, several commands one after and beside another, with ${NEEDS_BUILD}`,
  () => {
    let bench: Bench;

    beforeAll(async () => {
      bench = await openBench();
      writeCocoFile(bench.shop.path('pages.json'), { images: 10, annotationsPerImage: 1, prefix: 'page' });
      await bench.done('dataset', 'create', 'scans');
      await bench.done(
        'import',
        'pages.json',
        '--format',
        'coco',
        '--without-documents',
        '--dataset',
        'scans',
      );
      await bench.done('commit', '--dataset', 'scans', '-m', 'as it came');
    });
    afterAll(() => bench?.remove());

    const add = (document: number, left: number): string =>
      `${JSON.stringify({ op: 'add', document: `page-${document}`, pageIndex: 0, class: 'Text', box: [left, 1, left + 9, 10] })}\n`;
    const edit = (lines: string) =>
      bench.shop.colophonWith(lines, 'edit', '-', '--dataset', 'scans', '--library', 'library', '--json');
    const status = () => bench.done<Status>('status', '--dataset', 'scans');

    test('undo and redo go on in another process, and across a commit', async () => {
      expect((await edit(add(0, 5) + add(1, 6))).code).toBe(0);
      expect((await status()).labels).toEqual({ added: 2, removed: 0, changed: 0 });
      const undone = await bench.done<Step>('undo', '--dataset', 'scans');
      expect(undone.history).toMatchObject({ undo: 'add region', redo: 'add region' });
      expect((await status()).labels.added).toBe(1);
      await bench.done('redo', '--dataset', 'scans');
      expect((await status()).labels.added).toBe(2);
      const { version } = await bench.done<{ version: number }>(
        'commit',
        '--dataset',
        'scans',
        '-m',
        'two more',
      );
      expect(version).toBe(2);
      await bench.done('undo', '--dataset', 'scans');
      expect((await status()).labels).toEqual({ added: 0, removed: 1, changed: 0 });
      expect(await bench.done('show', 'scans@2')).toMatchObject({ regions: 12 });
      await bench.done('redo', '--dataset', 'scans');
      expect((await status()).clean).toBe(true);
    });

    test('the last step of undo is the import; then there is nothing, and it says so', async () => {
      for (const next of ['add region', 'import pages.json', null]) {
        expect((await bench.done<Step>('undo', '--dataset', 'scans')).history.undo).toBe(next);
      }
      expect(await bench.json('undo', '--dataset', 'scans')).toMatchObject({
        code: 1,
        value: { error: { code: 'nothing-to-undo' } },
      });
      for (let step = 0; step < 3; step += 1) await bench.done('redo', '--dataset', 'scans');
      expect((await status()).clean).toBe(true);
    });

    test('a backup made while another process edits is a library that verifies', async () => {
      const writer = bench.shop.start('edit', '-', '--dataset', 'scans', '--library', 'library');
      const answers = createInterface(writer.stdout!);
      let acknowledged = 0;
      let isOver = false;
      // One edit after the other, as fast as they are answered.
      answers.on('line', (line) => {
        expect(JSON.parse(line)).toMatchObject({ ok: true });
        acknowledged += 1;
        if (!isOver) writer.stdin!.write(add(acknowledged % 10, acknowledged));
      });
      writer.stdin!.write(add(0, 0));
      await once(answers, 'line');
      const seen: { from: number; to: number; copy: string }[] = [];
      for (const copy of ['backup-1', 'backup-2', 'backup-3']) {
        const from = acknowledged;
        await bench.done('backup', '--out', copy);
        seen.push({ from, to: acknowledged, copy });
        expect((await bench.done<unknown[]>('log', '--dataset', 'scans')).length).toBe(2);
      }
      expect(await bench.done('verify')).toMatchObject({ ok: true });
      isOver = true;
      writer.stdin!.end();
      expect(await once(writer, 'close')).toEqual([0, null]);
      for (const { from, to, copy } of seen) {
        expect(await bench.on(copy).done('verify')).toMatchObject({ ok: true, problems: [] });
        const { labels } = await bench.on(copy).done<Status>('status', '--dataset', 'scans');
        // What was acknowledged before the backup began is in it; one more may be on disk and not answered yet.
        expect(labels.added).toBeGreaterThanOrEqual(from);
        expect(labels.added).toBeLessThanOrEqual(to + 1);
        await bench.on(copy).done('commit', '--dataset', 'scans', '-m', 'the copy is a library of its own');
      }
      expect((await status()).labels.added).toBe(acknowledged);
      const again = await bench.json('backup', '--out', 'backup-1');
      expect(again).toMatchObject({ code: 1, value: { error: { code: 'already-exists' } } });
    });

    test('serve says its address first, and answers nobody without the token', async () => {
      const serving = bench.shop.start('serve', '--library', 'library', '--port', '0');
      try {
        const [line] = (await once(createInterface(serving.stdout!), 'line')) as [string];
        expect(line).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#[\w-]{20,}$/);
        const address = new URL(line);
        expect((await fetch(address.origin)).status).toBe(200);
        const call = (headers: Record<string, string>) =>
          fetch(`${address.origin}${HOST_PATHS.rpc}/datasets/list`, {
            method: 'POST',
            headers: { 'content-type': 'application/json', ...headers },
            body: '{}',
          });
        for (const headers of [
          {},
          { authorization: 'Bearer guessed' },
          { authorization: `Bearer ${address.hash.slice(1)}` },
        ]) {
          const { status: code } = await call(headers);
          expect(code).toBeGreaterThanOrEqual(400);
          expect(code).toBeLessThan(500);
        }
        const locked = await bench.json('commit', '--dataset', 'scans', '-m', 'beside');
        expect(locked).toMatchObject({ code: 1, value: { error: { code: 'library-locked' } } });
        expect(await bench.done('status', '--dataset', 'scans')).toMatchObject({ dataset: 'scans' });
      } finally {
        serving.kill('SIGTERM');
        await once(serving, 'close');
      }
    });
  },
);
