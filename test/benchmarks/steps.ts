import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createFileStore } from '../../src-main/storage/files/file-store';
import { finish, median, openCore, timed } from './open-core';

/** One line of the table: what was measured, its baseline in the same run, and the bar of design.md §13. */
export interface Row {
  readonly what: string;
  readonly measured: string;
  readonly baseline: string;
  readonly ratio: string;
  readonly bar: string;
}

export const ms = (value: number): string =>
  value < 10
    ? `${value.toFixed(2)} ms`
    : value < 10_000
      ? `${value.toFixed(0)} ms`
      : `${(value / 1000).toFixed(1)} s`;
export const times = (a: number, b: number): string => `${(a / b).toFixed(a / b < 0.1 ? 4 : 2)} ×`;
const library = (folder: string): string => join(folder, 'library');
const DATASET = 'doclaynet';

/** Import while a person edits another dataset: how long it takes, what memory, how long an edit waits. */
export async function importStep(folder: string): Promise<Row[]> {
  const { core, client } = await openCore(library(folder), 'create');
  await client.datasets.create({ name: DATASET });
  const source = core.handles.register(join(folder, 'doclaynet.json'));
  await prepareEditing(client, core, folder);
  let isImporting = true;
  const waits: number[] = [];
  const editing = (async () => {
    for (let count = 0; isImporting; count++) {
      const box = [10, 10 + (count % 500), 60, 40 + (count % 500)];
      const edit = { op: 'add' as const, document: 'note', pageIndex: 0, class: 'Text', box };
      waits.push((await timed(() => client.labels.apply({ dataset: 'notes', edits: [edit] }))).ms);
      await sleep(100);
    }
  })();
  const { ms: took, result } = await timed(async () =>
    finish(
      await client.exchange.import({ dataset: DATASET, format: 'coco', source, withoutDocuments: true }),
    ),
  );
  isImporting = false;
  await editing;
  const peakMiB = process.resourceUsage().maxRSS / 1024;
  await core.close();
  const { ms: parse } = await timed(() => JSON.parse(readFileSync(join(folder, 'doclaynet.json'), 'utf8')));
  return [
    {
      what: `import COCO, ${result.pages} pages, ${result.regions} regions`,
      measured: ms(took),
      baseline: `JSON.parse of the file ${ms(parse)}`,
      ratio: times(took, parse),
      bar: '< 60 s',
    },
    {
      what: 'peak memory of the import',
      measured: `${peakMiB.toFixed(0)} MiB`,
      baseline: `file ${(statSync(join(folder, 'doclaynet.json')).size / 2 ** 20).toFixed(0)} MiB`,
      ratio: '',
      bar: '< 1.5 GB',
    },
    {
      what: `an edit during the import, longest of ${waits.length}`,
      measured: ms(Math.max(...waits)),
      baseline: `median ${ms(median(waits))}`,
      ratio: '',
      bar: '< 1 s',
    },
  ];
}

async function prepareEditing(
  client: Awaited<ReturnType<typeof openCore>>['client'],
  core: Awaited<ReturnType<typeof openCore>>['core'],
  folder: string,
): Promise<void> {
  const note = join(folder, 'note.json');
  const coco = {
    images: [{ id: 1, file_name: 'note.png', width: 600, height: 800 }],
    annotations: [],
    categories: [{ id: 1, name: 'Text' }],
  };
  writeFileSync(note, JSON.stringify(coco));
  await client.datasets.create({ name: 'notes' });
  await finish(
    await client.exchange.import({
      dataset: 'notes',
      format: 'coco',
      source: core.handles.register(note),
      withoutDocuments: true,
    }),
  );
}

/** The first commit, and one after a single edited page. */
export async function commitStep(folder: string): Promise<Row[]> {
  const { core, client } = await openCore(library(folder));
  const first = await timed(() => client.versions.commit({ dataset: DATASET, message: 'all' }));
  const { rows } = await client.documents.list({ version: `${DATASET}@draft`, limit: 50 });
  const commits: number[] = [];
  for (const row of rows.slice(0, 9)) {
    await client.labels.apply({
      dataset: DATASET,
      edits: [{ op: 'add', document: row.id, pageIndex: 0, class: 'Text', box: [1, 1, 50, 50] }],
    });
    commits.push((await timed(() => client.versions.commit({ dataset: DATASET, message: 'one page' }))).ms);
  }
  await core.close();
  const one = median(commits);
  return [
    {
      what: 'commit after editing one page (median of 9)',
      measured: ms(one),
      baseline: `first commit ${ms(first.ms)}`,
      ratio: times(one, first.ms),
      bar: '< 100 ms; ≤ 1/50',
    },
  ];
}

/** 1 % of the pages edited and committed; then the difference of the two versions, next to a comparison of everything. */
export async function diffStep(folder: string): Promise<Row[]> {
  const { core, client } = await openCore(library(folder));
  const { total } = await client.documents.list({ version: `${DATASET}@draft`, limit: 1 });
  const log = await client.versions.log({ dataset: DATASET });
  const before = `${DATASET}@${log[0]?.version}`;
  const changed = Math.round(total / 100);
  const edits: { op: 'add'; document: string; pageIndex: number; class: string; box: number[] }[] = [];
  for (let offset = 0; edits.length < changed; offset += 1000) {
    const { rows } = await client.documents.list({ version: `${DATASET}@draft`, offset, limit: 1000 });
    for (const row of rows.filter((_, index) => index % 100 === 7))
      edits.push({ op: 'add', document: row.id, pageIndex: 0, class: 'Table', box: [5, 5, 99, 99] });
    if (rows.length === 0) break;
  }
  await client.labels.apply({ dataset: DATASET, edits });
  const commit = await timed(() => client.versions.commit({ dataset: DATASET, message: 'one percent' }));
  const after = `${DATASET}@${commit.result.version}`;
  const diffs: number[] = [];
  for (let round = 0; round < 5; round++)
    diffs.push((await timed(() => client.compare.summary({ from: before, to: after }))).ms);
  const empty = await client.datasets.create({ name: 'empty' });
  const everything = await timed(() => client.compare.summary({ from: `${empty.name}@draft`, to: after }));
  const { rows } = await client.documents.list({ version: after, limit: 200 });
  const pages: number[] = [];
  for (const row of rows)
    pages.push(
      (await timed(() => client.labels.page({ version: after, document: row.id, pageIndex: 0 }))).ms,
    );
  await core.close();
  return [
    {
      what: `diff of adjacent versions, ${edits.length} pages changed (median of 5)`,
      measured: ms(median(diffs)),
      baseline: `diff against nothing, every page ${ms(everything.ms)}`,
      ratio: times(median(diffs), everything.ms),
      bar: '< 300 ms',
    },
    {
      what: `commit of ${edits.length} edited pages`,
      measured: ms(commit.ms),
      baseline: '',
      ratio: '',
      bar: '',
    },
    {
      what: 'open a page of a version (median of 200)',
      measured: ms(median(pages)),
      baseline: '',
      ratio: '',
      bar: '< 20 ms',
    },
  ];
}

/** Opening the big library and showing its first documents, next to opening an empty one. */
export async function openStep(folder: string): Promise<Row[]> {
  const show = async (path: string, dataset: string): Promise<number> => {
    const start = performance.now();
    const { core, client } = await openCore(path);
    await client.datasets.list();
    await client.documents.list({ version: `${dataset}@draft`, limit: 200 });
    const took = performance.now() - start;
    await core.close();
    return took;
  };
  const big = await show(library(folder), DATASET);
  const small = await show(library(folder), 'notes');
  return [
    {
      what: 'open the library and list its first 200 documents (core only)',
      measured: ms(big),
      baseline: `a dataset of one page ${ms(small)}`,
      ratio: times(big, small),
      bar: '< 2 s with the window',
    },
  ];
}

/** Export of 50,000 pages as COCO. */
export async function exportStep(folder: string): Promise<Row[]> {
  const { core, client } = await openCore(library(folder), 'read');
  const target = core.handles.register(join(folder, 'export.json'));
  const { ms: took, result } = await timed(async () =>
    finish(await client.exchange.export({ version: `${DATASET}@1`, format: 'coco', target })),
  );
  const peakMiB = process.resourceUsage().maxRSS / 1024;
  const shown = await client.versions.show({ version: `${DATASET}@1` });
  await core.close();
  const size = statSync(join(folder, 'export.json')).size;
  const copy = await timed(() =>
    execFileSync('cp', [join(folder, 'export.json'), join(folder, 'copy.json')]),
  );
  rmSync(join(folder, 'copy.json'));
  const per50k = (took * 50_000) / shown.pages;
  return [
    {
      what: `COCO export of ${shown.pages} pages, ${result.regions} regions (${(size / 2 ** 20).toFixed(0)} MiB, peak ${peakMiB.toFixed(0)} MiB)`,
      measured: `${ms(took)}; per 50,000 pages ${ms(per50k)}`,
      baseline: `cp of the file ${ms(copy.ms)}`,
      ratio: times(took, copy.ms),
      bar: '< 20 s per 50,000',
    },
  ];
}

/** Adding a large file: copy and hash, next to openssl on the same file. */
export async function hashStep(folder: string): Promise<Row[]> {
  const big = join(folder, 'big.bin');
  writeFileSync(big, randomBytes(512 * 1024 * 1024));
  const store = createFileStore(join(folder, 'hashing'));
  store.sweep();
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let round = 0; round < 3; round++) {
    theirs.push((await timed(() => execFileSync('openssl', ['dgst', '-sha256', big]))).ms);
    const { ms: took, result } = await timed(() => store.hash(big));
    ours.push(took);
    if (!execFileSync('openssl', ['dgst', '-sha256', big]).includes(result))
      throw new Error('the hashes differ');
  }
  const receive = await timed(() => store.receive(big));
  await store.discard(receive.result);
  rmSync(big);
  const speed = (took: number): string => `${(512_000 / took).toFixed(0)} MiB/s`;
  return [
    {
      what: 'SHA-256 of a file of 512 MiB',
      measured: speed(median(ours)),
      baseline: `openssl ${speed(median(theirs))}`,
      ratio: times(median(theirs), median(ours)),
      bar: '≥ 0.9 × openssl',
    },
    {
      what: 'the same with the copy into the library, synced',
      measured: speed(receive.ms),
      baseline: '',
      ratio: '',
      bar: '',
    },
  ];
}
